import { randomUUID } from "node:crypto";

import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import {
  agreeProgramme,
  approveProgramme,
  returnProgramme,
  sendProgramme,
  withdrawProgramme,
} from "@/lib/modules/programmes/approvals/mutations";
import { saveProgramme } from "@/lib/modules/programmes/drafts/mutations";
import { beginProgramme } from "@/lib/modules/programmes/mutations";
import { listSchoolProgrammes } from "@/lib/modules/programmes/lists/queries";
import { getProgramme } from "@/lib/modules/programmes/queries";
import {
  closeProgramme,
  dropProgrammeRevision,
  reviseProgramme,
} from "@/lib/modules/programmes/revisions/mutations";
import { getAuthorityProgrammeTasks, getSchoolProgrammeTasks } from "@/lib/modules/programmes/tasks/queries";
import { beginRiskProfile, rateFactor } from "@/lib/modules/risk-profiles/mutations";
import type { Tenant, TenantSchool } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import {
  measureFields,
  orderOf,
  wholeTransition,
  writeFields,
  type ProgrammeTarget,
} from "@/tests/setup/programmes";
import { at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let school: TenantSchool;
let director: TenantContext;
let deputy: TenantContext;
let specialist: TenantContext;
let target: ProgrammeTarget;
let year: number;

beforeAll(async () => {
  tenant = await makeTenant();
  [school] = tenant.municipalities[0].schools;
  director = await at(school.director, school);
  deputy = await at(school.deputy, school);
  specialist = await at(tenant.municipalities[0].specialist, school);
  year = tenant.year;
  target = { school: school.code, kind: "transition", year };
});

const audited = async () =>
  (
    await asAdministrator<{ event: string }>(
      `SELECT event FROM audit_events WHERE event LIKE 'programme.%' AND after->>'school' = '${school.code}' ORDER BY at, id`,
    )
  ).map(({ event }) => event);
const version = async (number = 1) =>
  (await getProgramme(director, { ...target, text: number })).text.version;
/** Titles of what waits on the homes of the authority and of the school. */
const waiting = async () => {
  const [home] = tenant.municipalities;
  const atHome = await at(home.specialist, home);
  const tasks = [await getAuthorityProgrammeTasks(atHome), await getSchoolProgrammeTasks(director)];
  const [authority, own] = tasks.map((of) => of.map(({ title }) => title));
  return { authority, school: own };
};
const step = async (number = 1) => ({ ...target, number, version: await version(number) });

describe("a transition plan", () => {
  it("is demanded of a listed school, and begins with what the portal knows", async () => {
    const before = await listSchoolProgrammes(director, year);
    expect(before.listed).toEqual(["federal", "regional"]);
    expect(before.programmes).toEqual([]);
    await refused(beginProgramme(specialist, target), "FORBIDDEN");
    await refused(beginProgramme(director, { ...target, year: year + 4 }), "CONFLICT");
    await beginProgramme(deputy, target);
    await refused(beginProgramme(director, target), "CONFLICT");
    const { content } = await getProgramme(director, target);
    const titles = Object.entries(content).filter(([field]) => field.endsWith("/title"));
    expect(titles.map(([, value]) => value)).toContain("Вакансии");
    expect(Object.keys(content).some((field) => field.endsWith("/baseline"))).toBe(true);
  });

  it("names its mentor by the membership of the day", async () => {
    const [, mentored] = tenant.municipalities[0].schools;
    const own = await at(mentored.director, mentored);
    await beginProgramme(own, { ...target, school: mentored.code });
    const page = await getProgramme(own, target);
    expect(page.content["text/mentor"]).toContain(school.director.fullName);
    expect(page.content["text/mentor"]).toContain("приказ № 7 от 01.02.2025");
  });

  it("is not sent while something is left to fill in, nor by the deputy", async () => {
    const early = await refused(sendProgramme(director, await step()), "CONFLICT");
    expect(early.message).toContain("заполнена не вся");
    await writeFields(deputy, target, wholeTransition(year));
    await refused(sendProgramme(deputy, await step()), "FORBIDDEN");
    const stale = await refused(sendProgramme(director, { ...(await step()), version: 9 }), "STALE");
    expect(stale.details.stale?.field).toBe("version");
  });

  it("is locked while it is agreed, returned with a reason, and agreed by its authority alone", async () => {
    await sendProgramme(director, await step());
    expect(await waiting()).toEqual({ authority: ["Согласуйте программы школ: 1"], school: [] });
    const locked = await refused(
      saveProgramme(await at(tenant.municipalities[0].head, school), {
        ...target,
        number: 1,
        seq: 0,
        changes: [],
      }),
      "FORBIDDEN",
    );
    expect(locked.code).toBe("FORBIDDEN");
    const reply = await saveProgramme(director, {
      ...target,
      number: 1,
      seq: 0,
      changes: [{ field: "text/goal", base: null, value: "Другая" }],
    });
    expect(reply.refusals[0]?.message).toContain("на согласовании");
    const analyst = await at(tenant.region.analyst, school);
    const level = await refused(agreeProgramme(analyst, await step()), "CONFLICT");
    expect(level.message).toContain("согласует специалист МОУО");
    await refused(agreeProgramme(director, await step()), "FORBIDDEN");
    await returnProgramme(specialist, { ...(await step()), reason: "Укажите сроки занятий" });
    const title = `План перехода в эффективный режим функционирования на ${String(year)} год`;
    expect(await waiting()).toEqual({ authority: [], school: [`Доработайте: ${title}`] });
    const page = await getProgramme(director, target);
    expect(page.text).toMatchObject({ state: "draft", returnReason: "Укажите сроки занятий" });
    await sendProgramme(director, await step());
    await withdrawProgramme(director, await step());
    await sendProgramme(director, await step());
    await refused(approveProgramme(director, { ...(await step()), ...orderOf(year) }), "CONFLICT");
    await agreeProgramme(specialist, await step());
    expect(await waiting()).toEqual({ authority: [], school: [`Утвердите приказом: ${title}`] });
    await refused(returnProgramme(specialist, { ...(await step()), reason: "Передумали" }), "CONFLICT");
  });

  it("comes into force by the school's order", async () => {
    const tomorrow = { ...orderOf(year), orderDate: "2190-01-01" };
    const early = await refused(approveProgramme(director, { ...(await step()), ...tomorrow }), "INVALID");
    expect(early.details.fields).toHaveProperty("orderDate");
    await refused(
      approveProgramme(director, { ...(await step()), ...orderOf(year), fileId: randomUUID() }),
      "INVALID",
    );
    await approveProgramme(director, { ...(await step()), ...orderOf(year) });
    const page = await getProgramme(specialist, target);
    expect(page.text).toMatchObject({ state: "approved", orderNumber: "12-од" });
    expect(page.marks).toHaveLength(1);
    const list = await listSchoolProgrammes(director, year);
    expect(list.programmes[0]).toMatchObject({ state: "approved", execution: { done: 0, total: 1 } });
  });

  it("is revised beside the text in force, given up, revised anew and closed with results", async () => {
    await refused(reviseProgramme(specialist, { ...(await step()), reason: "Новый учитель" }), "FORBIDDEN");
    await reviseProgramme(director, { ...(await step()), reason: "Новый учитель" });
    await refused(reviseProgramme(director, { ...(await step()), reason: "Ещё раз" }), "CONFLICT");
    await refused(closeProgramme(director, await step()), "CONFLICT");
    await dropProgrammeRevision(director, await step(2));
    await reviseProgramme(director, { ...(await step()), reason: "Новая параллель" });
    await writeFields(
      director,
      target,
      measureFields("staff", { kind: "months", months: [3], repetition: "none" }),
      3,
    );
    await sendProgramme(director, await step(3));
    await agreeProgramme(specialist, await step(3));
    await approveProgramme(director, { ...(await step(3)), ...orderOf(year), orderNumber: "30-од" });
    const page = await getProgramme(director, target);
    expect(page.texts.map(({ state }) => state)).toEqual(["superseded", "dropped", "approved"]);
    expect(page.marks).toHaveLength(2);
    await writeFields(
      director,
      target,
      { "result/summary": "Доля снизилась", "audit/vsoko/mark": "partly" },
      3,
    );
    await closeProgramme(director, await step(3));
    const closed = await getProgramme(director, target);
    expect(closed.text.state).toBe("closed");
    expect(closed.notes).toMatchObject({ "result/summary": "Доля снизилась", "audit/vsoko/mark": "partly" });
    await refused(saveProgramme(director, { ...target, number: 3, seq: 0, changes: [] }), "CONFLICT");
  });

  it("leaves a row of the audit for every step", async () => {
    expect(await audited()).toEqual(
      [
        "begun",
        "sent",
        "returned",
        "sent",
        "withdrawn",
        "sent",
        "agreed",
        "approved",
        "revision-begun",
        "revision-dropped",
        "revision-begun",
        "sent",
        "agreed",
        "approved",
        "closed",
      ].map((event) => `programme.${event}`),
    );
  });
});

describe("an antirisk programme", () => {
  it("has a section for each confirmed factor, and keeps those it was sent with", async () => {
    const antirisk: ProgrammeTarget = { ...target, kind: "antirisk" };
    const now = { ...antirisk, number: 1 };
    await beginRiskProfile(director, { school: school.code, year, edition: 2022 });
    const rate = (code: string) =>
      rateFactor(director, {
        ...{ school: school.code, year, code, version: 0, level: "high", reason: "По анкетам" },
        ...{ confirmed: true, priority: code === "RF09" },
      });
    await rate("RF02");
    await rate("RF09");
    await beginProgramme(director, antirisk);
    const { sections } = await getProgramme(director, antirisk);
    expect(sections.map(({ code }) => code)).toEqual(["RF09", "RF02"]);
    const fields = sections.flatMap(({ code }) => {
      const indicator = `indicator/${randomUUID()}`;
      return Object.entries({
        ...measureFields(code, { kind: "deadline", on: `${String(year)}-10-01` }),
        [`section/${code}/goal`]: "Снизить долю неуспевающих",
        [`${indicator}/section`]: code,
        [`${indicator}/position`]: "A",
        [`${indicator}/target`]: "9",
      });
    });
    await writeFields(director, antirisk, {
      ...Object.fromEntries(fields),
      "text/planned": "Меньше неуспевающих",
    });
    await sendProgramme(director, { ...now, version: 1 });
    await rate("RF06");
    const page = await getProgramme(specialist, antirisk);
    expect(page.sections.map(({ code }) => code)).toEqual(["RF09", "RF02"]);
    expect(page.newFactors).toEqual(["RF06. Низкая учебная мотивация обучающихся"]);
    await returnProgramme(specialist, { ...now, version: 2, reason: "Добавьте мотивацию" });
    const draft = await getProgramme(director, antirisk);
    expect(draft.sections).toHaveLength(3);
    const unfilled = await refused(sendProgramme(director, { ...now, version: 3 }), "CONFLICT");
    expect(unfilled.message).toContain("заполнена не вся");
  });
});

describe("a school that answers to the region", () => {
  it("has its programme agreed by ИМАЦ", async () => {
    const { directSchool, region } = tenant;
    const own = await at(directSchool.director, directSchool);
    const analyst = await at(region.analyst, directSchool);
    const direct = { ...target, school: directSchool.code };
    await beginProgramme(own, direct);
    await writeFields(own, direct, wholeTransition(year));
    await sendProgramme(own, { ...direct, number: 1, version: 1 });
    expect((await getProgramme(analyst, direct)).can.agree.allowed).toBe(true);
    await agreeProgramme(analyst, { ...direct, number: 1, version: 2 });
    expect((await getProgramme(own, direct)).can.approve.allowed).toBe(true);
  });
});

describe("others", () => {
  it("see nothing of it: another authority, another school, a year without a programme", async () => {
    const neighbour = tenant.municipalities[1];
    await expect(at(neighbour.specialist, school)).rejects.toThrow();
    const other = await at(neighbour.schools[0].director, neighbour.schools[0]);
    await refused(getProgramme(other, target), "NOT_FOUND");
    await refused(getProgramme(director, { ...target, year: year - 1 }), "NOT_FOUND");
    await refused(getProgramme(director, { ...target, text: 99 }), "NOT_FOUND");
  });
});

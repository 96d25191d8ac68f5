import { beforeAll, describe, expect, it } from "vitest";

import { approvePlan, submitPlan } from "@/lib/modules/plans/approvals/mutations";
import { saveChoice, saveIndicatorResult, saveResultText } from "@/lib/modules/plans/closing/mutations";
import { handOverUnfinished } from "@/lib/modules/plans/closing/next/mutations";
import { getClosing } from "@/lib/modules/plans/closing/queries";
import type { ClosingDetails } from "@/lib/modules/plans/closing/types";
import { closeYear, reopenYear } from "@/lib/modules/plans/closing/years/mutations";
import { createPlan } from "@/lib/modules/plans/creation/mutations";
import { saveIndicatorField } from "@/lib/modules/plans/indicators/mutations";
import { removeMeasure } from "@/lib/modules/plans/measures/mutations";
import { getPlan } from "@/lib/modules/plans/queries";
import { beginRevision } from "@/lib/modules/plans/revisions/mutations";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tenant, TenantMunicipality } from "@/prisma/factories/tenant";
import { makeEndingPlan, TITLES } from "@/tests/setup/closing";
import { auditOf } from "@/tests/setup/plans";
import { statementsOf } from "@/tests/setup/statements";
import { asCommand, asOwner, at, makeTenant, refused } from "@/tests/setup/world";

interface World {
  tenant: Tenant;
  home: TenantMunicipality;
  specialist: TenantContext;
  head: TenantContext;
  /** The year that is ending; the plan of the next one is not there. */
  target: { municipality: string; year: number };
}

async function makeWorld(): Promise<World> {
  const tenant = await makeTenant();
  const [home] = tenant.municipalities;
  const year = tenant.year - 1;
  await makeEndingPlan(home, year);
  return {
    tenant,
    home,
    specialist: await at(home.specialist, home),
    head: await at(home.head, home),
    target: { municipality: home.code, year },
  };
}

const read = ({ specialist, target }: World) => getClosing(specialist, target.year);

async function close(world: World, ctx = world.specialist) {
  const { version, unfinished } = await getClosing(ctx, world.target.year);
  const input = { ...world.target, version, unfinished: unfinished.length };
  return closeYear(asCommand(ctx, input), input);
}

async function reopen(world: World) {
  const input = { ...world.target, version: (await read(world)).version, reason: "Уточнить показатель" };
  return reopenYear(asCommand(world.head, input), input);
}

async function handOver(world: World) {
  const input = { ...world.target, version: (await read(world)).version };
  return handOverUnfinished(asCommand(world.specialist, input), input);
}

const unfinishedOf = ({ unfinished }: ClosingDetails, title: string) => {
  const found = unfinished.find((one) => one.title === title);
  if (!found) throw new Error(`${title} is finished`);
  return found;
};

const resultHistory = ({ home }: World) =>
  asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
    tx.planDraftChange.findMany({
      where: { municipalityId: home.id, subjectType: "result" },
      orderBy: { id: "asc" },
    }),
  );

const titlesOf = async ({ specialist }: World, year: number) =>
  (await getPlan(specialist, year)).measures.map(({ title }) => title);

describe("results of a year", () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });

  it("tell how the measures of each track ended and what is left", async () => {
    const results = await read(world);
    expect(results.tracks.map(({ title: _title, ...track }) => track)).toEqual([
      { trackNumber: 0, total: 1, done: 1, late: 0, notDone: 0, cancelled: 0 },
      { trackNumber: 1, total: 2, done: 0, late: 1, notDone: 1, cancelled: 0 },
      { trackNumber: 2, total: 0, done: 0, late: 0, notDone: 0, cancelled: 0 },
      { trackNumber: 3, total: 2, done: 0, late: 0, notDone: 1, cancelled: 1 },
    ]);
    expect(results.unfinished.map(({ number, title, handOver }) => [number, title, handOver])).toEqual([
      ["1.2", TITLES.begun, true],
      ["3.1", TITLES.untouched, true],
    ]);
    expect(results.lateNumbers).toEqual(["1.1"]);
    expect(results.next).toEqual({ year: world.tenant.year, state: null, missing: 2 });
    expect(results.can).toMatchObject({ edit: { allowed: true }, close: { allowed: true } });
  });

  it("cost eight statements at most", async () => {
    expect((await statementsOf(() => read(world))).length).toBeLessThanOrEqual(8);
  });

  it("are read by the region, not by schools and neighbours", async () => {
    const { home, tenant, target } = world;
    const analyst = await at(tenant.region.analyst, home);
    const seen = await getClosing(analyst, target.year);
    expect(seen.can.edit).toMatchObject({ allowed: false });
    await refused(getClosing(await at(home.schools[0].director, home.schools[0]), target.year), "NOT_FOUND");
    const [, neighbour] = tenant.municipalities;
    await refused(getClosing(await at(neighbour.specialist, neighbour), target.year), "NOT_FOUND");
    await refused(getClosing(world.specialist, 2001), "NOT_FOUND");
  });

  it("are saved field by field, with the history of each", async () => {
    const { specialist, head, target, home } = world;
    const text = { ...target, field: "summary" as const, base: "", value: "Сделано много." };
    const saved = await saveResultText(specialist, text);
    expect(saved.texts.summary).toBe("Сделано много.");
    const [indicator] = (await read(world)).indicators;
    const id = indicator?.id ?? "";
    const figure = { ...target, indicatorId: id, field: "actual" as const, base: null, value: "21.5" };
    const reply = await saveIndicatorResult(head, figure);
    expect(reply.indicators.find((one) => one.id === id)).toEqual({ id, actual: "21.5", note: "" });
    const { lineageId } = unfinishedOf(await read(world), TITLES.untouched);
    await saveChoice(specialist, { ...target, lineageId, base: true, value: false });
    expect(unfinishedOf(await read(world), TITLES.untouched).handOver).toBe(false);
    expect(await resultHistory(world)).toMatchObject([
      { field: "summary", before: "", after: "Сделано много.", userId: home.specialist.id },
      { field: "actual", before: null, after: "21.5", userId: home.head.id },
      { field: "handOver", before: true, after: false, userId: home.specialist.id },
    ]);
    // Said again, it is not written again: the answer to the first may have been lost.
    await saveResultText(specialist, text);
    await saveIndicatorResult(head, { ...figure, value: "21.500" });
    await saveChoice(specialist, { ...target, lineageId, base: true, value: false });
    expect(await resultHistory(world)).toHaveLength(3);
  });

  it("lose neither of two editors", async () => {
    const { specialist, head, target, home } = world;
    const text = { ...target, field: "conclusions" as const, base: "" };
    await saveResultText(head, { ...text, value: "Написал руководитель" });
    const stale = await refused(
      saveResultText(specialist, { ...text, value: "Написал специалист" }),
      "STALE",
    );
    expect(stale.details.stale).toMatchObject({
      field: "conclusions",
      current: "Написал руководитель",
      changedBy: home.head.fullName,
    });
    const [indicator] = (await read(world)).indicators;
    const figure = { ...target, indicatorId: indicator?.id ?? "", field: "actual" as const };
    const other = await refused(
      saveIndicatorResult(specialist, { ...figure, base: null, value: "7" }),
      "STALE",
    );
    expect(other.details.stale).toMatchObject({ current: "21.5", changedBy: home.head.fullName });
    const { lineageId } = unfinishedOf(await read(world), TITLES.begun);
    await saveChoice(head, { ...target, lineageId, base: true, value: false });
    await saveChoice(specialist, { ...target, lineageId, base: false, value: true });
    // Two chapters at once are two fields.
    await Promise.all([
      saveResultText(head, { ...text, base: "Написал руководитель", value: "Выводы" }),
      saveResultText(specialist, { ...target, field: "nextTasks", base: "", value: "Задачи" }),
    ]);
    expect((await read(world)).texts).toMatchObject({ conclusions: "Выводы", nextTasks: "Задачи" });
  });

  it("refuse what is not of this plan", async () => {
    const { specialist, target } = world;
    const absent = "00000000-0000-4000-8000-000000000000";
    await refused(
      saveIndicatorResult(specialist, {
        ...target,
        indicatorId: absent,
        field: "note",
        base: "",
        value: "х",
      }),
      "NOT_FOUND",
    );
    await refused(
      saveChoice(specialist, { ...target, lineageId: absent, base: true, value: false }),
      "NOT_FOUND",
    );
    const analyst = await at(world.tenant.region.analyst, world.home);
    await refused(
      saveResultText(analyst, { ...target, field: "summary", base: "", value: "х" }),
      "FORBIDDEN",
    );
  });

  it("keep the value of an indicator through a revision", async () => {
    const { specialist, head, target } = world;
    const of = async () => (await read(world)).version;
    const reason = { ...target, version: await of(), reason: "Уточнить показатели" };
    await beginRevision(asCommand(specialist, reason), reason);
    const draft = await getPlan(specialist, target.year, 2);
    const row = draft.indicators[0];
    await saveIndicatorField(specialist, {
      ...target,
      id: row?.id ?? "",
      since: 0,
      field: "target",
      base: row?.target ?? null,
      value: "22",
    });
    const cannot = { ...target, version: await of(), unfinished: 2 };
    const { message } = await refused(closeYear(asCommand(specialist, cannot), cannot), "CONFLICT");
    expect(message).toContain("Готовится редакция 2");
    const sent = { ...target, version: draft.version.version };
    const { version } = await submitPlan(asCommand(specialist, sent), sent);
    const order = { ...target, version, orderNumber: "57", orderDate: `${String(target.year)}-10-01` };
    const today = { ...head, today: `${String(target.year)}-12-20` };
    await approvePlan(asCommand(today, order), order);
    const [indicator] = (await read(world)).indicators;
    expect(indicator).toMatchObject({ target: "22", actual: "21.5" });
    const note = {
      ...target,
      indicatorId: indicator?.id ?? "",
      field: "note" as const,
      base: "",
      value: "по приказу",
    };
    await saveIndicatorResult(specialist, note);
    expect((await read(world)).indicators[0]).toMatchObject({ actual: "21.5", note: "по приказу" });
  });
});

describe("closing a year", () => {
  it("fixes the results, stores the drafted chapters and is audited", async () => {
    const world = await makeWorld();
    const { specialist, target, home } = world;
    await saveResultText(specialist, { ...target, field: "conclusions", base: "", value: "Своими словами" });
    const before = await read(world);
    expect(await close(world)).toEqual({ state: "closed", version: before.version + 1 });
    const after = await read(world);
    expect(after).toMatchObject({
      state: "closed",
      closedBy: home.specialist.fullName,
      tracks: before.tracks,
    });
    expect(after.texts.summary).toContain(`Из 5 мероприятий плана на ${String(target.year)} год выполнено 2`);
    expect(after.texts.conclusions).toBe("Своими словами");
    expect(after.can.edit).toMatchObject({ allowed: false });
    const { id } = await getPlan(specialist, target.year);
    const [event] = (await auditOf(home.regionId, id)).filter((one) => one.event === "plan.year-closed");
    expect(event).toMatchObject({
      userId: home.specialist.id,
      after: { state: "closed", total: 5, done: 1, late: 1, notDone: 2, cancelled: 1, handedOver: 2 },
    });
    const locked = { ...target, field: "summary" as const, base: after.texts.summary, value: "Иначе" };
    await refused(saveResultText(specialist, locked), "CONFLICT");
    await refused(close(world), "CONFLICT");
  });

  it("is refused to those who may not, to a stale page and to a page that tells another number", async () => {
    const world = await makeWorld();
    const { target, tenant, home, specialist } = world;
    const { version } = await read(world);
    const input = { ...target, version, unfinished: 2 };
    await refused(closeYear(asCommand(await at(home.methodologist, home), input), input), "FORBIDDEN");
    await refused(closeYear(asCommand(await at(tenant.region.admin, home), input), input), "FORBIDDEN");
    const [, neighbour] = tenant.municipalities;
    await refused(closeYear(asCommand(await at(neighbour.specialist, neighbour), input), input), "NOT_FOUND");
    const stale = { ...input, version: version - 1 };
    await refused(closeYear(asCommand(specialist, stale), stale), "STALE");
    const other = { ...input, unfinished: 1 };
    const { message } = await refused(closeYear(asCommand(specialist, other), other), "CONFLICT");
    expect(message).toContain("незавершённых мероприятий теперь 2, а было 1");
    expect((await read(world)).state).toBe("approved");
  });

  it("is refused while the plan is not approved", async () => {
    const world = await makeWorld();
    const next = { municipality: world.home.code, year: world.tenant.year, source: "empty" as const };
    await createPlan(asCommand(world.specialist, next), next);
    const results = await getClosing(world.specialist, next.year);
    expect(results.can.close).toMatchObject({ allowed: false });
    const input = { ...world.target, year: next.year, version: results.version, unfinished: 0 };
    const { message } = await refused(closeYear(asCommand(world.specialist, input), input), "CONFLICT");
    expect(message).toContain("ещё не утверждён");
  });

  it("is undone by the head with a reason; what the portal drafted is drafted anew", async () => {
    const world = await makeWorld();
    const { specialist, head, target, home } = world;
    await saveResultText(specialist, { ...target, field: "conclusions", base: "", value: "Своими словами" });
    await close(world, head);
    const input = { ...target, version: (await read(world)).version, reason: "Уточнить" };
    await refused(reopenYear(asCommand(specialist, input), input), "FORBIDDEN");
    const stale = { ...input, version: input.version - 1 };
    await refused(reopenYear(asCommand(head, stale), stale), "STALE");
    expect(await reopenYear(asCommand(head, input), input)).toEqual({
      state: "approved",
      version: input.version + 1,
    });
    const results = await read(world);
    expect(results).toMatchObject({ state: "approved", closedAt: null, closedBy: null });
    expect(results.texts).toEqual({ summary: "", conclusions: "Своими словами", nextTasks: "" });
    const { id } = await getPlan(specialist, target.year);
    const events = (await auditOf(home.regionId, id)).map(({ event }) => event);
    expect(events.slice(-2)).toEqual(["plan.year-closed", "plan.year-reopened"]);
    await refused(reopen(world), "CONFLICT");
    await close(world);
    expect((await read(world)).state).toBe("closed");
  });

  it("and autosave at the same moment lose nothing", async () => {
    const world = await makeWorld();
    const text = { ...world.target, field: "summary" as const, base: "", value: "Набрано в последний миг" };
    const [saved] = await Promise.allSettled([
      saveResultText(world.specialist, text),
      close(world, world.head),
    ]);
    const { state, texts } = await read(world);
    expect(state).toBe("closed");
    // Saved before the closing it stands in the results; after it the person is told and keeps the text.
    if (saved.status === "fulfilled") expect(texts.summary).toBe(text.value);
    else expect(saved.reason).toMatchObject({ code: "CONFLICT" });
  });
});

describe("what is unfinished", () => {
  it("goes on in the next plan, but for what stays behind", async () => {
    const world = await makeWorld();
    const { specialist, target, home, tenant } = world;
    const { lineageId } = unfinishedOf(await read(world), TITLES.untouched);
    await saveChoice(specialist, { ...target, lineageId, base: true, value: false });
    await close(world);
    const next = { municipality: home.code, year: tenant.year, source: "previous" as const };
    await createPlan(asCommand(specialist, next), next);
    expect(await titlesOf(world, tenant.year)).toEqual([
      TITLES.done,
      TITLES.late,
      TITLES.begun,
      TITLES.cancelled,
    ]);
    expect((await read(world)).next).toEqual({ year: tenant.year, state: "draft", missing: 0 });
    expect((await read(world)).can.handOver).toMatchObject({ allowed: false });
  });

  it("is added to a next plan that is there already, once, with its history", async () => {
    const world = await makeWorld();
    const { specialist, target, home, tenant } = world;
    const next = { municipality: home.code, year: tenant.year, source: "empty" as const };
    await createPlan(asCommand(specialist, next), next);
    await refused(handOver(world), "CONFLICT");
    await close(world);
    expect((await read(world)).next).toEqual({ year: tenant.year, state: "draft", missing: 2 });
    expect(await handOver(world)).toEqual({ year: tenant.year, added: 2 });
    const plan = await getPlan(specialist, tenant.year);
    expect(plan.measures).toMatchObject([
      {
        title: TITLES.begun,
        trackNumber: 1,
        carriedOver: true,
        period: { on: `${String(tenant.year)}-11-30` },
      },
      { title: TITLES.untouched, trackNumber: 3, carriedOver: true },
    ]);
    const history = await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
      tx.planDraftChange.findMany({ where: { planVersionId: plan.version.id, field: "added" } }),
    );
    expect(history.map(({ subjectId }) => subjectId).sort()).toEqual(
      plan.measures.map(({ id }) => id).sort(),
    );
    const events = (await auditOf(home.regionId, plan.id)).filter(
      ({ event }) => event === "plan.handed-over",
    );
    expect(events).toMatchObject([{ after: { fromYear: target.year, year: tenant.year, measures: 2 } }]);

    const [line] = plan.measures;
    await removeMeasure(specialist, { ...next, id: line?.id ?? "", since: 0 });
    const { message } = await refused(handOver(world), "CONFLICT");
    expect(message).toContain("уже есть в плане");
    expect(await titlesOf(world, tenant.year)).toEqual([TITLES.untouched]);
  });

  it("is handed over by nobody but the specialist, and not from a stale page", async () => {
    const world = await makeWorld();
    const next = { municipality: world.home.code, year: world.tenant.year, source: "empty" as const };
    await createPlan(asCommand(world.specialist, next), next);
    await close(world);
    const input = { ...world.target, version: (await read(world)).version };
    await refused(handOverUnfinished(asCommand(world.head, input), input), "FORBIDDEN");
    const stale = { ...input, version: input.version - 1 };
    await refused(handOverUnfinished(asCommand(world.specialist, stale), stale), "STALE");
    await Promise.allSettled([handOver(world), handOver(world)]);
    expect(await titlesOf(world, world.tenant.year)).toEqual([TITLES.begun, TITLES.untouched]);
  });

  it("is no question any more once it is done", async () => {
    const world = await makeWorld();
    const { specialist, target, home, tenant } = world;
    const { lineageId } = unfinishedOf(await read(world), TITLES.untouched);
    await saveChoice(specialist, { ...target, lineageId, base: true, value: false });
    await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
      tx.measureLineage.update({
        where: { id: lineageId },
        data: { execution: "done" },
        select: { id: true },
      }),
    );
    await close(world);
    const next = { municipality: home.code, year: tenant.year, source: "previous" as const };
    await createPlan(asCommand(specialist, next), next);
    expect(await titlesOf(world, tenant.year)).toContain(TITLES.untouched);
  });
});

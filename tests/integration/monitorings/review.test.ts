import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { returnSubmission, saveNote } from "@/lib/modules/monitorings/checking/mutations";
import { countUsualAnswers } from "@/lib/modules/monitorings/checking/plausibility/jobs";
import { readUsualRanges } from "@/lib/modules/monitorings/checking/plausibility/queries";
import { listQueue } from "@/lib/modules/monitorings/checking/queue/queries";
import { queueParams } from "@/lib/modules/monitorings/checking/queue/schema";
import { getReview } from "@/lib/modules/monitorings/checking/review/queries";
import { addRemark } from "@/lib/modules/monitorings/remarks/mutations";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import { SHORT_FORM } from "@/prisma/factories/short-form";
import { buildSending, leadSubmission } from "@/prisma/factories/submissions";
import type { Tenant, TenantSchool } from "@/prisma/factories/tenant";
import { statementsOf } from "@/tests/setup/statements";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let campaign: BuiltCampaign;
let schools: TenantSchool[];
let analyst: TenantContext;
let specialist: TenantContext;

const owner = <T>(work: (tx: Tx) => Promise<T>) => asOwner({ regionId: tenant.region.id }, work);
const idOf = (school: TenantSchool) => campaign.submissions[school.id] ?? "";
const minute = (count: number) => new Date(Date.UTC(2026, 8, 1, 9, count));
const all = queueParams.parse({});
/** Rows of sendings the transaction has read. */
const rowsRead = async (tx: Tx) => {
  const [row] = await tx.$queryRaw<{ reads: number }[]>`
    SELECT (seq_tup_read + idx_tup_fetch)::float8 AS reads FROM pg_stat_xact_user_tables
     WHERE relname = 'submission_sendings'`;
  return row?.reads;
};
const named = () => ({ year: campaign.year, code: campaign.code });

beforeAll(async () => {
  tenant = await makeTenant();
  campaign = await owner((tx) => buildCampaign(tx, tenant, { definition: SHORT_FORM }));
  const [first, second] = tenant.municipalities;
  schools = [...first.schools, ...second.schools];
  await owner(async (tx) => {
    for (const [index, school] of schools.entries()) {
      await buildSending(tx, tenant.region.id, idOf(school), {
        answers: { pupils: String(300 + index), second: "10" },
        lastYear: { pupils: "300" },
        warnings: index % 2,
        sentAt: minute(index),
        sentBy: school.director,
      });
    }
    for (const school of second.schools) await leadSubmission(tx, idOf(school), "checked");
  });
  analyst = await at(tenant.region.analyst, "region");
  specialist = await at(first.specialist, first);
});

describe("a queue", () => {
  it("of an authority holds what its schools sent, the longest waiting first; ИМАЦ's what was passed on", async () => {
    const [first, second] = tenant.municipalities;
    const own = await listQueue(specialist, all);
    expect(own.rows.map(({ organisation }) => organisation.code)).toEqual(
      first.schools.map(({ code }) => code),
    );
    expect(own.counts).toMatchObject({ submitted: 3, checked: 0, not_started: 0 });
    expect(own.authorities).toEqual([]);
    const theirs = await listQueue(analyst, all);
    expect(theirs.rows.map(({ organisation }) => organisation.code)).toEqual(
      second.schools.map(({ code }) => code),
    );
    expect(theirs.counts).toMatchObject({ submitted: 3, checked: 3, not_started: 1 });
  });

  it("is narrowed by campaign, authority, state and warnings, and turned round", async () => {
    const codes = async (filter: object) =>
      (await listQueue(analyst, queueParams.parse(filter))).rows.map(({ organisation }) => organisation.code);
    const [first] = tenant.municipalities;
    const [one, two, three] = first.schools;
    expect(await codes({ state: "submitted", municipality: first.code, sort: "-age" })).toEqual([
      three.code,
      two.code,
      one.code,
    ]);
    expect(await codes({ state: "submitted", warnings: "yes" })).toEqual([two.code]);
    expect(await codes({ state: "not_started", municipality: "direct" })).toEqual([tenant.directSchool.code]);
    expect(await codes({ state: "all", campaign: `M5-${String(campaign.year)}` })).toEqual([]);
    expect(await codes({ state: "late" })).toEqual([]);
  });

  it("goes on where its page ended, and costs the same whatever it holds", async () => {
    const page = await listQueue(analyst, queueParams.parse({ state: "all" }));
    const [, second] = page.rows;
    const after = `${String(Date.parse(second?.stateAt ?? ""))}.${second?.id ?? ""}`;
    const rest = await listQueue(analyst, queueParams.parse({ state: "all", after }));
    expect(rest.rows.map(({ id }) => id)).toEqual(page.rows.slice(2).map(({ id }) => id));
    const statements = await statementsOf(() => listQueue(analyst, all));
    expect(statements.filter((text) => !text.includes("portal_now")).length).toBeLessThanOrEqual(4);
  });

  it("is not there at a school, and shows nobody's to a stranger", async () => {
    const [school] = tenant.municipalities[0].schools;
    await refused(listQueue(await at(school.director, school), all), "NOT_FOUND");
    const other = await makeTenant();
    const foreign = await listQueue(
      await at(other.region.analyst, "region"),
      queueParams.parse({ state: "all" }),
    );
    expect(foreign.rows).toEqual([]);
  });
});

describe("a review", () => {
  it("shows what was sent beside last year's, with the way to the neighbours of the same queue", async () => {
    const [, middle] = tenant.municipalities[0].schools;
    const here = await at(tenant.municipalities[0].specialist, middle);
    const review = await getReview(here, named(), all);
    expect(review).toMatchObject({
      level: "municipality",
      opened: false,
      sending: { number: 1, sentBy: middle.director.fullName, timeliness: "on_time", warnings: 1 },
      difference: null,
      can: { pass: true, accept: false, return: true, reopen: false, note: true },
    });
    const [pupils] = review.sections[0]?.questions ?? [];
    expect(pupils?.answer).toMatchObject({ shown: "301", lastYear: "300" });
    const [one, , three] = tenant.municipalities[0].schools;
    const path = (school: TenantSchool) =>
      `/schools/${school.code}/monitorings/${String(campaign.year)}/${campaign.code}/review`;
    expect(review.place).toEqual({
      list: `/municipalities/${tenant.municipalities[0].code}/submissions`,
      previous: path(one),
      next: path(three),
    });
    const statements = await statementsOf(() => getReview(here, named(), all));
    expect(statements.length).toBeLessThanOrEqual(8);
  });

  it("opens after a return on what changed since, for the level that returned it", async () => {
    const [, , third] = tenant.municipalities[0].schools;
    const id = idOf(third);
    const here = await at(tenant.municipalities[0].specialist, third);
    const of = { organisation: third.code, id };
    await addRemark(here, { ...of, side: "municipality", question: "pupils", text: "Проверьте" });
    await saveNote(here, { ...of, text: "Звонили в школу", noteVersion: 0 });
    const { version } = await getReview(here, named(), all);
    await returnSubmission(here, { ...of, version, level: "municipality", reason: "", dueOn: null });
    await owner((tx) =>
      buildSending(tx, tenant.region.id, id, {
        answers: { pupils: "350", second: "10", note: "Пересчитали" },
      }),
    );
    const again = await getReview(here, named(), all);
    expect(again.difference).toEqual({
      since: 1,
      items: [
        { question: "pupils", title: "Обучающихся, чел.", before: "302", after: "350" },
        { question: "note", title: "Примечание", before: "", after: "Пересчитали" },
      ],
    });
    expect(again.threads).toMatchObject([{ question: "pupils", published: true, can: { reply: true } }]);
    expect(again.note).toMatchObject({ text: "Звонили в школу", version: 1 });
    expect(again.steps.map(({ title }) => title)).toEqual([
      "Отправлено",
      "Возвращено на доработку",
      "Отправлено",
    ]);
  });

  it("is not there for the respondent, for a stranger, nor where nothing was asked", async () => {
    const [school] = tenant.municipalities[0].schools;
    await refused(getReview(await at(school.director, school), named(), all), "NOT_FOUND");
    const region = await at(tenant.region.analyst, school);
    await refused(getReview(region, { year: 2001, code: "M1" }, all), "NOT_FOUND");
    const untouched = await getReview(await at(tenant.region.analyst, tenant.directSchool), named(), all);
    expect(untouched).toMatchObject({ sending: null, sections: [], level: null });
  });
});

describe("what others usually answer", () => {
  const read = (ctx: TenantContext, submission = idOf(tenant.directSchool)) =>
    withTenant(ctx, "submission:read", (tx) => readUsualRanges(tx, submission));

  it("is told from five accepted answers on, as quartiles, to those who check, of their own region", async () => {
    await owner(async (tx) => {
      for (const school of schools.slice(0, 4)) await leadSubmission(tx, idOf(school), "accepted");
    });
    await countUsualAnswers();
    expect(await read(analyst)).toEqual({});
    await owner(async (tx) => {
      for (const school of schools.slice(4)) await leadSubmission(tx, idOf(school), "accepted");
    });
    // What was accepted since is told once it is counted.
    expect(await read(analyst)).toEqual({});
    await countUsualAnswers();
    const [first] = tenant.municipalities[0].schools;
    const [{ pupils, second }] = [await read(analyst)];
    expect(second).toEqual({ answers: 6, lower: 10, upper: 10 });
    expect(pupils).toMatchObject({ answers: 6, lower: 301.5 });
    expect(await read(specialist, idOf(first))).toHaveProperty("pupils");
    // An authority is told nothing of what is not its to check, a school nothing at all.
    const [foreign] = tenant.municipalities[1].schools;
    expect(await read(specialist, idOf(foreign))).toEqual({});
    expect(await read(await at(first.director, first), idOf(first))).toEqual({});
    const other = await makeTenant();
    expect(await read(await at(other.region.analyst, "region"))).toEqual({});
  });

  it("tells a school of its own kind of settlement", async () => {
    const [first] = tenant.municipalities[0].schools;
    await owner(async (tx) => {
      await tx.organisationAttributes.updateMany({
        where: { organisationId: { in: schools.map(({ id }) => id) }, validTo: null },
        data: { settlement: "rural" },
      });
      await tx.usualRange.deleteMany({ where: { campaignId: campaign.id } });
    });
    await countUsualAnswers();
    expect(await read(analyst, idOf(first))).toHaveProperty("pupils.answers", 6);
    await owner((tx) =>
      tx.organisationAttributes.updateMany({
        where: { organisationId: first.id, validTo: null },
        data: { settlement: "urban" },
      }),
    );
    expect(await read(analyst, idOf(first))).toEqual({});
  });

  it("reads no answer of others at an opening, however many were accepted", async () => {
    const reads = await withTenant(analyst, "submission:read", async (tx) => {
      const before = await rowsRead(tx);
      await readUsualRanges(tx, idOf(tenant.directSchool));
      return { before, after: await rowsRead(tx) };
    });
    expect(reads.after).toEqual(reads.before);
  });
});

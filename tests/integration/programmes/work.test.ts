import { randomUUID } from "node:crypto";

import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { listSchoolActions } from "@/lib/modules/plans/actions/queries";
import { getMunicipalityProgrammes, getRegionProgrammes } from "@/lib/modules/programmes/coverage/queries";
import { saveProgramme } from "@/lib/modules/programmes/drafts/mutations";
import { reportProgramme } from "@/lib/modules/programmes/execution/mutations";
import type { ReportProgrammeInput } from "@/lib/modules/programmes/execution/schema";
import { beginProgramme } from "@/lib/modules/programmes/mutations";
import { getProgramme } from "@/lib/modules/programmes/queries";
import { buildProgramme } from "@/prisma/factories/programmes";
import type { Tenant, TenantSchool } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { storedFile } from "@/tests/setup/execution";
import { approvedTransition, type ProgrammeTarget } from "@/tests/setup/programmes";
import { statementsOf } from "@/tests/setup/statements";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let school: TenantSchool;
let director: TenantContext;
let deputy: TenantContext;
let specialist: TenantContext;
/** This year's, so that it can be told of. */
let target: ProgrammeTarget;
const measureId = randomUUID();

beforeAll(async () => {
  tenant = await makeTenant();
  [school] = tenant.municipalities[0].schools;
  director = await at(school.director, school);
  deputy = await at(school.deputy, school);
  specialist = await at(tenant.municipalities[0].specialist, school);
  const year = Number(director.today.slice(0, 4));
  target = { school: school.code, kind: "transition", year };
  await approvedTransition({ director, agreeing: specialist }, target, measureId);
});

const report = (change: Partial<ReportProgrammeInput> = {}): ReportProgrammeInput => ({
  ...target,
  lineageId: measureId,
  occurrence: "",
  version: 0,
  state: "done",
  stateOn: director.today,
  note: "Проведена в 5–9 классах",
  fileIds: [],
  cancelReason: null,
  ...change,
});
const ownAction = async (ctx: TenantContext) => {
  const row = (await listSchoolActions(ctx)).find(({ programme }) => programme !== null);
  if (!row) throw new Error("The programme has no action");
  return row;
};

describe("a measure of a programme in force", () => {
  it("stands among the school's actions and is told of at once", async () => {
    expect(await ownAction(director)).toMatchObject({
      programme: "transition",
      trackNumber: 1,
      lineageId: measureId,
      performs: true,
      canReport: { allowed: true },
    });
    const future = await refused(reportProgramme(director, report({ stateOn: "2190-01-01" })), "INVALID");
    expect(future.details.fields).toHaveProperty("stateOn");
    await refused(reportProgramme(specialist, report()), "FORBIDDEN");
    await refused(reportProgramme(director, report({ lineageId: randomUUID() })), "NOT_FOUND");
    await refused(reportProgramme(director, report({ kind: "antirisk" })), "NOT_FOUND");
    await refused(reportProgramme(director, report({ occurrence: "2027-03" })), "CONFLICT");
    await refused(reportProgramme(director, report({ fileIds: [randomUUID()] })), "INVALID");
    expect(await reportProgramme(deputy, report())).toMatchObject({ state: "done_late", version: 1 });
    const stale = await refused(reportProgramme(director, report()), "STALE");
    expect(stale.details.stale?.changedBy).toBe(school.deputy.fullName);
    await reportProgramme(director, report({ version: 1, state: "in_progress", stateOn: null }));
    expect((await ownAction(specialist)).cells[0]).toMatchObject({ state: "in_progress", version: 2 });
    const events = await asAdministrator<{ after: { state: string } }>(
      `SELECT after FROM audit_events WHERE event = 'programme.reported' AND school_id = '${school.id}' ORDER BY at, id`,
    );
    expect(events.map(({ after }) => after.state)).toEqual(["done_late", "in_progress"]);
  });

  it("is proved by files of the school, those taken off are shown no more", async () => {
    const fileId = await storedFile(director, "Справка.pdf");
    await reportProgramme(director, report({ version: 2, fileIds: [fileId] }));
    expect((await ownAction(specialist)).cells[0]?.files.map(({ name }) => name)).toEqual(["Справка.pdf"]);
    await reportProgramme(director, report({ version: 3 }));
    expect((await ownAction(director)).cells[0]?.files).toEqual([]);
  });

  it("is overdue while nobody has told of it, and counts by track for the authority", async () => {
    const late = `${String(target.year)}-01-02`;
    const mark = { state: "done" as const, on: `${String(target.year)}-01-01` };
    await asOwner({ regionId: school.regionId }, (tx) =>
      buildProgramme(tx, school, {
        kind: "antirisk",
        year: target.year,
        state: "approved",
        by: school.director.fullName,
        measures: [
          { section: "RF09", title: "Диагностика", period: { kind: "deadline", on: late }, mark },
          { section: "RF09", title: "Занятия", period: { kind: "deadline", on: late } },
        ],
      }),
    );
    const atHome = await at(tenant.municipalities[0].specialist, tenant.municipalities[0]);
    const { tracks } = await getMunicipalityProgrammes(atHome, target.year);
    expect(tracks).toEqual([
      { kind: "transition", track: 1, done: 1, total: 1, overdue: 0 },
      { kind: "antirisk", track: 3, done: 1, total: 2, overdue: 1 },
    ]);
  });
});

describe("the coverage of an authority and of the region", () => {
  it("counts who is expected to have what, in as many statements however many schools", async () => {
    const [home] = tenant.municipalities;
    const { year } = tenant;
    const atHome = await at(home.specialist, home);
    const listed = home.schools[0];
    await asOwner({ regionId: tenant.region.id }, async (tx) => {
      await buildProgramme(tx, listed, { kind: "transition", year, state: "on_agreement", by: "Директор" });
      await buildProgramme(tx, listed, { kind: "antirisk", year, state: "approved", by: "Директор" });
      await buildProgramme(tx, home.schools[1], { kind: "antirisk", year, state: "draft", by: "Директор" });
    });
    const shown = await getMunicipalityProgrammes(atHome, year);
    expect(shown.transition).toEqual({ expected: 1, approved: 0, waiting: 1, open: 1, missing: 0 });
    expect(shown.antirisk).toEqual({ expected: 3, approved: 1, waiting: 0, open: 1, missing: 1 });
    const { rows } = await getRegionProgrammes(await at(tenant.region.analyst, "region"), year);
    expect(rows.find(({ code }) => code === home.code)).toMatchObject({
      schools: 3,
      transition: shown.transition,
      antirisk: shown.antirisk,
    });
    expect(rows.at(-1)).toMatchObject({ code: null, schools: 1 });
    const [, other] = tenant.municipalities;
    const elsewhere = await at(other.specialist, other);
    const many = await statementsOf(() => getMunicipalityProgrammes(atHome, year));
    const none = await statementsOf(() => getMunicipalityProgrammes(elsewhere, year));
    expect([many.length, none.length]).toEqual([4, 4]);
    await refused(getMunicipalityProgrammes(director, year), "NOT_FOUND");
  });
});

describe("a draft written by two", () => {
  it("keeps both fields, and tells of the one both have changed", async () => {
    const own = tenant.municipalities[0].schools[1];
    const [director, deputy] = [await at(own.director, own), await at(own.deputy, own)];
    const draft: ProgrammeTarget = { ...target, school: own.code };
    const now = { ...draft, number: 1 };
    await beginProgramme(director, draft);
    const goal = "text/goal";
    const first = await saveProgramme(director, {
      ...now,
      seq: 0,
      changes: [{ field: goal, base: null, value: "Снизить долю" }],
    });
    expect(first).toMatchObject({ seq: 1, conflicts: [], refusals: [] });
    const second = await saveProgramme(deputy, {
      ...now,
      seq: 0,
      changes: [
        { field: goal, base: null, value: "Повысить долю" },
        { field: "text/tasks", base: null, value: "Провести диагностику" },
        { field: "text/unknown", base: null, value: "?" },
        {
          field: `measure/${randomUUID()}/period`,
          base: null,
          value: { kind: "deadline", on: "1999-01-01" },
        },
      ],
    });
    expect(second.conflicts).toMatchObject([
      { field: goal, value: "Снизить долю", changedBy: own.director.fullName },
    ]);
    expect(second.refusals.map(({ field }) => field.split("/")[1] === "unknown")).toContain(true);
    expect(second.refusals).toHaveLength(2);
    expect(second.others).toMatchObject([{ field: goal, value: "Снизить долю" }]);
    const again = await saveProgramme(director, {
      ...now,
      seq: 1,
      changes: [{ field: goal, base: null, value: "Снизить долю" }],
    });
    expect(again).toMatchObject({ seq: 2, others: [{ field: "text/tasks" }] });
    const { content } = await getProgramme(director, draft);
    expect(content).toMatchObject({ [goal]: "Снизить долю", "text/tasks": "Провести диагностику" });
    await refused(
      saveProgramme(await at(tenant.municipalities[0].specialist, own), { ...now, seq: 0, changes: [] }),
      "FORBIDDEN",
    );
  });
});

describe("a school that moves to another authority", () => {
  it("takes its programmes along: the new authority reads them, the old one does not", async () => {
    const moved = tenant.municipalities[0].schools[2];
    const [home, next] = tenant.municipalities;
    await asOwner({ regionId: tenant.region.id }, async (tx) => {
      await buildProgramme(tx, moved, {
        kind: "antirisk",
        year: target.year,
        state: "approved",
        by: "Директор",
      });
      const day = new Date(director.today);
      const of = { regionId: tenant.region.id, schoolId: moved.id };
      await tx.$executeRaw`SELECT set_config('app.municipality_id', '', true), set_config('app.school_id', '', true)`;
      await tx.schoolAffiliation.updateMany({ where: of, data: { validTo: day } });
      await tx.schoolAffiliation.create({ data: { ...of, municipalityId: next.id, validFrom: day } });
    });
    const has = async (municipality: typeof home) => {
      const ctx = await at(municipality.specialist, municipality);
      const { schools } = await getMunicipalityProgrammes(ctx, target.year);
      return schools.find(({ code }) => code === moved.code)?.antirisk?.state;
    };
    expect([await has(home), await has(next)]).toEqual([undefined, "approved"]);
  });
});

import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { compareRuns } from "@/lib/modules/methodologies/verdicts/comparison/queries";
import { computeVerdicts } from "@/lib/modules/methodologies/verdicts/jobs";
import { cancelRun, finishRun, reportRun, startRun } from "@/lib/modules/methodologies/verdicts/mutations";
import {
  getRun,
  getVerdict,
  listRuns,
  listSelectedSchools,
} from "@/lib/modules/methodologies/verdicts/queries";
import { readRunWork } from "@/lib/modules/methodologies/verdicts/reading/queries";
import type { StartRunInput } from "@/lib/modules/methodologies/verdicts/schema";
import { recomputeRun } from "@/lib/modules/methodologies/verdicts/snapshots/queries";
import { listVerdicts } from "@/lib/modules/methodologies/verdicts/tables/queries";
import { buildResults } from "@/prisma/factories/results";
import type { Tenant } from "@/prisma/factories/tenant";
import { auditOf } from "@/tests/setup/plans";
import { asCommand, asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let analyst: TenantContext;
let year: number;
beforeAll(async () => {
  tenant = await makeTenant();
  analyst = await at(tenant.region.analyst, "region");
  year = tenant.year - 1;
  await lowSchool();
});

/** The second school of the first authority is low in two indicators of the year. */
async function lowSchool(): Promise<void> {
  const { region, municipalities } = tenant;
  await asOwner({ regionId: region.id }, async (tx) => {
    const indicators = await tx.resultIndicator.findMany({ where: { code: { in: ["VPR_MA_5", "OGE_MA"] } } });
    await buildResults(
      tx,
      region,
      year,
      indicators.map(({ id }) => ({
        school: municipalities[0].schools[1],
        indicatorId: id,
        figures: [7, 20] as const,
      })),
    );
  });
}

function input(code: string, change: Partial<StartRunInput> = {}): StartRunInput {
  const versionId = tenant.methodologyVersions[code] ?? "";
  return { organisation: tenant.region.code, versionId, year, basisListId: null, notHeld: [], ...change };
}

async function compute(runId: string): Promise<void> {
  await computeVerdicts(
    { runId, userId: analyst.user.id, membershipId: analyst.memberships[0]?.id ?? "" },
    { last: false },
  );
}

async function run(code: string, change: Partial<StartRunInput> = {}): Promise<string> {
  const { id } = await startRun(asCommand(analyst, {}), input(code, change));
  await compute(id);
  return id;
}

const everything = { outcome: null, municipalityId: null, words: "", after: null };

describe("a run", () => {
  it("judges every open school, keeps inputs and rule, and is recomputed to the same checksum", async () => {
    const id = await run("FED_1Y");
    const details = await getRun(analyst, id);
    expect(details).toMatchObject({ state: "done", done: 7, total: 7, can: { cancel: false } });
    expect(details.outcomes).toEqual({
      identified: 1,
      control_zone: 0,
      manual_review: 0,
      // The first school misses both indicators of the ОГЭ.
      insufficient_data: 1,
      not_identified: 5,
    });
    const { rows, next } = await listVerdicts(analyst, id, { ...everything, outcome: "identified" });
    expect(next).toBeNull();
    expect(rows).toMatchObject([
      { schoolCode: tenant.municipalities[0].schools[1].code, low: ["VPR_MA_5", "OGE_MA"], index: null },
    ]);
    expect(await recomputeRun(analyst, id)).toMatchObject({ schools: 7, different: 0, same: true });
    const events = (await auditOf(tenant.region.id, id)).map(({ event }) => event);
    expect(events).toEqual(["verdicts.run-started", "verdicts.run-finished"]);
    expect((await listRuns(analyst))[0]?.id).toBe(id);

    // New results change nothing of it: it is computed from what it kept.
    await asOwner({ regionId: tenant.region.id }, async (tx) => {
      const indicators = await tx.resultIndicator.findMany({ where: { code: "VPR_RU_6" } });
      await buildResults(tx, tenant.region, year, [
        { school: tenant.directSchool, indicatorId: indicators[0]?.id ?? "", figures: [19, 20] },
      ]);
    });
    expect(await recomputeRun(analyst, id)).toMatchObject({ same: true, checksum: details.checksum });
  });

  it("tells why, with figures, and gives its schools to a list", async () => {
    const id = await run("FED_1Y");
    const school = tenant.municipalities[0].schools[1];
    const verdict = await getVerdict(analyst, id, school.code);
    expect(verdict.text.years[0]?.lines.find(({ code }) => code === "OGE_MA")?.text).toBe(
      "ОГЭ математика: 7 из 20 — 35,0 % при пороге 30 %: низкий результат",
    );
    const selected = await asOwner({ regionId: tenant.region.id }, (tx) =>
      listSelectedSchools(tx, tenant.region.id, id, ["identified"]),
    );
    expect(selected).toEqual([
      {
        schoolId: school.id,
        municipalityId: school.municipalityId,
        outcome: "identified",
        grounds: "ВПР математика 5 класс: 7 из 20 (35,0 %); ОГЭ математика: 7 из 20 (35,0 %)",
      },
    ]);
    const waiting = tenant.municipalities[0].schools[0];
    expect((await getVerdict(analyst, id, waiting.code)).text.conclusion).toMatch(/не хватает данных \(ОГЭ/);
    await refused(getVerdict(analyst, id, "999"), "NOT_FOUND");
  });

  it("never takes an unloaded year for a good one, unless it was not held", async () => {
    // Nothing is loaded for the year before: nobody who is low now can be let go.
    const strict = await run("FED_2Y_AND");
    const low = tenant.municipalities[0].schools[1].code;
    expect((await getVerdict(analyst, strict, low)).outcome).toBe("insufficient_data");
    const codes = (await getRun(analyst, strict)).rule.indicators;
    const notHeld = codes.map((code) => ({ code, back: 1 }));
    const told = await run("FED_2Y_AND", { notHeld });
    expect((await getVerdict(analyst, told, low)).outcome).toBe("not_identified");
    const { pairs, differences } = await compareRuns(analyst, strict, told);
    expect(differences).toContainEqual(
      expect.objectContaining({ schoolCode: low, left: "insufficient_data", right: "not_identified" }),
    );
    expect(pairs.reduce((sum, { count }) => sum + count, 0)).toBe(7);
  });

  it("of the control zone leaves out the schools of its list", async () => {
    const refusal = await refused(startRun(analyst, input("CONTROL_ZONE")), "CONFLICT");
    expect(refusal.message).toMatch(/Выберите перечень/);
    const id = await run("CONTROL_ZONE", { basisListId: tenant.lists.current.federal });
    const [listed, inZone] = tenant.municipalities[0].schools;
    expect((await getVerdict(analyst, id, listed.code)).text.conclusion).toMatch(/входит в перечень/);
    expect((await getVerdict(analyst, id, inZone.code)).outcome).toBe("control_zone");
    await refused(startRun(analyst, input("CONTROL_ZONE", { basisListId: id })), "NOT_FOUND");
  });

  it("goes on one at a time, is cancelled, and then writes nothing", async () => {
    const { id } = await startRun(analyst, input("FED_1Y"));
    await refused(startRun(analyst, input("FED_1Y")), "CONFLICT");
    await refused(recomputeRun(analyst, id), "CONFLICT");
    expect(await reportRun(analyst, id, { done: 2, total: 7 })).toBe(true);
    const work = await readRunWork(analyst, id);
    await cancelRun(analyst, { id });
    await refused(cancelRun(analyst, { id }), "CONFLICT");
    expect(await finishRun(analyst, id, { year, settings: work.settings, verdicts: [] })).toBe(false);
    await compute(id);
    expect(await getRun(analyst, id)).toMatchObject({ state: "cancelled", checksum: null });
    expect((await listVerdicts(analyst, id, everything)).rows).toEqual([]);
    const events = (await auditOf(tenant.region.id, id)).map(({ event }) => event);
    expect(events).toEqual(["verdicts.run-started", "verdicts.run-cancelled"]);
  });

  it("begins again from its beginning after its machine died, and is finished once", async () => {
    const { id } = await startRun(analyst, input("REG_INDEX"));
    await reportRun(analyst, id, { done: 3, total: 7 });
    await compute(id);
    const first = await getRun(analyst, id);
    await compute(id);
    expect(await getRun(analyst, id)).toEqual(first);
    expect(first.state).toBe("done");
  });

  it("is seen below the region only through a list that rests on it", async () => {
    const id = await run("FED_1Y");
    const [school, other] = [tenant.municipalities[0].schools[1], tenant.municipalities[0].schools[2]];
    const director = await at(school.director, school);
    await refused(getVerdict(director, id, school.code), "NOT_FOUND");
    await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.schoolList.create({
        data: {
          regionId: tenant.region.id,
          ownerId: tenant.region.id,
          kind: "regional",
          listYear: tenant.year,
          runId: id,
          methodologyVersionId: tenant.methodologyVersions.FED_1Y,
          state: "published",
          publishedOn: new Date("2026-10-16T00:00:00Z"),
        },
      }),
    );
    const verdict = await getVerdict(director, id, school.code);
    expect(verdict.text.conclusion).toMatch(/относится к школам с низкими/);
    expect(verdict.rule[0]).toMatch(/Смотрят результаты/);
    await refused(getVerdict(director, id, other.code), "NOT_FOUND");
    const neighbour = tenant.municipalities[1];
    await refused(getVerdict(await at(neighbour.head, neighbour), id, school.code), "NOT_FOUND");
    const head = await at(tenant.municipalities[0].head, tenant.municipalities[0]);
    expect((await getVerdict(head, id, school.code)).outcome).toBe("identified");
    // The checksum is over all schools: whoever sees some of them cannot compare it.
    await refused(recomputeRun(head, id), "FORBIDDEN");

    // Verdicts go with a school to the authority it answers to now; of the others it sees none.
    const head2 = await at(neighbour.head, neighbour);
    await asOwner({ regionId: tenant.region.id }, async (tx) => {
      await tx.schoolAffiliation.updateMany({
        where: { schoolId: school.id, validTo: null },
        data: { validTo: new Date("2026-11-01T00:00:00Z") },
      });
      await tx.schoolAffiliation.create({
        data: {
          regionId: tenant.region.id,
          municipalityId: neighbour.id,
          schoolId: school.id,
          validFrom: new Date("2026-11-01T00:00:00Z"),
        },
      });
      await tx.organisation.update({ where: { id: school.id }, data: { municipalityId: neighbour.id } });
    });
    expect((await getVerdict(head2, id, school.code)).outcome).toBe("identified");
    await refused(getVerdict(head2, id, other.code), "NOT_FOUND");
    await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.organisation.update({
        where: { id: school.id },
        data: { municipalityId: tenant.municipalities[0].id },
      }),
    );
  });

  it("hints at a mismatch to ИМАЦ alone", async () => {
    const school = tenant.municipalities[0].schools[2];
    await asOwner({ regionId: tenant.region.id }, async (tx) => {
      const indicators = await tx.resultIndicator.findMany({ where: { group: { in: ["vpr", "oge"] } } });
      await buildResults(
        tx,
        tenant.region,
        year,
        indicators.map(({ id, group }) => ({
          school,
          indicatorId: id,
          figures: group === "vpr" ? ([9, 20] as const) : ([0, 20] as const),
        })),
      );
    });
    const id = await run("FED_1Y");
    await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.schoolList.create({
        data: {
          regionId: tenant.region.id,
          ownerId: tenant.region.id,
          kind: "regional",
          listYear: tenant.year + 3,
          runId: id,
          methodologyVersionId: tenant.methodologyVersions.FED_1Y,
          state: "published",
          publishedOn: new Date("2026-10-16T00:00:00Z"),
        },
      }),
    );
    expect((await getVerdict(analyst, id, school.code)).mismatch).toBe(true);
    expect((await getVerdict(await at(school.director, school), id, school.code)).mismatch).toBe(false);
    const hinted = async (ctx: TenantContext) =>
      (await listVerdicts(ctx, id, everything)).rows.filter(({ mismatch }) => mismatch).length;
    expect(await hinted(analyst)).toBe(1);
    expect(await hinted(await at(tenant.municipalities[0].head, tenant.municipalities[0]))).toBe(0);
  });
});

describe("refusals", () => {
  it("of roles and strangers", async () => {
    const ministry = await at(tenant.region.ministry, "region");
    await refused(startRun(ministry, input("FED_1Y")), "FORBIDDEN");
    const other = await makeTenant();
    const stranger = await at(other.region.admin, "region");
    await refused(startRun(stranger, input("FED_1Y")), "NOT_FOUND");
    const id = await run("FED_1Y");
    for (const read of [getRun, recomputeRun]) await refused(read(stranger, id), "NOT_FOUND");
    await refused(cancelRun(stranger, { id }), "NOT_FOUND");
    expect((await listVerdicts(stranger, id, everything)).rows).toEqual([]);
  });
});

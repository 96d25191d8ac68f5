import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { compareRuns } from "@/lib/modules/methodologies/verdicts/comparison/queries";
import { cancelRun, finishRun, reportRun, startRun } from "@/lib/modules/methodologies/verdicts/mutations";
import {
  getRun,
  getVerdict,
  listRuns,
  listSelectedSchools,
} from "@/lib/modules/methodologies/verdicts/queries";
import { readRunWork } from "@/lib/modules/methodologies/verdicts/reading/queries";
import { recomputeRun } from "@/lib/modules/methodologies/verdicts/snapshots/queries";
import { listVerdicts } from "@/lib/modules/methodologies/verdicts/tables/queries";
import { buildResults } from "@/prisma/factories/results";
import type { Tenant } from "@/prisma/factories/tenant";
import { auditOf } from "@/tests/setup/plans";
import { makeRunWorld, type RunWorld } from "@/tests/setup/runs";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let world: RunWorld;
let tenant: Tenant;
let analyst: TenantContext;
let year: number;
beforeAll(async () => {
  world = await makeRunWorld();
  ({ tenant, analyst, year } = world);
});

const input: RunWorld["input"] = (code, change) => world.input(code, change);
const run: RunWorld["run"] = (code, change) => world.run(code, change);
const compute: RunWorld["compute"] = (id) => world.compute(id);

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

  it("finds schools by the words the register finds them by", async () => {
    const id = await run("FED_1Y");
    const school = tenant.municipalities[0].schools[1];
    const found = await listVerdicts(analyst, id, {
      ...everything,
      words: `  ${school.code}  ${school.shortName} `,
    });
    expect(found.rows.map(({ schoolCode }) => schoolCode)).toEqual([school.code]);
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

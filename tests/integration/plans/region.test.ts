import { beforeAll, describe, expect, it } from "vitest";

import { approvePlan, submitPlan } from "@/lib/modules/plans/approvals/mutations";
import { computeCoverage } from "@/lib/modules/plans/coverage/rules";
import type { ExecutionCounters } from "@/lib/modules/plans/execution/types";
import { listRegionPlans } from "@/lib/modules/plans/overview/queries";
import { getPlan } from "@/lib/modules/plans/queries";
import { listPlansOfMunicipality } from "@/lib/modules/plans/years/queries";
import { statementsOf } from "@/tests/setup/statements";
import { makePlanWorld, type PlanWorld } from "@/tests/setup/plans";
import { asOwner, at, refused } from "@/tests/setup/world";

const NONE = { not_started: 0, in_progress: 0, done: 0, done_late: 0, cancelled: 0 };
const LONG_AGO = "2001-05-31";
const FAR_AHEAD = "2199-05-31";

let world: PlanWorld;
beforeAll(async () => {
  world = await makePlanWorld("catalogue");
});

/** Leaves counters as a mark of execution would. */
async function leaveCounters(counters: ExecutionCounters): Promise<void> {
  const { home, plan } = world;
  await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
    tx.plan.update({ where: { id: plan.id }, data: { execution: { ...counters } } }),
  );
}

describe("deficits a plan answers for", () => {
  it("are those found before its year once it is approved; a draft meets those of its year too", async () => {
    const { specialist, head, target, tenant, home, year, plan } = await makePlanWorld("catalogue");
    const findIn = (foundYear: number) =>
      asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
        tx.deficit.update({ where: { id: tenant.deficitId }, data: { foundYear } }),
      );
    const answered = async () =>
      (await getPlan(specialist, year)).schools.flatMap(({ openDeficits }) => openDeficits).length;
    await findIn(year);
    expect(await answered()).toBe(1);
    await findIn(year + 1);
    expect(await answered()).toBe(0);

    await findIn(year);
    const { version } = await submitPlan(specialist, { ...target, version: plan.version.version });
    await approvePlan(head, { ...target, version, orderNumber: "9", orderDate: "2024-02-01" });
    const analyst = await at(tenant.region.analyst, "region");
    const { schools, measures, lines, tracks } = await getPlan(specialist, year);
    const shown = computeCoverage({ year, schools, measures, lines, tracks }).gapCount;
    const row = (await listRegionPlans(analyst, year)).find(
      ({ municipalityCode }) => municipalityCode === home.code,
    );
    expect(row?.gapCount).toBe(shown);
    await findIn(year - 1);
    expect(await answered()).toBe(1);
    await findIn(year);
    expect(await answered()).toBe(0);
  });
});

describe("the region's table of plans", () => {
  it("tells what is overdue by the clock of the reading, from counters alone", async () => {
    const analyst = await at(world.tenant.region.analyst, "region");
    const before = await listRegionPlans(analyst, world.year);
    expect(before.map(({ execution }) => execution)).toEqual([null, null]);

    await leaveCounters({
      byTrack: { 1: { ...NONE, done: 2, done_late: 1, not_started: 3 }, 2: { ...NONE, cancelled: 4 } },
      openByDue: { [LONG_AGO]: 2, [analyst.today]: 1, [FAR_AHEAD]: 5 },
    });
    let rows: Awaited<ReturnType<typeof listRegionPlans>> = [];
    const statements = await statementsOf(async () => {
      rows = await listRegionPlans(analyst, world.year);
    });
    expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(4);
    expect(rows[0]?.execution).toEqual({
      byTrack: { 1: { done: 3, total: 6 }, 2: { done: 0, total: 0 } },
      done: 3,
      total: 6,
      overdue: 2,
    });
    expect(rows[1]).toMatchObject({ state: null, execution: null });
    const later = await listRegionPlans({ ...analyst, today: FAR_AHEAD }, world.year);
    expect(later[0]?.execution?.overdue).toBe(3);
  });

  it("says the same to the authority, and nothing to a neighbour", async () => {
    const { specialist, neighbour, year } = world;
    const [own] = (await listPlansOfMunicipality(specialist)).plans;
    expect(own).toMatchObject({ year, execution: { done: 3, total: 6, overdue: 2 } });
    const stranger = await at(neighbour.specialist, neighbour);
    expect((await listPlansOfMunicipality(stranger)).plans).toEqual([]);
    await refused(listRegionPlans(stranger, year), "FORBIDDEN");
  });
});

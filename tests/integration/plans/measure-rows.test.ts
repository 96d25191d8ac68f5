import { expect, it } from "vitest";

import { withTenant } from "@/lib/core/db/with-tenant";
import { MEASURE_PARTS, listMeasures, toMeasureRow } from "@/lib/modules/plans/measures/queries";
import { makePlanWorld } from "@/tests/setup/plans";
import { asOwner } from "@/tests/setup/world";

it("a line worded by the database is the line a save answers with", async () => {
  const { specialist, plan, home, year } = await makePlanWorld("catalogue");
  const scope = { regionId: home.regionId, municipalityId: home.id };
  const [first, second] = plan.measures;
  await asOwner(scope, async (tx) => {
    const { id: planId } = await tx.plan.create({ data: { ...scope, year: year - 1 } });
    const before = await tx.measureLineage.create({
      data: { ...scope, planId, execution: "in_progress" },
    });
    await tx.measureLineage.update({
      where: { id: first?.lineageId ?? "" },
      data: {
        predecessorId: before.id,
        execution: "done_late",
        executionOn: new Date(`${String(year)}-03-02`),
        doneCount: 18,
        cancelledCount: 2,
      },
    });
    await tx.measureLineage.update({
      where: { id: second?.lineageId ?? "" },
      data: { nextDueOn: new Date(`${String(year)}-05-31`) },
    });
  });
  const planVersionId = plan.version.id;
  const [worded, stored] = await withTenant(specialist, "plan:read", async (tx) => [
    await listMeasures(tx, { planVersionId }),
    await tx.planMeasure.findMany({ where: { planVersionId, removedAt: null }, include: MEASURE_PARTS }),
  ]);
  const rows = new Map(stored.map((row) => [row.id, toMeasureRow(row)]));
  expect(worded.length).toBeGreaterThan(30);
  expect(worded).toEqual(worded.map(({ id }) => rows.get(id)));
  expect(worded.find(({ id }) => id === first?.id)).toMatchObject({
    carriedOver: true,
    previousState: "in_progress",
    execution: { state: "done_late", on: `${String(year)}-03-02`, done: 18, cancelled: 2 },
  });
});

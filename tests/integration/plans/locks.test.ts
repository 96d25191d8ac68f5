import { describe, expect, it } from "vitest";

import { withTenant } from "@/lib/core/db/with-tenant";
import type { Tx } from "@/lib/core/db/client";
import { submitPlan } from "@/lib/modules/plans/approvals/mutations";
import { aMeasure, makePlanWorld, newId } from "@/tests/setup/plans";
import { at } from "@/tests/setup/world";

/** What a trigger said, under the client's own wording of the error. */
const raised = (message: string) => ({
  meta: { driverAdapterError: { cause: { originalMessage: expect.stringContaining(message) as string } } },
});

/** What the database itself refuses, whoever asks and whatever the application forgot. */
describe("the database", () => {
  it("keeps every part of a text that is not a draft", async () => {
    const { specialist, target, plan, home, tenant } = await makePlanWorld();
    const measure = plan.measures.find(({ schoolIds }) => schoolIds.length > 0) ?? aMeasure(plan);
    await submitPlan(specialist, { ...target, version: plan.version.version });
    const key = { regionId: home.regionId, municipalityId: home.id, measureId: measure.id };
    const attempts: ((tx: Tx) => Promise<unknown>)[] = [
      (tx) => tx.planMeasure.update({ where: { id: measure.id }, data: { title: "Подмена" } }),
      (tx) => tx.planVersion.update({ where: { id: plan.version.id }, data: { goal: "Подмена" } }),
      (tx) => tx.measureSchool.deleteMany({ where: { measureId: measure.id } }),
      (tx) => tx.measureDeficit.createMany({ data: [{ ...key, deficitId: tenant.deficitId }] }),
      (tx) => tx.planList.deleteMany({ where: { planVersionId: plan.version.id } }),
      (tx) =>
        tx.planIndicator.createMany({
          data: [
            {
              regionId: home.regionId,
              municipalityId: home.id,
              planVersionId: plan.version.id,
              position: "V",
            },
          ],
        }),
    ];
    for (const attempt of attempts) {
      await expect(withTenant(specialist, "plan:edit", attempt)).rejects.toMatchObject(
        raised("The text of the plan is locked"),
      );
    }
  });

  it("refuses a measure that names a school of another authority", async () => {
    const { specialist, plan, home, neighbour } = await makePlanWorld();
    const { id } = aMeasure(plan);
    const foreign = {
      regionId: home.regionId,
      municipalityId: home.id,
      measureId: id,
      schoolId: neighbour.schools[0].id,
    };
    await expect(
      withTenant(specialist, "plan:edit", (tx) => tx.measureSchool.createMany({ data: [foreign] })),
    ).rejects.toThrow(/[Ff]oreign key/);
    // Nor does the row pass under the other authority's name.
    await expect(
      withTenant(specialist, "plan:edit", (tx) =>
        tx.measureSchool.createMany({ data: [{ ...foreign, municipalityId: neighbour.id }] }),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it("never changes a published list", async () => {
    const { tenant } = await makePlanWorld("empty");
    const admin = await at(tenant.region.admin, "region");
    const listId = tenant.lists.current.federal;
    const attempts: ((tx: Tx) => Promise<unknown>)[] = [
      (tx) => tx.schoolList.update({ where: { id: listId }, data: { methodology: "другая" } }),
      (tx) => tx.schoolListEntry.deleteMany({ where: { listId } }),
      (tx) =>
        tx.schoolListEntry.createMany({
          data: [{ regionId: tenant.region.id, schoolId: tenant.directSchool.id, listId }],
        }),
    ];
    for (const attempt of attempts) {
      await expect(withTenant(admin, "catalogue:edit", attempt)).rejects.toMatchObject(
        raised("A published list never changes"),
      );
    }
  });

  it("keeps the history of a draft and the audit insert-only", async () => {
    const { specialist, plan } = await makePlanWorld("empty");
    const attempts: ((tx: Tx) => Promise<unknown>)[] = [
      (tx) =>
        tx.planDraftChange.updateMany({ where: { planVersionId: plan.version.id }, data: { field: "х" } }),
      (tx) => tx.planDraftChange.deleteMany({}),
      (tx) => tx.auditEvent.updateMany({ where: {}, data: { event: "х" } }),
      (tx) => tx.auditEvent.deleteMany({}),
      (tx) => tx.planMeasure.deleteMany({ where: { id: newId() } }),
    ];
    for (const attempt of attempts) {
      await expect(withTenant(specialist, "plan:edit", attempt)).rejects.toThrow(
        /permission denied|denied access/,
      );
    }
  });
});

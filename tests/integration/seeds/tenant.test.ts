import { afterAll, describe, expect, it } from "vitest";

import { openOwnerDatabase, actAs } from "@/lib/core/db/owner";
import { withTenant } from "@/lib/core/db/with-tenant";
import { actorContext } from "@/prisma/factories/actors";
import { buildPlan } from "@/prisma/factories/plans";
import { makeRandom } from "@/prisma/factories/random";
import { buildTenant } from "@/prisma/factories/tenant";

const owner = openOwnerDatabase();
afterAll(() => owner.$disconnect());

describe("factories", () => {
  it("make a world of its own each time", async () => {
    const one = await buildTenant(owner);
    const two = await buildTenant(owner);
    expect(one.region.code).not.toBe(two.region.code);

    const ctx = await actorContext(one.municipalities[0].specialist.id, {
      organisation: one.municipalities[0].code,
    });
    const seen = await withTenant(ctx, "organisation:read", (tx) =>
      tx.organisation.findMany({ select: { code: true } }),
    );
    // The region, the authority and its three schools; nobody else's.
    expect(seen).toHaveLength(5);
    await expect(
      actorContext(one.region.admin.id, { organisation: two.municipalities[0].code }),
    ).rejects.toThrow();
  });

  it("makes a mentor who is the director of another school", async () => {
    const { municipalities } = await buildTenant(owner);
    const [own, mentored] = municipalities[0].schools;
    const there = await actorContext(own.director.id, { organisation: mentored.code });
    expect(there.memberships.map(({ role }) => role)).toEqual(["mentor"]);
  });

  it("make a plan of any state with its measures", async () => {
    const tenant = await buildTenant(owner);
    const [municipality] = tenant.municipalities;
    const [school] = municipality.schools;
    const plan = await owner.$transaction((tx) =>
      buildPlan(tx, makeRandom(), municipality, {
        year: tenant.year - 1,
        state: "approved",
        lists: [{ listId: tenant.lists.previous.federal, purpose: "governing" }],
        indicators: [{ title: "Доля ШНОР, вышедших из перечня", unit: "%", baseline: 20, target: 40 }],
        measures: [
          {
            trackNumber: 0,
            title: "Приказ о назначении",
            period: { kind: "deadline", on: `${tenant.year - 1}-02-15` },
          },
          {
            trackNumber: 1,
            title: "Собеседование",
            schoolRule: "chosen",
            schoolIds: [school.id],
            execution: { state: "in_progress" },
          },
        ],
      }),
    );
    const stored = await owner.$transaction(async (tx) => {
      await actAs(tx, municipality);
      return tx.planVersion.findUniqueOrThrow({
        where: { id: plan.versionId },
        include: { plan: { include: { lineages: true } } },
      });
    });
    expect(stored).toMatchObject({ state: "approved", measureCount: 2 });
    expect(stored.plan.lineages.map(({ execution }) => execution).sort()).toEqual([
      "in_progress",
      "not_started",
    ]);
  });
});

import { describe, expect, it } from "vitest";

import { createPlan } from "@/lib/modules/plans/creation/mutations";
import { getPlan } from "@/lib/modules/plans/queries";
import { openOwnerDatabase } from "@/lib/core/db/owner";
import { buildPlan } from "@/prisma/factories/plans";
import { makeRandom } from "@/prisma/factories/random";
import { auditOf, makePlanWorld } from "@/tests/setup/plans";
import { asCommand, asOwner, at, makeTenant, refused } from "@/tests/setup/world";

describe("createPlan", () => {
  it("makes the plan from the catalogue, on the lists of the year before, and audits it", async () => {
    const { plan, tenant, home } = await makePlanWorld("catalogue");
    expect(plan.measures).toHaveLength(35);
    expect(plan.basis).toHaveLength(4);
    expect(plan.measures.find(({ title }) => title.startsWith("Назначение ответственного"))?.period).toEqual({
      kind: "deadline",
      on: `${tenant.year}-02-15`,
    });
    expect(plan.texts.justification).toContain(String(tenant.year - 1));
    const stored = await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
      tx.planList.findMany({
        where: { planVersionId: plan.version.id },
        select: { listId: true, purpose: true },
      }),
    );
    expect(stored).toContainEqual({ listId: tenant.lists.current.federal, purpose: "governing" });
    expect(stored).toContainEqual({ listId: tenant.lists.previous.federal, purpose: "comparison" });
    expect(stored).not.toContainEqual({ listId: tenant.lists.previous.control_zone, purpose: "governing" });
    const [event] = await auditOf(home.regionId, plan.id);
    expect(event).toMatchObject({
      event: "plan.created",
      userId: home.specialist.id,
      municipalityId: home.id,
    });
    expect(event?.after).toMatchObject({ year: tenant.year, source: "catalogue", measures: 35 });
  });

  it("goes on from last year's plan: moved periods, new lists, open deficits, unfinished marked", async () => {
    const tenant = await makeTenant();
    const [home] = tenant.municipalities;
    const [listed, zone, lacking] = home.schools;
    const owner = openOwnerDatabase();
    const last = tenant.year - 1;
    await owner.$transaction((tx) =>
      buildPlan(tx, makeRandom(), home, {
        year: last,
        state: "approved",
        approved: {
          at: new Date(`${last}-02-10T09:00:00Z`),
          byName: "Начальник",
          orderNumber: "11",
          orderDate: `${last}-02-10`,
        },
        texts: { goal: "Снизить число ШНОР" },
        indicators: [{ title: "Доля вышедших школ", unit: "%", baseline: 10, target: 20 }],
        measures: [
          {
            trackNumber: 1,
            title: "Собеседования",
            period: { kind: "range", from: `${last}-03-01`, to: `${last}-04-30` },
            responsible: { kind: "post", text: "методист" },
            schoolRule: "federal",
            schoolIds: [zone.id],
            evidence: "протокол",
            execution: { state: "in_progress" },
          },
          {
            trackNumber: 2,
            title: "Закрытие вакансии",
            schoolRule: "chosen",
            schoolIds: [lacking.id],
            deficitIds: [tenant.deficitId],
            execution: { state: "done", on: `${last}-09-01` },
          },
        ],
      }),
    );
    await owner.$disconnect();
    const specialist = await at(home.specialist, home);
    const input = { municipality: home.code, year: tenant.year, source: "previous" as const };
    await createPlan(asCommand(specialist, input), input);
    const plan = await getPlan(specialist, tenant.year);
    const [first, second] = plan.measures;
    expect(first).toMatchObject({
      title: "Собеседования",
      period: { kind: "range", from: `${tenant.year}-03-01`, to: `${tenant.year}-04-30` },
      schoolRule: "federal",
      schoolIds: [listed.id],
      carriedOver: true,
      previousState: "in_progress",
    });
    expect(second).toMatchObject({
      deficitIds: [tenant.deficitId],
      schoolIds: [lacking.id],
      carriedOver: false,
      previousState: "done",
    });
    expect(plan.texts.goal).toBe("Снизить число ШНОР");
    expect(plan.indicators[0]).toMatchObject({
      title: "Доля вышедших школ",
      unit: "%",
      baseline: null,
      target: null,
    });
  });

  it("makes an empty plan whose every demand is a gap", async () => {
    const { plan, tenant, home } = await makePlanWorld("empty");
    expect(plan.measures).toEqual([]);
    const version = await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
      tx.planVersion.findUniqueOrThrow({ where: { id: plan.version.id } }),
    );
    // Four empty tracks, a listed school, a control-zone school, a deficit, six lines of track 3.
    expect(version.gapCount).toBe(13);
    expect(plan.year).toBe(tenant.year);
  });

  it("refuses a second plan of the year, a year far away and a source that is not there", async () => {
    const { specialist, target, neighbour, tenant } = await makePlanWorld("empty");
    await refused(createPlan(specialist, { ...target, source: "empty" }), "CONFLICT");
    await refused(createPlan(specialist, { ...target, year: target.year + 5, source: "empty" }), "INVALID");
    const other = await at(neighbour.specialist, neighbour);
    const from = { municipality: neighbour.code, year: tenant.year, source: "previous" as const };
    expect((await refused(createPlan(other, from), "CONFLICT")).message).toContain(String(tenant.year - 1));
  });

  it("makes one plan when two people begin it at once", async () => {
    const tenant = await makeTenant();
    const [home] = tenant.municipalities;
    const specialist = await at(home.specialist, home);
    const input = { municipality: home.code, year: tenant.year, source: "catalogue" as const };
    const both = await Promise.allSettled([
      createPlan(asCommand(specialist, input), input),
      createPlan(asCommand(specialist, input), input),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { contextOfUser } from "@/lib/core/db/bootstrap";
import { approvePlan, returnPlan, submitPlan, withdrawPlan } from "@/lib/modules/plans/approvals/mutations";
import { createPlan } from "@/lib/modules/plans/creation/mutations";
import { listPlanChanges } from "@/lib/modules/plans/drafts/queries";
import {
  addIndicator,
  removeIndicator,
  restoreIndicator,
  saveIndicatorField,
} from "@/lib/modules/plans/indicators/mutations";
import { indicatorProcedures } from "@/lib/modules/plans/indicators/procedures";
import {
  addMeasure,
  moveMeasure,
  removeMeasure,
  restoreMeasure,
  saveMeasureField,
} from "@/lib/modules/plans/measures/mutations";
import { measureProcedures } from "@/lib/modules/plans/measures/procedures";
import { chooseNearLow, savePlanText } from "@/lib/modules/plans/mutations";
import { planProcedures } from "@/lib/modules/plans/procedures";
import { getPlanReferences } from "@/lib/modules/plans/references/queries";
import { listRegionPlans } from "@/lib/modules/plans/overview/queries";
import { getPlan } from "@/lib/modules/plans/queries";
import { aMeasure, historyOf, makePlanWorld, newId, type PlanWorld } from "@/tests/setup/plans";
import { at, refused } from "@/tests/setup/world";

let world: PlanWorld;
let strangers: TenantContext[];
beforeAll(async () => {
  world = await makePlanWorld("catalogue");
  const { neighbour, home, specialist, tenant } = world;
  const foreign = await makePlanWorld("empty");
  // Contexts no request can get: a stranger's memberships at the address of the plan. Only the database stands between.
  const forged = async (user: { id: string }, own: { code: string }): Promise<TenantContext> => ({
    ...(await at(user, own)),
    organisation: specialist.organisation,
  });
  strangers = [
    await forged(neighbour.specialist, neighbour),
    await forged(neighbour.head, neighbour),
    await forged(foreign.home.specialist, foreign.home),
    await forged(foreign.tenant.region.admin, foreign.tenant.region),
  ];
  for (const user of [neighbour.specialist, foreign.home.specialist, foreign.tenant.region.admin]) {
    expect(await contextOfUser(user.id, null, { organisation: home.code })).toBeNull();
  }
  expect(await contextOfUser(tenant.region.admin.id, null, { organisation: home.code })).not.toBeNull();
});

type Ask = (ctx: TenantContext, world: PlanWorld) => Promise<unknown>;

const row = ({ target, plan }: PlanWorld) => ({ ...target, id: aMeasure(plan).id, since: 0 });
const indicator = ({ target }: PlanWorld) => ({ ...target, id: newId(), since: 0 });
const step = ({ target, plan }: PlanWorld) => ({ ...target, version: plan.version.version });

/** Every procedure of a plan, asked as its own people would ask it. Names are checked against the router below. */
const PROCEDURES: Record<string, { ask: Ask; lower: ("head" | "methodologist" | "specialist")[] }> = {
  create: {
    ask: (ctx, { target }) => createPlan(ctx, { ...target, source: "empty" }),
    lower: ["head", "methodologist"],
  },
  get: { ask: (ctx, { year }) => getPlan(ctx, year), lower: [] },
  list: {
    ask: (ctx, { year }) => listRegionPlans(ctx, year),
    lower: ["head", "methodologist", "specialist"],
  },
  references: { ask: (ctx) => getPlanReferences(ctx), lower: [] },
  changes: { ask: (ctx, { target }) => listPlanChanges(ctx, { ...target, since: 0 }), lower: [] },
  saveText: {
    ask: (ctx, { target }) =>
      savePlanText(ctx, { ...target, field: "tasks", base: "", value: "х", since: 0 }),
    lower: ["head", "methodologist"],
  },
  submit: { ask: (ctx, of) => submitPlan(ctx, step(of)), lower: ["head", "methodologist"] },
  withdraw: { ask: (ctx, of) => withdrawPlan(ctx, step(of)), lower: ["head", "methodologist"] },
  approve: {
    ask: (ctx, of) => approvePlan(ctx, { ...step(of), orderNumber: "1", orderDate: "2024-01-01" }),
    lower: ["specialist", "methodologist"],
  },
  returnPlan: {
    ask: (ctx, of) => returnPlan(ctx, { ...step(of), reason: "х" }),
    lower: ["specialist", "methodologist"],
  },
  chooseNearLow: {
    ask: (ctx, { target, home }) =>
      chooseNearLow(ctx, {
        ...target,
        schoolIds: [home.schools[0].id],
        orderNumber: "1",
        orderDate: "2024-01-01",
      }),
    lower: ["head", "methodologist"],
  },
  "measures.add": {
    ask: (ctx, of) => addMeasure(ctx, { ...row(of), id: newId(), trackNumber: 1, afterId: null, values: {} }),
    lower: ["head", "methodologist"],
  },
  "measures.saveField": {
    ask: (ctx, of) => saveMeasureField(ctx, { ...row(of), field: "note", base: "", value: "х" }),
    lower: ["head", "methodologist"],
  },
  "measures.move": {
    ask: (ctx, of) => moveMeasure(ctx, { ...row(of), trackNumber: 2, afterId: null }),
    lower: ["head", "methodologist"],
  },
  "measures.remove": { ask: (ctx, of) => removeMeasure(ctx, row(of)), lower: ["head", "methodologist"] },
  "measures.restore": { ask: (ctx, of) => restoreMeasure(ctx, row(of)), lower: ["head", "methodologist"] },
  "indicators.add": { ask: (ctx, of) => addIndicator(ctx, indicator(of)), lower: ["head", "methodologist"] },
  "indicators.saveField": {
    ask: (ctx, of) => saveIndicatorField(ctx, { ...indicator(of), field: "title", base: "", value: "х" }),
    lower: ["head", "methodologist"],
  },
  "indicators.remove": {
    ask: (ctx, of) => removeIndicator(ctx, indicator(of)),
    lower: ["head", "methodologist"],
  },
  "indicators.restore": {
    ask: (ctx, of) => restoreIndicator(ctx, indicator(of)),
    lower: ["head", "methodologist"],
  },
};

it("every procedure of a plan has its case", () => {
  const named = [
    ...Object.keys(planProcedures),
    ...Object.keys(measureProcedures).map((name) => `measures.${name}`),
    ...Object.keys(indicatorProcedures).map((name) => `indicators.${name}`),
  ];
  expect(Object.keys(PROCEDURES).sort()).toEqual(named.sort());
});

describe.each(Object.entries(PROCEDURES))("%s", (name, { ask, lower }) => {
  it("is refused to a lower role", async () => {
    for (const role of lower) await refused(ask(await at(world.home[role], world.home), world), "FORBIDDEN");
    // A director stands under the authority; a region's expert has no part in plans.
    const [school] = world.home.schools;
    const director = await at(school.director, school);
    const refusal = await ask(director, world).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({ code: expect.stringMatching(/^(?:FORBIDDEN|NOT_FOUND)$/) as string });
    await refused(ask(await at(world.tenant.region.expert, world.home), world), "FORBIDDEN");
  });

  it("gives a stranger nothing, even at a forged address", async () => {
    for (const stranger of strangers) {
      const outcome = await ask(stranger, world).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      // The region's table is that of the stranger's own region, whatever the address.
      if (name === "list" && "value" in outcome)
        expect(JSON.stringify(outcome.value)).not.toContain(world.home.code);
      // So are the catalogue and the library: of another region, nothing of them is this one's.
      else if (name === "references" && "value" in outcome) {
        const sameRegion = stranger.memberships[0]?.organisation.regionId === world.home.regionId;
        const { catalogue } = await getPlanReferences(world.specialist);
        const shared = JSON.stringify(outcome.value).includes(catalogue[0]?.id ?? "no catalogue");
        expect(shared).toBe(sameRegion);
      }
      // Nothing is there to refuse a new row but the policy of the table itself.
      else if (name === "create") expect(outcome).toHaveProperty("error");
      else
        expect(outcome).toMatchObject({
          error: { code: expect.stringMatching(/^(?:NOT_FOUND|FORBIDDEN)$/) as string },
        });
    }
  });
});

it("all those refusals left the plan and its history as they were", async () => {
  const now = await getPlan(world.specialist, world.year);
  expect(now).toEqual(world.plan);
  expect(await historyOf(world)).toEqual([]);
});

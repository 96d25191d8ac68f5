import { command, read, save } from "@/lib/core/api/base";
import { approvePlan, returnPlan, submitPlan, withdrawPlan } from "@/lib/modules/plans/approvals/mutations";
import { createPlan } from "@/lib/modules/plans/creation/mutations";
import { listPlanChanges } from "@/lib/modules/plans/drafts/queries";
import { chooseNearLow, savePlanText } from "@/lib/modules/plans/mutations";
import { listRegionPlans } from "@/lib/modules/plans/overview/queries";
import { getPlan } from "@/lib/modules/plans/queries";
import { getPlanReferences } from "@/lib/modules/plans/references/queries";
import {
  approvePlanSchema,
  chooseNearLowSchema,
  createPlanSchema,
  listPlansSchema,
  planChangesSchema,
  planReferencesSchema,
  planVersionSchema,
  returnPlanSchema,
  savePlanTextSchema,
  submitPlanSchema,
  withdrawPlanSchema,
} from "@/lib/modules/plans/schema";

const PLANS = "/municipalities/{municipality}/plans";
const PLAN = `${PLANS}/{year}` as const;

export const planProcedures = {
  create: command({ path: PLANS })
    .input(createPlanSchema)
    .handler(async ({ input, context }) =>
      createPlan(await context.contextFor({ organisation: input.municipality }), input),
    ),

  get: read({ path: PLAN })
    .input(planVersionSchema)
    .handler(async ({ input, context }) =>
      getPlan(await context.contextFor({ organisation: input.municipality }), input.year, input.number),
    ),

  references: read({ path: "/municipalities/{municipality}/plan-references" })
    .input(planReferencesSchema)
    .handler(async ({ input, context }) =>
      getPlanReferences(await context.contextFor({ organisation: input.municipality })),
    ),

  list: read({ path: "/plans" })
    .input(listPlansSchema)
    .handler(async ({ input, context }) => listRegionPlans(await context.contextFor("region"), input.year)),

  changes: read({ path: `${PLAN}/changes` })
    .input(planChangesSchema)
    .handler(async ({ input, context }) =>
      listPlanChanges(await context.contextFor({ organisation: input.municipality }), input),
    ),

  saveText: save({ method: "PATCH", path: `${PLAN}/text` })
    .input(savePlanTextSchema)
    .handler(async ({ input, context }) =>
      savePlanText(await context.contextFor({ organisation: input.municipality }), input),
    ),

  submit: command({ path: `${PLAN}/submit` })
    .input(submitPlanSchema)
    .handler(async ({ input, context }) =>
      submitPlan(await context.contextFor({ organisation: input.municipality }), input),
    ),

  withdraw: command({ path: `${PLAN}/withdraw` })
    .input(withdrawPlanSchema)
    .handler(async ({ input, context }) =>
      withdrawPlan(await context.contextFor({ organisation: input.municipality }), input),
    ),

  approve: command({ path: `${PLAN}/approve` })
    .input(approvePlanSchema)
    .handler(async ({ input, context }) =>
      approvePlan(await context.contextFor({ organisation: input.municipality }), input),
    ),

  returnPlan: command({ path: `${PLAN}/return` })
    .input(returnPlanSchema)
    .handler(async ({ input, context }) =>
      returnPlan(await context.contextFor({ organisation: input.municipality }), input),
    ),

  chooseNearLow: command({ path: `${PLAN}/near-low-schools` })
    .input(chooseNearLowSchema)
    .handler(async ({ input, context }) =>
      chooseNearLow(await context.contextFor({ organisation: input.municipality }), input),
    ),
};

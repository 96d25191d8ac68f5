import { save } from "@/lib/core/api/base";
import {
  addIndicator,
  removeIndicator,
  restoreIndicator,
  saveIndicatorField,
} from "@/lib/modules/plans/indicators/mutations";
import { planRowSchema, saveIndicatorFieldSchema } from "@/lib/modules/plans/schema";

const INDICATORS = "/municipalities/{municipality}/plans/{year}/indicators";
const INDICATOR = `${INDICATORS}/{id}` as const;

export const indicatorProcedures = {
  add: save({ path: INDICATORS })
    .input(planRowSchema)
    .handler(async ({ input, context }) =>
      addIndicator(await context.contextFor({ organisation: input.municipality }), input),
    ),

  saveField: save({ method: "PATCH", path: INDICATOR })
    .input(saveIndicatorFieldSchema)
    .handler(async ({ input, context }) =>
      saveIndicatorField(await context.contextFor({ organisation: input.municipality }), input),
    ),

  remove: save({ path: `${INDICATOR}/remove` })
    .input(planRowSchema)
    .handler(async ({ input, context }) =>
      removeIndicator(await context.contextFor({ organisation: input.municipality }), input),
    ),

  restore: save({ path: `${INDICATOR}/restore` })
    .input(planRowSchema)
    .handler(async ({ input, context }) =>
      restoreIndicator(await context.contextFor({ organisation: input.municipality }), input),
    ),
};

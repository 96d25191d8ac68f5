import { save } from "@/lib/core/api/base";
import {
  addMeasure,
  moveMeasure,
  removeMeasure,
  restoreMeasure,
  saveMeasureField,
} from "@/lib/modules/plans/measures/mutations";
import {
  addMeasureSchema,
  moveMeasureSchema,
  planRowSchema,
  saveMeasureFieldSchema,
} from "@/lib/modules/plans/schema";

const MEASURES = "/municipalities/{municipality}/plans/{year}/measures";
const MEASURE = `${MEASURES}/{id}` as const;

export const measureProcedures = {
  add: save({ path: MEASURES })
    .input(addMeasureSchema)
    .handler(async ({ input, context }) =>
      addMeasure(await context.contextFor({ organisation: input.municipality }), input),
    ),

  saveField: save({ method: "PATCH", path: MEASURE })
    .input(saveMeasureFieldSchema)
    .handler(async ({ input, context }) =>
      saveMeasureField(await context.contextFor({ organisation: input.municipality }), input),
    ),

  move: save({ path: `${MEASURE}/move` })
    .input(moveMeasureSchema)
    .handler(async ({ input, context }) =>
      moveMeasure(await context.contextFor({ organisation: input.municipality }), input),
    ),

  remove: save({ path: `${MEASURE}/remove` })
    .input(planRowSchema)
    .handler(async ({ input, context }) =>
      removeMeasure(await context.contextFor({ organisation: input.municipality }), input),
    ),

  restore: save({ path: `${MEASURE}/restore` })
    .input(planRowSchema)
    .handler(async ({ input, context }) =>
      restoreMeasure(await context.contextFor({ organisation: input.municipality }), input),
    ),
};

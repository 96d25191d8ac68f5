import { command, read } from "@/lib/core/api/base";
import { cancelRun, startRun } from "@/lib/modules/methodologies/verdicts/mutations";
import { getRunProgress } from "@/lib/modules/methodologies/verdicts/queries";
import {
  cancelRunSchema,
  runTargetSchema,
  startRunSchema,
} from "@/lib/modules/methodologies/verdicts/schema";
import { recomputeRun } from "@/lib/modules/methodologies/verdicts/snapshots/queries";

const RUNS = "/organisations/{organisation}/verdict-runs";

export const verdictProcedures = {
  start: command({ path: RUNS })
    .input(startRunSchema)
    .handler(async ({ input, context }) =>
      startRun(await context.contextFor({ organisation: input.organisation }), input),
    ),

  cancel: command({ path: `${RUNS}/{id}/cancel` })
    .input(cancelRunSchema)
    .handler(async ({ input, context }) =>
      cancelRun(await context.contextFor({ organisation: input.organisation }), input),
    ),

  progress: read({ path: `${RUNS}/{id}/progress` })
    .input(runTargetSchema)
    .handler(async ({ input, context }) =>
      getRunProgress(await context.contextFor({ organisation: input.organisation }), input.id),
    ),

  recompute: read({ path: `${RUNS}/{id}/recomputation` })
    .input(runTargetSchema)
    .handler(async ({ input, context }) =>
      recomputeRun(await context.contextFor({ organisation: input.organisation }), input.id),
    ),
};

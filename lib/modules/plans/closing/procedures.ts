import { command, read, save } from "@/lib/core/api/base";
import { saveChoice, saveIndicatorResult, saveResultText } from "@/lib/modules/plans/closing/mutations";
import { handOverUnfinished } from "@/lib/modules/plans/closing/next/mutations";
import { getClosing } from "@/lib/modules/plans/closing/queries";
import {
  closeYearSchema,
  closingTargetSchema,
  handOverSchema,
  reopenYearSchema,
  saveChoiceSchema,
  saveIndicatorResultSchema,
  saveResultTextSchema,
} from "@/lib/modules/plans/closing/schema";
import { closeYear, reopenYear } from "@/lib/modules/plans/closing/years/mutations";

const RESULTS = "/municipalities/{municipality}/plans/{year}/results";

export const closingProcedures = {
  get: read({ path: RESULTS })
    .input(closingTargetSchema)
    .handler(async ({ input, context }) =>
      getClosing(await context.contextFor({ organisation: input.municipality }), input.year),
    ),

  saveText: save({ method: "PATCH", path: `${RESULTS}/text` })
    .input(saveResultTextSchema)
    .handler(async ({ input, context }) =>
      saveResultText(await context.contextFor({ organisation: input.municipality }), input),
    ),

  saveIndicator: save({ method: "PATCH", path: `${RESULTS}/indicator` })
    .input(saveIndicatorResultSchema)
    .handler(async ({ input, context }) =>
      saveIndicatorResult(await context.contextFor({ organisation: input.municipality }), input),
    ),

  saveChoice: save({ method: "PATCH", path: `${RESULTS}/choice` })
    .input(saveChoiceSchema)
    .handler(async ({ input, context }) =>
      saveChoice(await context.contextFor({ organisation: input.municipality }), input),
    ),

  close: command({ path: `${RESULTS}/close` })
    .input(closeYearSchema)
    .handler(async ({ input, context }) =>
      closeYear(await context.contextFor({ organisation: input.municipality }), input),
    ),

  reopen: command({ path: `${RESULTS}/reopen` })
    .input(reopenYearSchema)
    .handler(async ({ input, context }) =>
      reopenYear(await context.contextFor({ organisation: input.municipality }), input),
    ),

  handOver: command({ path: `${RESULTS}/hand-over` })
    .input(handOverSchema)
    .handler(async ({ input, context }) =>
      handOverUnfinished(await context.contextFor({ organisation: input.municipality }), input),
    ),
};

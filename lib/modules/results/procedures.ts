import { command, read } from "@/lib/core/api/base";
import { switchIndicator } from "@/lib/modules/results/indicators/mutations";
import { switchIndicatorSchema } from "@/lib/modules/results/indicators/schema";
import { markObjectivity, saveResults } from "@/lib/modules/results/mutations";
import { getSchoolResults } from "@/lib/modules/results/queries";
import {
  listResultsSchema,
  markObjectivitySchema,
  saveResultsSchema,
  schoolResultsSchema,
} from "@/lib/modules/results/schema";
import { listSchoolResults } from "@/lib/modules/results/territories/queries";

export const resultProcedures = {
  ofSchool: read({ path: "/schools/{organisation}/results" })
    .input(schoolResultsSchema)
    .handler(async ({ input, context }) =>
      getSchoolResults(await context.contextFor({ organisation: input.organisation })),
    ),

  list: read({ path: "/organisations/{organisation}/results/{year}" })
    .input(listResultsSchema)
    .handler(async ({ input: { organisation, year, ...view }, context }) =>
      listSchoolResults(await context.contextFor({ organisation }), { ...view, year: String(year) }),
    ),

  save: command({ path: "/schools/{organisation}/results" })
    .input(saveResultsSchema)
    .handler(async ({ input, context }) =>
      saveResults(await context.contextFor({ organisation: input.organisation }), input),
    ),

  markObjectivity: command({ path: "/schools/{organisation}/results/{id}/objectivity" })
    .input(markObjectivitySchema)
    .handler(async ({ input, context }) =>
      markObjectivity(await context.contextFor({ organisation: input.organisation }), input),
    ),

  switchIndicator: command({ path: "/organisations/{organisation}/result-indicators/{id}/use" })
    .input(switchIndicatorSchema)
    .handler(async ({ input, context }) =>
      switchIndicator(await context.contextFor({ organisation: input.organisation }), input),
    ),
};

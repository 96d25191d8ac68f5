import { command } from "@/lib/core/api/base";
import { applyPlanImport } from "@/lib/modules/plans/import/mutations";
import { applyPlanImportSchema } from "@/lib/modules/plans/import/schema";

export const planImportProcedures = {
  apply: command({ path: "/municipalities/{municipality}/plans/{year}/import" })
    .input(applyPlanImportSchema)
    .handler(async ({ input, context }) =>
      applyPlanImport(await context.contextFor({ organisation: input.municipality }), input),
    ),
};

import { command } from "@/lib/core/api/base";
import { applySheet } from "@/lib/modules/monitorings/sheets/mutations";
import { applySheetSchema } from "@/lib/modules/monitorings/sheets/schema";

export const sheetProcedures = {
  applySheet: command({ path: "/organisations/{organisation}/submissions/{id}/answers/sheet" })
    .input(applySheetSchema)
    .handler(async ({ input, context }) =>
      applySheet(await context.contextFor({ organisation: input.organisation }), input),
    ),
};

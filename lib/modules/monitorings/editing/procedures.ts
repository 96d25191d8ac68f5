import { save } from "@/lib/core/api/base";
import { saveFormEdit } from "@/lib/modules/monitorings/editing/mutations";
import { saveFormEditSchema } from "@/lib/modules/monitorings/editing/schema";

export const formEditingProcedures = {
  saveEdit: save({
    method: "PATCH",
    path: "/organisations/{organisation}/monitoring-form-versions/{id}/definition",
  })
    .input(saveFormEditSchema)
    .handler(async ({ input, context }) =>
      saveFormEdit(await context.contextFor({ organisation: input.organisation }), input),
    ),
};

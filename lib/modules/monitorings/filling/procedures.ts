import { read, save } from "@/lib/core/api/base";
import { listAnswerChanges } from "@/lib/modules/monitorings/filling/drafts/queries";
import { saveAnswers } from "@/lib/modules/monitorings/filling/mutations";
import { listAnswerChangesSchema, saveAnswersSchema } from "@/lib/modules/monitorings/filling/schema";

export const fillingProcedures = {
  saveAnswers: save({ method: "PATCH", path: "/organisations/{organisation}/submissions/{id}/answers" })
    .input(saveAnswersSchema)
    .handler(async ({ input, context }) =>
      saveAnswers(await context.contextFor({ organisation: input.organisation }), input),
    ),
  changes: read({ path: "/organisations/{organisation}/submissions/{id}/answers/changes" })
    .input(listAnswerChangesSchema)
    .handler(async ({ input, context }) =>
      listAnswerChanges(await context.contextFor({ organisation: input.organisation }), input),
    ),
};

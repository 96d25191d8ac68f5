import { command } from "@/lib/core/api/base";
import { recallSubmission, sendSubmission } from "@/lib/modules/monitorings/sending/mutations";
import { recallSubmissionSchema, sendSubmissionSchema } from "@/lib/modules/monitorings/sending/schema";

export const sendingProcedures = {
  send: command({ path: "/organisations/{organisation}/submissions/{id}/send" })
    .input(sendSubmissionSchema)
    .handler(async ({ input, context }) =>
      sendSubmission(await context.contextFor({ organisation: input.organisation }), input),
    ),
  recall: command({ path: "/organisations/{organisation}/submissions/{id}/recall" })
    .input(recallSubmissionSchema)
    .handler(async ({ input, context }) =>
      recallSubmission(await context.contextFor({ organisation: input.organisation }), input),
    ),
};

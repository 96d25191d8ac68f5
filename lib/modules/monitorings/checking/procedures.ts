import { command, save } from "@/lib/core/api/base";
import {
  acceptSubmission,
  markOpened,
  passSubmission,
  reopenSubmission,
  returnSubmission,
  saveNote,
} from "@/lib/modules/monitorings/checking/mutations";
import {
  acceptSubmissionSchema,
  openSubmissionSchema,
  passSubmissionSchema,
  reopenSubmissionSchema,
  returnSubmissionSchema,
  saveNoteSchema,
} from "@/lib/modules/monitorings/checking/schema";

const SUBMISSION = "/organisations/{organisation}/submissions/{id}";

export const checkingProcedures = {
  open: save({ path: `${SUBMISSION}/open` })
    .input(openSubmissionSchema)
    .handler(async ({ input, context }) =>
      markOpened(await context.contextFor({ organisation: input.organisation }), input),
    ),

  pass: command({ path: `${SUBMISSION}/pass` })
    .input(passSubmissionSchema)
    .handler(async ({ input, context }) =>
      passSubmission(await context.contextFor({ organisation: input.organisation }), input),
    ),

  return: command({ path: `${SUBMISSION}/return` })
    .input(returnSubmissionSchema)
    .handler(async ({ input, context }) =>
      returnSubmission(await context.contextFor({ organisation: input.organisation }), input),
    ),

  accept: command({ path: `${SUBMISSION}/accept` })
    .input(acceptSubmissionSchema)
    .handler(async ({ input, context }) =>
      acceptSubmission(await context.contextFor({ organisation: input.organisation }), input),
    ),

  reopen: save({ path: `${SUBMISSION}/reopen` })
    .input(reopenSubmissionSchema)
    .handler(async ({ input, context }) =>
      reopenSubmission(await context.contextFor({ organisation: input.organisation }), input),
    ),

  saveNote: command({ path: `${SUBMISSION}/note` })
    .input(saveNoteSchema)
    .handler(async ({ input, context }) =>
      saveNote(await context.contextFor({ organisation: input.organisation }), input),
    ),
};

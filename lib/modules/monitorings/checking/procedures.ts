import { command, read, save } from "@/lib/core/api/base";
import { forwardClean } from "@/lib/modules/monitorings/checking/clean/mutations";
import { listClean } from "@/lib/modules/monitorings/checking/clean/queries";
import { forwardCleanSchema, listCleanSchema } from "@/lib/modules/monitorings/checking/clean/schema";
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

const CLEAN = "/organisations/{organisation}/clean-submissions";

export const checkingProcedures = {
  listClean: read({ path: CLEAN })
    .input(listCleanSchema)
    .handler(async ({ input: { organisation, ...filter }, context }) =>
      listClean(await context.contextFor({ organisation }), filter),
    ),

  forwardClean: command({ path: `${CLEAN}/forward` })
    .input(forwardCleanSchema)
    .handler(async ({ input, context }) =>
      forwardClean(await context.contextFor({ organisation: input.organisation }), input),
    ),

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

  reopen: command({ path: `${SUBMISSION}/reopen` })
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

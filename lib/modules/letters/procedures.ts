import { command, save } from "@/lib/core/api/base";
import {
  acknowledgeLetter,
  correctLetter,
  registerLetter,
  sendLetter,
} from "@/lib/modules/letters/mutations";
import {
  acknowledgeLetterSchema,
  correctLetterSchema,
  registerLetterSchema,
  sendLetterSchema,
} from "@/lib/modules/letters/schema";

const LETTERS = "/organisations/{organisation}/letters";

export const letterProcedures = {
  register: command({ path: LETTERS })
    .input(registerLetterSchema)
    .handler(async ({ input: { organisation, ...fields }, context }) =>
      registerLetter(await context.contextFor({ organisation }), fields),
    ),

  correct: command({ path: `${LETTERS}/{id}/correct` })
    .input(correctLetterSchema)
    .handler(async ({ input, context }) =>
      correctLetter(await context.contextFor({ organisation: input.organisation }), input),
    ),

  send: command({ path: `${LETTERS}/{id}/send` })
    .input(sendLetterSchema)
    .handler(async ({ input, context }) =>
      sendLetter(await context.contextFor({ organisation: input.organisation }), input),
    ),

  acknowledge: save({ path: "/municipalities/{municipality}/letters/{id}/acknowledge" })
    .input(acknowledgeLetterSchema)
    .handler(async ({ input, context }) =>
      acknowledgeLetter(await context.contextFor({ organisation: input.municipality }), input),
    ),
};

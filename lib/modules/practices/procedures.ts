import { command, save } from "@/lib/core/api/base";
import { beginPractice, savePracticeField, sayPracticeUsed } from "@/lib/modules/practices/mutations";
import {
  beginPracticeSchema,
  refusePracticeSchema,
  savePracticeFieldSchema,
  stepPracticeSchema,
  usePracticeSchema,
} from "@/lib/modules/practices/schema";
import {
  agreePractice,
  proposePractice,
  publishPractice,
  recallPractice,
  returnPractice,
  withdrawPractice,
} from "@/lib/modules/practices/steps/mutations";

const PRACTICES = "/organisations/{organisation}/practices";
const ONE = `${PRACTICES}/{id}`;

export const practiceProcedures = {
  begin: save({ path: PRACTICES })
    .input(beginPracticeSchema)
    .handler(async ({ input, context }) =>
      beginPractice(await context.contextFor({ organisation: input.organisation }), input),
    ),

  saveField: save({ method: "PATCH", path: ONE })
    .input(savePracticeFieldSchema)
    .handler(async ({ input, context }) =>
      savePracticeField(await context.contextFor({ organisation: input.organisation }), input),
    ),

  propose: command({ path: `${ONE}/propose` })
    .input(stepPracticeSchema)
    .handler(async ({ input, context }) =>
      proposePractice(await context.contextFor({ organisation: input.organisation }), input),
    ),

  recall: command({ path: `${ONE}/recall` })
    .input(stepPracticeSchema)
    .handler(async ({ input, context }) =>
      recallPractice(await context.contextFor({ organisation: input.organisation }), input),
    ),

  agree: command({ path: `${ONE}/agree` })
    .input(stepPracticeSchema)
    .handler(async ({ input, context }) =>
      agreePractice(await context.contextFor({ organisation: input.organisation }), input),
    ),

  publish: command({ path: `${ONE}/publish` })
    .input(stepPracticeSchema)
    .handler(async ({ input, context }) =>
      publishPractice(await context.contextFor({ organisation: input.organisation }), input),
    ),

  giveBack: command({ path: `${ONE}/return` })
    .input(refusePracticeSchema)
    .handler(async ({ input, context }) =>
      returnPractice(await context.contextFor({ organisation: input.organisation }), input),
    ),

  withdraw: command({ path: `${ONE}/withdraw` })
    .input(refusePracticeSchema)
    .handler(async ({ input, context }) =>
      withdrawPractice(await context.contextFor({ organisation: input.organisation }), input),
    ),

  use: save({ path: `${ONE}/use` })
    .input(usePracticeSchema)
    .handler(async ({ input, context }) =>
      sayPracticeUsed(await context.contextFor({ organisation: input.organisation }), input),
    ),
};

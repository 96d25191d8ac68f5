import { command } from "@/lib/core/api/base";
import { decideAppeal, makeAppeal, withdrawAppeal } from "@/lib/modules/school-lists/appeals/mutations";
import {
  decideAppealSchema,
  makeAppealSchema,
  withdrawAppealSchema,
} from "@/lib/modules/school-lists/appeals/schema";

export const listAppealProcedures = {
  make: command({ path: "/municipalities/{municipality}/school-lists/{listId}/appeals" })
    .input(makeAppealSchema)
    .handler(async ({ input, context }) =>
      makeAppeal(await context.contextFor({ organisation: input.municipality }), input),
    ),

  withdraw: command({ path: "/municipalities/{municipality}/list-appeals/{id}/withdraw" })
    .input(withdrawAppealSchema)
    .handler(async ({ input, context }) =>
      withdrawAppeal(await context.contextFor({ organisation: input.municipality }), input),
    ),

  decide: command({ path: "/organisations/{organisation}/list-appeals/{id}/decide" })
    .input(decideAppealSchema)
    .handler(async ({ input, context }) =>
      decideAppeal(await context.contextFor({ organisation: input.organisation }), input),
    ),
};

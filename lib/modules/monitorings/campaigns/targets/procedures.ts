import { command, read } from "@/lib/core/api/base";
import { excuseTarget, includeTarget } from "@/lib/modules/monitorings/campaigns/targets/mutations";
import { findRespondents } from "@/lib/modules/monitorings/campaigns/targets/queries";
import {
  excuseTargetSchema,
  findRespondentsSchema,
  includeTargetSchema,
} from "@/lib/modules/monitorings/campaigns/targets/schema";

export const targetProcedures = {
  find: read({ path: "/organisations/{organisation}/respondents" })
    .input(findRespondentsSchema)
    .handler(async ({ input, context }) =>
      findRespondents(await context.contextFor({ organisation: input.organisation }), input),
    ),

  excuse: command({ path: "/organisations/{organisation}/submissions/{id}/excuse" })
    .input(excuseTargetSchema)
    .handler(async ({ input, context }) =>
      excuseTarget(await context.contextFor({ organisation: input.organisation }), input),
    ),

  include: command({ path: "/organisations/{organisation}/campaigns/{id}/targets" })
    .input(includeTargetSchema)
    .handler(async ({ input, context }) =>
      includeTarget(await context.contextFor({ organisation: input.organisation }), input),
    ),
};

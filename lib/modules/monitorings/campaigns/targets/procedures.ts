import { command } from "@/lib/core/api/base";
import { excuseTarget, includeTarget } from "@/lib/modules/monitorings/campaigns/targets/mutations";
import { excuseTargetSchema, includeTargetSchema } from "@/lib/modules/monitorings/campaigns/targets/schema";

export const targetProcedures = {
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

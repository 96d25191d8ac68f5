import { command } from "@/lib/core/api/base";
import {
  grantExtension,
  refuseExtension,
  requestExtension,
} from "@/lib/modules/monitorings/extensions/mutations";
import {
  grantExtensionSchema,
  refuseExtensionSchema,
  requestExtensionSchema,
} from "@/lib/modules/monitorings/extensions/schema";

const EXTENSIONS = "/organisations/{organisation}/submissions/{id}/extensions";

export const extensionProcedures = {
  request: command({ path: `${EXTENSIONS}/request` })
    .input(requestExtensionSchema)
    .handler(async ({ input, context }) =>
      requestExtension(await context.contextFor({ organisation: input.organisation }), input),
    ),

  grant: command({ path: `${EXTENSIONS}/grant` })
    .input(grantExtensionSchema)
    .handler(async ({ input, context }) =>
      grantExtension(await context.contextFor({ organisation: input.organisation }), input),
    ),

  refuse: command({ path: `${EXTENSIONS}/refuse` })
    .input(refuseExtensionSchema)
    .handler(async ({ input, context }) =>
      refuseExtension(await context.contextFor({ organisation: input.organisation }), input),
    ),
};

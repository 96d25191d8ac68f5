import { command } from "@/lib/core/api/base";
import { approveVersion, draftVersion, saveVersion } from "@/lib/modules/methodologies/versions/mutations";
import {
  approveVersionSchema,
  draftVersionSchema,
  saveVersionSchema,
} from "@/lib/modules/methodologies/versions/schema";

const VERSIONS = "/organisations/{organisation}/methodology-versions";

export const versionProcedures = {
  draft: command({ path: VERSIONS })
    .input(draftVersionSchema)
    .handler(async ({ input, context }) =>
      draftVersion(await context.contextFor({ organisation: input.organisation }), input),
    ),

  save: command({ method: "PATCH", path: `${VERSIONS}/{id}` })
    .input(saveVersionSchema)
    .handler(async ({ input, context }) =>
      saveVersion(await context.contextFor({ organisation: input.organisation }), input),
    ),

  approve: command({ path: `${VERSIONS}/{id}/approve` })
    .input(approveVersionSchema)
    .handler(async ({ input, context }) =>
      approveVersion(await context.contextFor({ organisation: input.organisation }), input),
    ),
};

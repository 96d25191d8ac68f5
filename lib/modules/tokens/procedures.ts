import { command, read } from "@/lib/core/api/base";
import { issueToken, revokeToken } from "@/lib/modules/tokens/mutations";
import { listTokens } from "@/lib/modules/tokens/queries";
import { issueTokenSchema, listTokensSchema, revokeTokenSchema } from "@/lib/modules/tokens/schema";

const TOKENS = "/organisations/{organisation}/tokens";

export const tokenProcedures = {
  list: read({ path: TOKENS })
    .input(listTokensSchema)
    .handler(async ({ input, context }) =>
      listTokens(await context.contextFor({ organisation: input.organisation }), input),
    ),

  issue: command({ path: TOKENS })
    .input(issueTokenSchema)
    .handler(async ({ input, context }) =>
      issueToken(await context.contextFor({ organisation: input.organisation }), input),
    ),

  revoke: command({ path: `${TOKENS}/{id}/revoke` })
    .input(revokeTokenSchema)
    .handler(async ({ input, context }) =>
      revokeToken(await context.contextFor({ organisation: input.organisation }), input),
    ),
};

import { secretOf } from "@/lib/core/auth/access-tokens";
import { issueToken } from "@/lib/modules/tokens/mutations";
import { at } from "@/tests/setup/world";

import type { AccessWorld } from "../world";
import { ADMIN, atHome, HEAD, inRegion, type CasesOf, type In } from "./types";

const HEAD_AND_ABOVE = [...ADMIN, ...HEAD];
const fields = ({ specialist }: AccessWorld) => ({
  name: "Отчёты",
  scopes: ["lists" as const],
  expiresOn: specialist.today,
});

/** A token of the authority's own. */
async function tokenAtHome(world: AccessWorld) {
  const { id, secret } = await issueToken(await at(world.home.head, world.home), {
    ...atHome(world),
    ...fields(world),
  });
  if (secret !== secretOf(id)) throw new Error("A token is not shown as it is kept");
  return id;
}

export const TOKEN_CASES: CasesOf<In<"tokens">> = {
  "tokens.list": [
    { kind: "read", at: "the region", may: ADMIN, input: inRegion },
    { kind: "read", at: "the authority", may: HEAD_AND_ABOVE, input: atHome },
  ],
  "tokens.issue": [
    {
      kind: "command",
      at: "the region",
      may: ADMIN,
      input: (world) => ({ ...inRegion(world), ...fields(world) }),
    },
    {
      kind: "command",
      at: "the authority",
      may: HEAD,
      input: (world) => ({ ...atHome(world), ...fields(world) }),
    },
  ],
  "tokens.revoke": [
    {
      kind: "command",
      may: HEAD_AND_ABOVE,
      input: async (world) => ({
        ...atHome(world),
        id: await tokenAtHome(world),
        reason: "Систему больше не используют",
      }),
    },
  ],
};

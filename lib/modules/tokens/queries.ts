import type { OrganisationRef, TenantContext } from "@/lib/core/auth/tenant-context";
import type { TokenScope } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import { whyNotIssue, whyNotRevoke } from "@/lib/modules/tokens/policy";
import { latestExpiry, tokenState } from "@/lib/modules/tokens/rules";
import type { TokenList, TokenRow } from "@/lib/modules/tokens/types";

const PAGE = 50;

/**
 * The organisation of the address as one that has tokens.
 *
 * @throws AppError NOT_FOUND for a school.
 */
export function tokenOwner({ organisation }: TenantContext): OrganisationRef {
  if (!organisation || organisation.kind === "school") throw notFoundError();
  return organisation;
}

/**
 * Tokens of the organisation of the address, the newest first, 50 a page; withdrawn and expired ones too. One statement.
 *
 * @throws AppError FORBIDDEN without `token:manage`, NOT_FOUND for a school.
 */
export async function listTokens(
  ctx: TenantContext,
  { after }: { after?: string | undefined },
): Promise<TokenList> {
  const organisation = tokenOwner(ctx);
  return withTenant(ctx, "token:manage", async (tx, { regionId, membership }) => {
    const found = await tx.accessToken.findMany({
      where: { regionId, organisationId: organisation.id, ...(after !== undefined && { id: { lt: after } }) },
      select: {
        id: true,
        name: true,
        scopes: true,
        expiresOn: true,
        createdAt: true,
        createdByName: true,
        lastUsedAt: true,
        revokedAt: true,
        revokedByName: true,
        revokeReason: true,
      },
      orderBy: { id: "desc" },
      take: PAGE + 1,
    });
    const rows = found.slice(0, PAGE).map((token) => toRow(token, ctx.today));
    const why = whyNotIssue(membership.organisation, organisation);
    return {
      organisation: { code: organisation.code, name: organisation.name, kind: organisation.kind },
      timeZone: ctx.timeZone,
      today: ctx.today,
      latest: latestExpiry(ctx.today),
      rows,
      next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
      can: { issue: why === null },
      why,
    };
  });
}

interface FoundToken {
  id: string;
  name: string;
  scopes: TokenScope[];
  expiresOn: Date;
  createdAt: Date;
  createdByName: string;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  revokedByName: string | null;
  revokeReason: string | null;
}

function toRow(token: FoundToken, today: string): TokenRow {
  const { id, name, scopes, revokedAt } = token;
  const expiresOn = isoDay(token.expiresOn);
  const state = tokenState({ expiresOn, revoked: revokedAt !== null }, today);
  return {
    id,
    name,
    scopes,
    state,
    expiresOn,
    createdAt: token.createdAt.toISOString(),
    createdBy: token.createdByName,
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    revoked: revokedAt && {
      at: revokedAt.toISOString(),
      by: token.revokedByName ?? "",
      reason: token.revokeReason ?? "",
    },
    can: { revoke: whyNotRevoke(state) === null },
  };
}

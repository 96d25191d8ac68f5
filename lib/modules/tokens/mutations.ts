import { randomUUID } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import { hashOf, secretOf } from "@/lib/core/auth/access-tokens";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import { MOST_LIVE, whyNotIssue, whyNotRevoke } from "@/lib/modules/tokens/policy";
import { tokenOwner } from "@/lib/modules/tokens/queries";
import { expiryProblem, tokenState } from "@/lib/modules/tokens/rules";
import type { IssueTokenInput, RevokeTokenInput } from "@/lib/modules/tokens/schema";
import type { IssuedToken } from "@/lib/modules/tokens/types";

/**
 * Makes a token in the name of the organisation of the address. The stored reply of the command holds its id, never the
 * secret: a repeat makes the same one anew. Audits `token.issued`.
 *
 * @throws AppError FORBIDDEN at another organisation's address, INVALID for a day that is past or later than in a year,
 *   CONFLICT when the organisation has fifty live ones, NOT_FOUND for a school.
 */
export async function issueToken(ctx: TenantContext, input: IssueTokenInput): Promise<IssuedToken> {
  const organisation = tokenOwner(ctx);
  const { name, scopes, expiresOn } = input;
  const id = await withTenant(ctx, "token:manage", async (tx, actor) => {
    const why = whyNotIssue(actor.membership.organisation, organisation);
    if (why !== null) throw new AppError("FORBIDDEN", why);
    const problem = expiryProblem(expiresOn, ctx.today);
    if (problem !== null) throw new AppError("INVALID", problem, { fields: { expiresOn: problem } });
    const { regionId } = actor;
    const live = await tx.accessToken.count({
      where: {
        regionId,
        organisationId: organisation.id,
        revokedAt: null,
        expiresOn: { gte: new Date(ctx.today) },
      },
    });
    if (live >= MOST_LIVE) {
      throw new AppError(
        "CONFLICT",
        `Действующих ключей уже ${String(MOST_LIVE)}. Отзовите те, которыми больше не пользуются.`,
      );
    }
    const made = await tx.accessToken.create({
      data: {
        ...keyOf(randomUUID()),
        regionId,
        organisationId: organisation.id,
        name,
        scopes,
        expiresOn: new Date(expiresOn),
        createdById: actor.userId,
        createdByName: actor.userName,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      event: "token.issued",
      subjectType: "access-token",
      subjectId: made.id,
      after: { name, scopes, expiresOn },
    });
    return made.id;
  });
  return { id, name, expiresOn, secret: secretOf(id) };
}

const keyOf = (id: string) => ({ id, tokenHash: hashOf(id) });

/**
 * Withdraws a token of the organisation of the address: its next request is refused. By the organisation itself or the
 * region above it. Audits `token.revoked`.
 *
 * @throws AppError NOT_FOUND, CONFLICT when it is withdrawn or past its day already.
 */
export async function revokeToken(
  ctx: TenantContext,
  { id, reason }: RevokeTokenInput,
): Promise<{ id: string }> {
  const organisation = tokenOwner(ctx);
  return withTenant(ctx, "token:manage", async (tx, actor) => {
    const where = { id, regionId: actor.regionId, organisationId: organisation.id };
    const token = await tx.accessToken.findFirst({
      where,
      select: { name: true, expiresOn: true, revokedAt: true },
    });
    if (!token) throw notFoundError();
    const { name, expiresOn, revokedAt } = token;
    const state = tokenState({ expiresOn: isoDay(expiresOn), revoked: revokedAt !== null }, ctx.today);
    const why = whyNotRevoke(state);
    if (why !== null) throw new AppError("CONFLICT", why);
    const { count } = await tx.accessToken.updateMany({
      where: { ...where, revokedAt: null },
      data: {
        revokedAt: await portalNow(tx),
        revokedById: actor.userId,
        revokedByName: actor.userName,
        revokeReason: reason,
      },
    });
    if (count === 0) throw new AppError("CONFLICT", "Ключ уже отозван. Обновите страницу.");
    await recordAudit(tx, actor, {
      event: "token.revoked",
      subjectType: "access-token",
      subjectId: id,
      before: { name },
      after: { reason },
    });
    return { id };
  });
}

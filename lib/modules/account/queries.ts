import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { findLink, type LinkFacts } from "@/lib/core/auth/one-time-links";
import { listLiveSessions } from "@/lib/core/auth/sessions";
import type { OneTimeLinkKind } from "@/lib/core/db/enums";
import { describeDevice } from "@/lib/modules/account/rules";
import type { Account } from "@/lib/modules/account/types";
import { basisLabels, roleLabels } from "@/lib/modules/users/labels";

/** The person's own profile, roles in force and live sessions. */
export async function getAccount(ctx: TenantContext): Promise<Account> {
  const sessions = await listLiveSessions(ctx.user.id);
  const { fullName, email, post } = ctx.user;
  return {
    fullName,
    email,
    post,
    timeZone: ctx.timeZone,
    roles: ctx.memberships.map(({ id, role, basis, basisDocument, organisation }) => ({
      id,
      role: roleLabels[role],
      organisation: organisation.name,
      basis: basisDocument ? `${basisLabels[basis]}, ${basisDocument}` : basisLabels[basis],
    })),
    sessions: sessions.map(({ id, userAgent, address, createdAt, lastSeenAt }) => ({
      id,
      device: describeDevice(userAgent),
      address: address === "local" ? "" : address,
      startedAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      current: id === ctx.sessionId,
    })),
  };
}

/** Whose one-time link it is; null when it does not hold. */
export async function getLink(kind: OneTimeLinkKind, token: string): Promise<LinkFacts | null> {
  return findLink(kind, token);
}

import { createHmac, randomUUID } from "node:crypto";

import { recordAccountAudit } from "@/lib/core/audit/record-audit";
import { hashToken } from "@/lib/core/auth/opaque-token";
import { endSessions } from "@/lib/core/auth/sessions";
import { withoutTenant } from "@/lib/core/db/bootstrap";
import type { Tx } from "@/lib/core/db/client";
import type { OneTimeLinkKind } from "@/lib/core/db/enums";
import { env } from "@/lib/core/env";

/** A link is handed over on paper or in a message, so it lives over a weekend. */
export const LINK_HOURS = 72;

export interface LinkFacts {
  kind: OneTimeLinkKind;
  email: string;
  fullName: string;
}

/**
 * The token of a link is derived from its id with the secret of the server: the repeat of a lost answer shows the same
 * link, and yet neither the table of links nor the stored reply holds anything that opens an account.
 */
function tokenOf(linkId: string): string {
  return createHmac("sha256", env.authSecret).update(`one-time-link:${linkId}`).digest("base64url");
}

/** Address of a link made by `issueLink`, to be shown once to who hands it over. */
export function linkAddress(kind: OneTimeLinkKind, linkId: string): string {
  return addressOfToken(kind, tokenOf(linkId));
}

/** Address that opens the page of a one-time link. */
export function addressOfToken(kind: OneTimeLinkKind, token: string): string {
  return `${env.origin}/${kind === "invitation" ? "invite" : "reset-password"}/${token}`;
}

/** Makes a link and voids the earlier ones of the person. The caller audits it. Returns the id of the link. */
export async function issueLink(tx: Tx, userId: string, kind: OneTimeLinkKind): Promise<string> {
  const id = randomUUID();
  await storeLink(tx, { id, userId, kind, token: tokenOf(id) });
  return id;
}

/** Keeps a link by the hash of its token and voids the earlier ones of the person. */
export async function storeLink(
  tx: Tx,
  link: { id: string; userId: string; kind: OneTimeLinkKind; token: string },
): Promise<void> {
  await voidLinks(tx, link.userId);
  await tx.$executeRaw`
    INSERT INTO one_time_links (id, kind, token_hash, user_id, expires_at)
    VALUES (${link.id}::uuid, ${link.kind}::one_time_link_kind, ${hashToken(link.token)}, ${link.userId}::uuid,
      clock_timestamp() + make_interval(hours => ${LINK_HOURS}::int))`;
}

/** Voids what was handed over and not used. */
export async function voidLinks(tx: Tx, userId: string): Promise<void> {
  await tx.$executeRaw`UPDATE one_time_links SET expires_at = clock_timestamp()
    WHERE user_id = ${userId}::uuid AND used_at IS NULL AND expires_at > clock_timestamp()`;
}

/** Whose link it is, or null: unknown, used, voided, expired, or of a disabled person. */
export async function findLink(kind: OneTimeLinkKind, token: string): Promise<LinkFacts | null> {
  return withoutTenant(async (tx) => {
    const rows = await tx.$queryRaw<LinkFacts[]>`
      SELECT l.kind::text AS kind, u.email, u.full_name AS "fullName"
      FROM one_time_links l JOIN users u ON u.id = l.user_id
      WHERE l.token_hash = ${hashToken(token)} AND l.kind = ${kind}::one_time_link_kind AND l.used_at IS NULL
        AND l.expires_at > clock_timestamp() AND u.disabled_at IS NULL`;
    return rows[0] ?? null;
  });
}

/**
 * Uses a link: sets the password, ends every session of the person, voids other links. Two at a time: one wins.
 * Audits `invitation.accepted` or `password.reset`.
 *
 * @returns false when the link does not hold any more.
 */
export async function acceptLink(
  kind: OneTimeLinkKind,
  token: string,
  passwordHash: string,
): Promise<boolean> {
  return withoutTenant(async (tx) => {
    const rows = await tx.$queryRaw<{ userId: string }[]>`
      UPDATE one_time_links l SET used_at = clock_timestamp() FROM users u
      WHERE u.id = l.user_id AND u.disabled_at IS NULL AND l.token_hash = ${hashToken(token)}
        AND l.kind = ${kind}::one_time_link_kind AND l.used_at IS NULL AND l.expires_at > clock_timestamp()
      RETURNING l.user_id AS "userId"`;
    const userId = rows[0]?.userId;
    if (userId === undefined) return false;
    await tx.$executeRaw`UPDATE users SET password_hash = ${passwordHash}, password_set_at = clock_timestamp(),
      failed_attempts = 0, next_attempt_at = NULL WHERE id = ${userId}::uuid`;
    await voidLinks(tx, userId);
    const ended = await endSessions(tx, userId, { keep: null });
    await recordAccountAudit(tx, userId, {
      event: kind === "invitation" ? "invitation.accepted" : "password.reset",
      subjectType: "user",
      subjectId: userId,
      after: { sessionsEnded: ended.length },
    });
    return true;
  });
}

import { recordAccountAudit } from "@/lib/core/audit/record-audit";
import { hashToken, newToken } from "@/lib/core/auth/opaque-token";
import { loadIdentity, withoutTenant, type Identity } from "@/lib/core/db/bootstrap";
import type { Tx } from "@/lib/core/db/client";

/**
 * A session lives a working day without a sign of life and a week in all. Both are measured by the machine clock of
 * the database, not by the clock a demonstration moves: a moved date must sign nobody out.
 */
const IDLE_HOURS = 12;
export const ABSOLUTE_DAYS = 7;

/** From where a person signs in: shown in their list of sessions. */
export interface SignInOrigin {
  address: string;
  userAgent: string;
}

export interface SessionFacts {
  id: string;
  address: string;
  userAgent: string;
  createdAt: Date;
  lastSeenAt: Date;
}

const LONGEST_USER_AGENT = 400;

/** The live session of a token, or null: unknown, ended, idle too long, past its week, or of a disabled person. */
export async function findSession(token: string): Promise<LiveSession | null> {
  return withoutTenant((tx) => liveSession(tx, token));
}

/** Who stands behind a token: the live session with the person's rights, or null. One unit of work for a request. */
export async function identifyByToken(token: string): Promise<(Identity & { sessionId: string }) | null> {
  return withoutTenant(async (tx) => {
    const session = await liveSession(tx, token);
    const identity = session && (await loadIdentity(tx, session.userId));
    return identity && { ...identity, sessionId: session.id };
  });
}

interface LiveSession {
  id: string;
  userId: string;
}

/** Notes the sign of life at most once a minute. */
async function liveSession(tx: Tx, token: string): Promise<LiveSession | null> {
  const rows = await tx.$queryRaw<(LiveSession & { stale: boolean })[]>`
    SELECT s.id, s.user_id AS "userId", s.last_seen_at < clock_timestamp() - interval '1 minute' AS stale
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.token_hash = ${hashToken(token)} AND s.ended_at IS NULL AND u.disabled_at IS NULL
      AND s.expires_at > clock_timestamp()
      AND s.last_seen_at > clock_timestamp() - make_interval(hours => ${IDLE_HOURS}::int)`;
  const session = rows[0];
  if (!session) return null;
  if (session.stale) {
    await tx.$executeRaw`UPDATE sessions SET last_seen_at = clock_timestamp() WHERE id = ${session.id}::uuid`;
  }
  return { id: session.id, userId: session.userId };
}

/** Starts a session and returns its token, the only time it is known. Audits `session.started`. */
export async function startSession(tx: Tx, userId: string, origin: SignInOrigin): Promise<string> {
  const token = newToken();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO sessions (token_hash, user_id, expires_at, address, user_agent)
    VALUES (${hashToken(token)}, ${userId}::uuid, clock_timestamp() + make_interval(days => ${ABSOLUTE_DAYS}::int),
      ${origin.address}, ${origin.userAgent.slice(0, LONGEST_USER_AGENT)})
    RETURNING id`;
  await recordAccountAudit(tx, userId, {
    event: "session.started",
    subjectType: "session",
    subjectId: rows[0]?.id ?? null,
    after: { address: origin.address },
  });
  return token;
}

/** Ends the session of a token: sign-out. Idempotent; audits `session.ended` once. */
export async function endSessionOfToken(token: string): Promise<void> {
  await withoutTenant(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; userId: string }[]>`
      UPDATE sessions SET ended_at = clock_timestamp()
      WHERE token_hash = ${hashToken(token)} AND ended_at IS NULL RETURNING id, user_id AS "userId"`;
    for (const session of rows) await auditEnd(tx, session.userId, session.id, "signed-out");
  });
}

/** Live sessions of a person, the latest seen first. */
export async function listLiveSessions(userId: string): Promise<SessionFacts[]> {
  return withoutTenant(
    (tx) => tx.$queryRaw<SessionFacts[]>`
      SELECT id, address, user_agent AS "userAgent", created_at AS "createdAt", last_seen_at AS "lastSeenAt"
      FROM sessions
      WHERE user_id = ${userId}::uuid AND ended_at IS NULL AND expires_at > clock_timestamp()
        AND last_seen_at > clock_timestamp() - make_interval(hours => ${IDLE_HOURS}::int)
      ORDER BY last_seen_at DESC, id DESC LIMIT 100`,
  );
}

/**
 * Ends live sessions of a person inside a unit of work: one of them (`only`), or all but one (`keep`), or all.
 * Idempotent. The caller's own event tells why; returns the ids of those ended.
 */
export async function endSessions(
  tx: Tx,
  userId: string,
  which: { only: string } | { keep: string | null },
): Promise<string[]> {
  const only = "only" in which ? which.only : null;
  const keep = "keep" in which ? which.keep : null;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE sessions SET ended_at = clock_timestamp()
    WHERE user_id = ${userId}::uuid AND ended_at IS NULL
      AND (${only}::uuid IS NULL OR id = ${only}::uuid) AND (${keep}::uuid IS NULL OR id <> ${keep}::uuid)
    RETURNING id`;
  return rows.map(({ id }) => id);
}

/**
 * A person ends sessions of their own: one, or all but the present one. Idempotent; each is audited.
 *
 * @returns how many were ended.
 */
export async function endOwnSessions(
  userId: string,
  which: { only: string } | { keep: string | null },
): Promise<number> {
  return withoutTenant(async (tx) => {
    const ended = await endSessions(tx, userId, which);
    for (const id of ended) await auditEnd(tx, userId, id, "by-person");
    return ended.length;
  });
}

async function auditEnd(tx: Tx, userId: string, sessionId: string, reason: string): Promise<void> {
  await recordAccountAudit(tx, userId, {
    event: "session.ended",
    subjectType: "session",
    subjectId: sessionId,
    after: { reason },
  });
}

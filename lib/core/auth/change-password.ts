import { recordAccountAudit } from "@/lib/core/audit/record-audit";
import { confirmFailure, forgetFailures, reserveAttempt } from "@/lib/core/auth/attempts";
import { voidLinks } from "@/lib/core/auth/one-time-links";
import { hashPassword, passwordFits } from "@/lib/core/auth/passwords";
import { endSessions } from "@/lib/core/auth/sessions";
import { withoutTenant } from "@/lib/core/db/bootstrap";
import { AppError } from "@/lib/core/errors";

interface Owner {
  userId: string;
  email: string;
  /** The session that stays. */
  sessionId: string | null;
}

/**
 * A person changes their own password; every other session of theirs ends and links not used are void. The present
 * password is asked and guessed as slowly as at sign-in. Audits `password.changed`.
 *
 * @returns how many other sessions were ended.
 * @throws AppError INVALID when the present password is wrong, RATE_LIMITED when one must wait.
 */
export async function changeOwnPassword(owner: Owner, current: string, next: string): Promise<number> {
  const account = await withoutTenant((tx) => reserveAttempt(tx, owner.email));
  if (!(await passwordFits(account.passwordHash, current))) {
    const retryAfter = await withoutTenant((tx) => confirmFailure(tx, account, owner.email));
    const message = `Действующий пароль указан неверно. Повторите через ${String(retryAfter)} с.`;
    throw new AppError("INVALID", message, { fields: { current: message }, retryAfter });
  }
  const passwordHash = await hashPassword(next);
  return withoutTenant(async (tx) => {
    await tx.$executeRaw`UPDATE users SET password_hash = ${passwordHash}, password_set_at = clock_timestamp()
      WHERE id = ${owner.userId}::uuid`;
    await forgetFailures(tx, owner.userId);
    await voidLinks(tx, owner.userId);
    const ended = await endSessions(tx, owner.userId, { keep: owner.sessionId });
    await recordAccountAudit(tx, owner.userId, {
      event: "password.changed",
      subjectType: "user",
      subjectId: owner.userId,
      after: { sessionsEnded: ended.length },
    });
    return ended.length;
  });
}

import { recordAccountAudit } from "@/lib/core/audit/record-audit";
import {
  checkAddress,
  confirmFailure,
  countRefusal,
  forgetFailures,
  reserveAttempt,
  type AttemptAccount,
} from "@/lib/core/auth/attempts";
import { passwordFits } from "@/lib/core/auth/passwords";
import { startSession, type SignInOrigin } from "@/lib/core/auth/sessions";
import { withoutTenant } from "@/lib/core/db/bootstrap";
import { AppError } from "@/lib/core/errors";

/** As the table keeps it. */
function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/**
 * Proves a person by e-mail and password and starts a session. An unknown e-mail, a wrong password and an invitation
 * not yet accepted get the same answer in the same time; that the account is disabled is told only to who knows the
 * password. Audits `session.started` or `session.refused`.
 *
 * @returns the token of the session.
 * @throws AppError UNAUTHENTICATED when refused, RATE_LIMITED when the person or the address must wait.
 */
export async function signInWithPassword(
  typed: string,
  password: string,
  origin: SignInOrigin,
): Promise<string> {
  const email = normaliseEmail(typed);
  const account = await withoutTenant(async (tx) => {
    await checkAddress(tx, origin.address);
    return reserveAttempt(tx, email);
  });
  // Outside of any transaction: hashing is slow and must hold no row.
  const fits = await passwordFits(account.passwordHash, password);
  const { userId } = account;
  if (!fits || userId === null) throw await refuse(account, email, origin);
  if (account.disabled) throw await refuseDisabled(userId, origin);
  return withoutTenant(async (tx) => {
    await forgetFailures(tx, userId);
    return startSession(tx, userId, origin);
  });
}

async function refuse(account: AttemptAccount, email: string, origin: SignInOrigin): Promise<AppError> {
  const retryAfter = await withoutTenant(async (tx) => {
    await countRefusal(tx, origin.address);
    await recordAccountAudit(tx, account.userId, {
      event: "session.refused",
      subjectType: "user",
      subjectId: account.userId,
      after: { reason: "wrong-password", address: origin.address },
    });
    return confirmFailure(tx, account, email);
  });
  return new AppError(
    "UNAUTHENTICATED",
    `Почта или пароль не подходят. Проверьте раскладку клавиатуры и повторите через ${String(retryAfter)} с.`,
    { retryAfter },
  );
}

async function refuseDisabled(userId: string, origin: SignInOrigin): Promise<AppError> {
  await withoutTenant(async (tx) => {
    await forgetFailures(tx, userId);
    await recordAccountAudit(tx, userId, {
      event: "session.refused",
      subjectType: "user",
      subjectId: userId,
      after: { reason: "disabled", address: origin.address },
    });
  });
  return new AppError(
    "UNAUTHENTICATED",
    "Учётная запись отключена. Обратитесь к тому, кто её выдал: в управление образования или в ИМАЦ.",
  );
}

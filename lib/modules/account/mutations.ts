import { changeOwnPassword } from "@/lib/core/auth/change-password";
import { acceptLink, findLink } from "@/lib/core/auth/one-time-links";
import { hashPassword } from "@/lib/core/auth/passwords";
import { endOwnSessions } from "@/lib/core/auth/sessions";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { AppError } from "@/lib/core/errors";
import { passwordProblem } from "@/lib/modules/account/rules";
import type { AcceptLinkInput, ChangePasswordInput } from "@/lib/modules/account/schema";

function requireGoodPassword(password: string, email: string): void {
  const problem = passwordProblem(password, email);
  if (problem !== null) throw new AppError("INVALID", problem, { fields: { password: problem } });
}

/**
 * Changes the person's own password and ends their other sessions. Audits `password.changed`.
 *
 * @throws AppError INVALID when the present password is wrong or the new one will not do, RATE_LIMITED when one must wait.
 */
export async function changePassword(
  ctx: TenantContext,
  input: ChangePasswordInput,
): Promise<{ endedSessions: number }> {
  const { id: userId, email } = ctx.user;
  requireGoodPassword(input.password, email);
  const owner = { userId, email, sessionId: ctx.sessionId };
  return { endedSessions: await changeOwnPassword(owner, input.current, input.password) };
}

/** Ends one session of the person's own; ending it again changes nothing. Audits `session.ended`. */
export async function endSession(ctx: TenantContext, input: { id: string }): Promise<{ ended: number }> {
  return { ended: await endOwnSessions(ctx.user.id, { only: input.id }) };
}

/** Ends every session of the person but the present one. Idempotent; audits `session.ended` for each. */
export async function endOtherSessions(ctx: TenantContext): Promise<{ ended: number }> {
  return { ended: await endOwnSessions(ctx.user.id, { keep: ctx.sessionId }) };
}

/**
 * Sets a password by an invitation or a reset link, once; earlier sessions end. Audits `invitation.accepted` or
 * `password.reset`.
 *
 * @returns the e-mail to sign in with.
 * @throws AppError NOT_FOUND when the link does not hold, INVALID when the password will not do.
 */
export async function acceptOneTimeLink(input: AcceptLinkInput): Promise<{ email: string }> {
  const link = await findLink(input.kind, input.token);
  if (!link) throw linkGone();
  requireGoodPassword(input.password, link.email);
  const passwordHash = await hashPassword(input.password);
  if (!(await acceptLink(input.kind, input.token, passwordHash))) throw linkGone();
  return { email: link.email };
}

function linkGone(): AppError {
  return new AppError(
    "NOT_FOUND",
    "Ссылка уже использована, заменена новой или её срок истёк. Попросите новую у того, кто её выдал.",
  );
}

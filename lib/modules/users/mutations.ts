import { recordAudit } from "@/lib/core/audit/record-audit";
import { issueLink, LINK_HOURS, linkAddress, voidLinks } from "@/lib/core/auth/one-time-links";
import { endSessions } from "@/lib/core/auth/sessions";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { rightsAnywhere } from "@/lib/core/db/bootstrap";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { addMembership } from "@/lib/modules/users/memberships/mutations";
import { whyNotManage } from "@/lib/modules/users/policy";
import { managerOf, scopeOfActor } from "@/lib/modules/users/queries";
import type { InviteUserInput, UserTarget } from "@/lib/modules/users/schema";
import type { IssuedLink } from "@/lib/modules/users/types";

interface LockedUser {
  id: string;
  fullName: string;
  email: string;
  hasPassword: boolean;
  disabled: boolean;
}

interface Handover {
  kind: IssuedLink["kind"];
  fullName: string;
  email: string;
  linkId: string;
}

/** The stored reply of a command holds the id of the link only; its address is made anew for who asked. */
function toIssuedLink({ linkId, ...person }: Handover): IssuedLink {
  return { ...person, address: linkAddress(person.kind, linkId), hours: LINK_HOURS };
}

/**
 * Invites a person: makes the account, gives the right and issues a one-time link. A known e-mail of the same region
 * gets the right only; the link again while the first was not used. Audits `user.invited` and `membership.granted`.
 *
 * @returns the link, or null when the person signs in with the password they have.
 * @throws AppError FORBIDDEN for a role or an organisation the actor may not fill, NOT_FOUND for a stranger's
 *   organisation, CONFLICT when the e-mail is taken elsewhere, disabled, or already holds this right.
 */
export async function inviteUser(
  ctx: TenantContext,
  input: InviteUserInput,
): Promise<{ link: IssuedLink | null }> {
  const { handover } = await withTenant(ctx, "user:manage", async (tx, actor) => {
    const { user, isNew } = await findOrCreate(tx, input);
    if (user.disabled)
      throw new AppError("CONFLICT", "Учётная запись с этой почтой отключена. Сначала включите её.");
    const rights = await rightsAnywhere(tx, actor, user.id, ctx.today);
    if (rights.length > 0 && rights.every(({ regionId }) => regionId !== actor.regionId)) {
      throw new AppError("CONFLICT", "Эта почта уже занята. Укажите другую.", {
        fields: { email: "Эта почта уже занята. Укажите другую." },
      });
    }
    await addMembership(tx, ctx, actor, { ...input, userId: user.id });
    const open = rights.filter((right) => right.open);
    const mayLink = isNew || whyNotManage(managerOf(ctx), { userId: user.id, rights: open }) === null;
    if (user.hasPassword || !mayLink) return { handover: null };
    const linkId = await issueLink(tx, user.id, "invitation");
    await recordAudit(tx, actor, {
      event: "user.invited",
      subjectType: "user",
      subjectId: user.id,
      after: { email: user.email, fullName: user.fullName, isNew },
    });
    const handed: Handover = { kind: "invitation", fullName: user.fullName, email: user.email, linkId };
    return { handover: handed };
  });
  return { link: handover && toIssuedLink(handover) };
}

/** The account of an e-mail, locked; made where there is none. Two statements. */
export async function findOrCreate(
  tx: Tx,
  input: Pick<InviteUserInput, "email" | "fullName" | "post">,
): Promise<{ user: LockedUser; isNew: boolean }> {
  const email = input.email.trim().toLowerCase();
  const made = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO users (email, full_name, post) VALUES (${email}, ${input.fullName}, ${input.post})
    ON CONFLICT (email) DO NOTHING RETURNING id`;
  const rows = await tx.$queryRaw<LockedUser[]>`
    SELECT id, full_name AS "fullName", email, password_hash IS NOT NULL AS "hasPassword",
      disabled_at IS NOT NULL AS disabled
    FROM users WHERE email = ${email} FOR NO KEY UPDATE`;
  const user = rows[0];
  if (!user) throw new Error("the account just made is not there");
  return { user, isNew: made.length > 0 };
}

/**
 * Locks the account and checks that the actor may manage it.
 *
 * @throws AppError NOT_FOUND when nothing of the person lies in the actor's scope, FORBIDDEN with the reason.
 */
async function manageable(tx: Tx, ctx: TenantContext, actor: Actor, userId: string): Promise<LockedUser> {
  const seen = await tx.membership.findFirst({
    where: { userId, ...scopeOfActor(actor) },
    select: { id: true },
  });
  if (!seen) throw notFoundError();
  const rows = await tx.$queryRaw<LockedUser[]>`
    SELECT id, full_name AS "fullName", email, password_hash IS NOT NULL AS "hasPassword",
      disabled_at IS NOT NULL AS disabled
    FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  const user = rows[0];
  if (!user) throw notFoundError();
  const rights = await rightsAnywhere(tx, actor, userId, ctx.today);
  const why = whyNotManage(managerOf(ctx), { userId, rights: rights.filter(({ open }) => open) });
  if (why !== null) throw new AppError("FORBIDDEN", why);
  return user;
}

/**
 * Issues a one-time link to set a new password (an invitation again, when none was set yet) and voids the earlier one.
 * Audits `user.reset-link-issued`.
 *
 * @throws AppError NOT_FOUND, FORBIDDEN as `manageable`, CONFLICT for a disabled account.
 */
export async function issueResetLink(ctx: TenantContext, input: UserTarget): Promise<{ link: IssuedLink }> {
  const handover = await withTenant(ctx, "user:manage", async (tx, actor): Promise<Handover> => {
    const user = await manageable(tx, ctx, actor, input.userId);
    if (user.disabled) throw new AppError("CONFLICT", "Учётная запись отключена. Сначала включите её.");
    const kind = user.hasPassword ? "reset" : "invitation";
    const linkId = await issueLink(tx, user.id, kind);
    await recordAudit(tx, actor, {
      event: "user.reset-link-issued",
      subjectType: "user",
      subjectId: user.id,
      after: { kind },
    });
    return { kind, fullName: user.fullName, email: user.email, linkId };
  });
  return { link: toIssuedLink(handover) };
}

/**
 * Disables an account: sessions end, links are void, signing in is refused. Rights stay as they are. Disabling again
 * changes nothing. Audits `user.disabled`.
 *
 * @throws AppError NOT_FOUND, FORBIDDEN as `manageable`: one's own account among others.
 */
export async function disableUser(ctx: TenantContext, input: UserTarget): Promise<{ disabled: boolean }> {
  return withTenant(ctx, "user:manage", async (tx, actor) => {
    const user = await manageable(tx, ctx, actor, input.userId);
    if (user.disabled) return { disabled: true };
    await tx.$executeRaw`UPDATE users SET disabled_at = clock_timestamp() WHERE id = ${user.id}::uuid`;
    await voidLinks(tx, user.id);
    const ended = await endSessions(tx, user.id, { keep: null });
    await recordAudit(tx, actor, {
      event: "user.disabled",
      subjectType: "user",
      subjectId: user.id,
      after: { sessionsEnded: ended.length },
    });
    return { disabled: true };
  });
}

/**
 * Enables a disabled account; the password stays what it was. Enabling again changes nothing. Audits `user.enabled`.
 *
 * @throws AppError NOT_FOUND, FORBIDDEN as `manageable`.
 */
export async function enableUser(ctx: TenantContext, input: UserTarget): Promise<{ disabled: boolean }> {
  return withTenant(ctx, "user:manage", async (tx, actor) => {
    const user = await manageable(tx, ctx, actor, input.userId);
    if (!user.disabled) return { disabled: false };
    await tx.$executeRaw`UPDATE users SET disabled_at = NULL WHERE id = ${user.id}::uuid`;
    await recordAudit(tx, actor, { event: "user.enabled", subjectType: "user", subjectId: user.id });
    return { disabled: false };
  });
}

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { whyNotEnd, whyNotGrant } from "@/lib/modules/users/policy";
import { managerOf, placeOf, scopeOfActor } from "@/lib/modules/users/queries";
import type { EndMembershipInput, GrantMembershipInput } from "@/lib/modules/users/schema";

type NewMembership = Omit<GrantMembershipInput, "organisation">;

function day(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`);
}

/**
 * Gives a right inside a unit of work. Audits `membership.granted`.
 *
 * @throws AppError NOT_FOUND for an organisation out of reach, FORBIDDEN with the reason, CONFLICT when the person
 *   holds the same right on some of these days.
 */
export async function addMembership(
  tx: Tx,
  ctx: TenantContext,
  actor: Actor,
  input: NewMembership,
): Promise<{ id: string }> {
  const organisation = await tx.organisation.findFirst({
    where: { code: input.organisationCode, regionId: actor.regionId },
    select: {
      id: true,
      regionId: true,
      municipalityId: true,
      kind: true,
      code: true,
      name: true,
      shortName: true,
    },
  });
  if (!organisation) throw notFoundError();
  const { userId, role, basis } = input;
  const place = placeOf(organisation);
  const why = whyNotGrant(managerOf(ctx), { userId, place, role, basis });
  if (why !== null) throw new AppError("FORBIDDEN", why);
  const validFrom = day(input.validFrom);
  const validTo = input.validTo === "" ? null : day(input.validTo);
  const same = await tx.membership.findFirst({
    where: {
      userId,
      role,
      organisationId: organisation.id,
      AND: [
        { OR: [{ validTo: null }, { validTo: { gte: validFrom } }] },
        validTo ? { validFrom: { lte: validTo } } : {},
      ],
    },
    select: { id: true },
  });
  if (same) throw new AppError("CONFLICT", "У человека уже есть эта роль в этой организации на эти дни.");
  const basisDocument = input.basisDocument === "" ? null : input.basisDocument;
  const { id } = await tx.membership.create({
    data: {
      userId,
      organisationId: organisation.id,
      ...place,
      role,
      basis,
      basisDocument,
      validFrom,
      validTo,
    },
    select: { id: true },
  });
  await recordAudit(tx, actor, {
    event: "membership.granted",
    subjectType: "membership",
    subjectId: id,
    after: {
      userId,
      organisation: organisation.code,
      role,
      basis,
      basisDocument,
      validFrom: input.validFrom,
      validTo: input.validTo === "" ? null : input.validTo,
    },
  });
  return { id };
}

/**
 * Gives one more right to a person already in the actor's scope; others are invited by e-mail. Audits
 * `membership.granted`.
 *
 * @throws AppError as `addMembership`; NOT_FOUND for a person out of scope.
 */
export async function grantMembership(
  ctx: TenantContext,
  input: GrantMembershipInput,
): Promise<{ id: string }> {
  return withTenant(ctx, "user:manage", async (tx, actor) => {
    const { userId } = input;
    const seen = await tx.membership.findFirst({
      where: { userId, ...scopeOfActor(actor) },
      select: { id: true },
    });
    if (!seen) throw notFoundError();
    // The lock of the account orders this with the decisions about it: a link or a disabling sees the new right.
    await tx.$executeRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
    return addMembership(tx, ctx, actor, input);
  });
}

/**
 * Names the last day of a right. Audits `membership.ended` with the day before and after.
 *
 * @throws AppError NOT_FOUND out of scope, FORBIDDEN for one's own right or one from above, CONFLICT when it has ended
 *   already, INVALID when the day lies before the first one.
 */
export async function endMembership(
  ctx: TenantContext,
  input: EndMembershipInput,
): Promise<{ lastDay: string }> {
  return withTenant(ctx, "user:manage", async (tx, actor) => {
    const right = await tx.membership.findFirst({
      where: { id: input.membershipId, ...scopeOfActor(actor) },
    });
    if (!right) throw notFoundError();
    const why = whyNotEnd(managerOf(ctx), right);
    if (why !== null) throw new AppError("FORBIDDEN", why);
    const before = right.validTo?.toISOString().slice(0, 10) ?? null;
    if (before !== null && before < ctx.today) throw new AppError("CONFLICT", "Эта роль уже прекращена.");
    if (day(input.lastDay) < right.validFrom) {
      const message = "Последний день не может быть раньше первого.";
      throw new AppError("INVALID", message, { fields: { lastDay: message } });
    }
    await tx.membership.update({
      where: { id: right.id },
      data: { validTo: day(input.lastDay) },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      event: "membership.ended",
      subjectType: "membership",
      subjectId: right.id,
      before: { validTo: before },
      after: { validTo: input.lastDay },
    });
    return { lastDay: input.lastDay };
  });
}

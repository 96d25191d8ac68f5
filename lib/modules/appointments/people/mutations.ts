import { recordAudit } from "@/lib/core/audit/record-audit";
import { issueLink, LINK_HOURS, linkAddress } from "@/lib/core/auth/one-time-links";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow, portalToday } from "@/lib/core/clock";
import { rightsAnywhere } from "@/lib/core/db/bootstrap";
import { AppError, notFoundError } from "@/lib/core/errors";
import { formatDate } from "@/lib/core/format/dates";
import { asOwner } from "@/lib/modules/appointments/orders/holding/queries";
import { findPerson } from "@/lib/modules/appointments/people/queries";
import type {
  LinkAccountInput,
  OfferMentorInput,
  WithdrawOfferInput,
} from "@/lib/modules/appointments/people/schema";
import { findOrCreate } from "@/lib/modules/users/mutations";
import type { IssuedLink } from "@/lib/modules/users/types";

/**
 * Gives an appointment the account its access opens for, once: of a colleague known by the e-mail, else a new one with a
 * one-time link. A mentor's right follows by the database. A command; audits `appointment.linked`, and `user.invited` for a
 * new account.
 *
 * @throws AppError NOT_FOUND, CONFLICT for an appointment that has an account or is a draft, and for an e-mail of a
 *   stranger or of a disabled account.
 */
export async function linkAccount(
  ctx: TenantContext,
  input: LinkAccountInput,
): Promise<{ link: IssuedLink | null }> {
  const linkId = await asOwner(ctx, "order:edit", async ({ tx, actor, owner }) => {
    await tx.$queryRaw`SELECT id FROM appointments WHERE id = ${input.appointmentId}::uuid FOR NO KEY UPDATE`;
    const appointment = await tx.appointment.findFirst({
      where: { id: input.appointmentId, organisationId: owner.organisationId },
    });
    if (!appointment) throw notFoundError();
    if (appointment.state !== "registered")
      throw new AppError(
        "CONFLICT",
        "Доступ выдаётся по зарегистрированному приказу: сначала зарегистрируйте его.",
      );
    if (appointment.userId !== null)
      throw new AppError(
        "CONFLICT",
        "У этого назначения уже есть учётная запись: второй раз её не указывают.",
      );
    const { user, isNew } = await findOrCreate(tx, {
      email: input.email,
      fullName: appointment.personName,
      post: appointment.personPost,
    });
    if (user.disabled)
      throw new AppError("CONFLICT", "Учётная запись с этой почтой отключена. Сначала включите её.");
    if (!isNew) {
      const rights = await rightsAnywhere(tx, actor, user.id, ctx.today);
      const own = rights.some(
        ({ regionId, municipalityId }) =>
          regionId === owner.regionId && municipalityId === owner.municipalityId,
      );
      if (!own)
        throw new AppError("CONFLICT", "Эта почта уже занята. Укажите другую.", {
          fields: { email: "Эта почта уже занята. Укажите другую." },
        });
    }
    await tx.appointment.update({
      where: { id: appointment.id },
      data: { userId: user.id },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      event: "appointment.linked",
      subjectType: "appointment",
      subjectId: appointment.id,
      after: { userId: user.id, email: user.email },
    });
    if (!isNew) return null;
    await recordAudit(tx, actor, {
      event: "user.invited",
      subjectType: "user",
      subjectId: user.id,
      after: { email: user.email, fullName: user.fullName, isNew },
    });
    return { id: await issueLink(tx, user.id, "invitation"), fullName: user.fullName, email: user.email };
  });
  if (linkId === null) return { link: null };
  const { id, fullName, email } = linkId;
  return {
    link: { kind: "invitation", fullName, email, address: linkAddress("invitation", id), hours: LINK_HOURS },
  };
}

/**
 * Offers a consenting person to the region's pool by name and post. A command; audits `mentor-offer.made`.
 *
 * @throws AppError NOT_FOUND for who is not the authority's, CONFLICT when offered already, INVALID for a day to come.
 */
export async function offerMentor(ctx: TenantContext, input: OfferMentorInput): Promise<{ id: string }> {
  return asOwner(ctx, "order:edit", async ({ tx, actor, owner }) => {
    const { municipalityId, regionId } = owner;
    if (municipalityId === null)
      throw new AppError("CONFLICT", "В резерв региона наставников предлагают муниципалитеты.");
    const today = await portalToday(tx, ctx);
    if (input.consentOn > today)
      throw new AppError("INVALID", "Дата согласия ещё не наступила. Проверьте её.", {
        fields: { consentOn: `Не позже ${formatDate(today)}` },
      });
    const person = await findPerson(tx, owner, { source: input.source, id: input.sourceId, day: today });
    const { personId, userId, workplaceId, fullName, post } = person;
    const same = await tx.mentorOffer.count({
      where: {
        municipalityId,
        withdrawnAt: null,
        OR: [...(personId ? [{ personId }] : []), ...(userId ? [{ userId }] : [])],
      },
    });
    if (same > 0) throw new AppError("CONFLICT", "Этот человек уже предложен в резерв региона.");
    const { id } = await tx.mentorOffer.create({
      data: {
        regionId,
        municipalityId,
        personId,
        userId,
        workplaceId,
        fullName,
        post,
        consentOn: new Date(input.consentOn),
        offeredByName: actor.userName,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      event: "mentor-offer.made",
      subjectType: "mentor-offer",
      subjectId: id,
      after: { fullName, post, consentOn: input.consentOn },
    });
    return { id };
  });
}

/**
 * Takes an offered person back; appointments made meanwhile stand. Idempotent. Audits `mentor-offer.withdrawn`.
 *
 * @throws AppError NOT_FOUND for an offer of somebody else.
 */
export async function withdrawOffer(ctx: TenantContext, { id }: WithdrawOfferInput): Promise<{ id: string }> {
  return asOwner(ctx, "order:edit", async ({ tx, actor, owner }) => {
    const offer = await tx.mentorOffer.findFirst({
      where: { id, municipalityId: owner.municipalityId ?? owner.regionId },
    });
    if (!offer) throw notFoundError();
    const { count } = await tx.mentorOffer.updateMany({
      where: { id, withdrawnAt: null },
      data: { withdrawnAt: await portalNow(tx) },
    });
    if (count > 0) {
      await recordAudit(tx, actor, {
        event: "mentor-offer.withdrawn",
        subjectType: "mentor-offer",
        subjectId: id,
        after: { fullName: offer.fullName },
      });
    }
    return { id };
  });
}

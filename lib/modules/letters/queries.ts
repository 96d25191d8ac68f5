import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import { FILE_COLUMNS, toFileRow } from "@/lib/modules/files/queries";
import { refuseCorrection, refuseNewRequisites } from "@/lib/modules/letters/policy";
import type { LetterDetails, ReceivedLetter } from "@/lib/modules/letters/types";
import { authorityOf } from "@/lib/modules/organisations/queries";

/**
 * A letter for the region: its lists, whom it was sent to, who has acknowledged it and who has not. Two statements.
 *
 * @throws AppError NOT_FOUND.
 */
export async function getLetter(ctx: TenantContext, id: string): Promise<LetterDetails> {
  return withTenant(ctx, "letter:read-all", async (tx, { regionId, membership }) => {
    const letter = await tx.letter.findFirst({
      where: { id, regionId },
      include: {
        file: { select: FILE_COLUMNS },
        lists: {
          select: { list: { select: { id: true, kind: true, listYear: true, number: true, state: true } } },
        },
        recipients: true,
      },
      relationLoadStrategy: "join",
    });
    if (!letter) throw notFoundError();
    const authorities = await tx.organisation.findMany({
      where: { regionId, kind: "municipality" },
      select: { id: true, code: true, shortName: true },
      orderBy: [{ shortName: "asc" }, { code: "asc" }],
    });
    const lists = letter.lists
      .map(({ list }) => list)
      .sort((left, right) => right.listYear - left.listYear || left.kind.localeCompare(right.kind));
    const refusal = refuseCorrection({ recipientCount: letter.recipients.length });
    const locked = refuseNewRequisites({
      publishedLists: lists.filter(({ state }) => state === "published").length,
    });
    const may = can(ctx, "letter:register");
    const sentTo = new Map(letter.recipients.map((recipient) => [recipient.municipalityId, recipient]));
    return {
      id: letter.id,
      organisation: membership.organisation.code,
      timeZone: ctx.timeZone,
      today: ctx.today,
      issuer: letter.issuer,
      kind: letter.kind,
      number: letter.number,
      date: isoDay(letter.date),
      subject: letter.subject,
      file: letter.file ? toFileRow(letter.file) : null,
      registeredAt: letter.registeredAt.toISOString(),
      registeredBy: letter.registeredByName,
      version: letter.version,
      lists,
      recipients: authorities.flatMap(({ id: authorityId, code, shortName }) => {
        const sent = sentTo.get(authorityId);
        if (!sent) return [];
        return [
          {
            code,
            name: shortName,
            sentAt: sent.sentAt.toISOString(),
            sentBy: sent.sentByName,
            acknowledgedAt: sent.acknowledgedAt?.toISOString() ?? null,
            acknowledgedBy: sent.acknowledgedByName,
          },
        ];
      }),
      others: authorities
        .filter((authority) => !sentTo.has(authority.id))
        .map(({ code, shortName }) => ({ code, name: shortName })),
      can: { correct: may && refusal === null, send: may && authorities.length > sentTo.size },
      requisitesLocked: locked !== null,
      whyNotCorrect: may ? (refusal ?? locked) : null,
    };
  });
}

/** Letters sent to the authority of the address, newest first. One statement. */
export async function listReceivedLetters(ctx: TenantContext): Promise<{
  letters: ReceivedLetter[];
  mayAcknowledge: boolean;
  timeZone: string;
  code: string;
  name: string;
}> {
  const { municipalityId, code, shortName } = authorityOf(ctx);
  return withTenant(ctx, "letter:read", async (tx) => {
    const sent = await tx.letterRecipient.findMany({
      where: { municipalityId },
      select: {
        sentAt: true,
        acknowledgedAt: true,
        acknowledgedByName: true,
        letter: {
          select: {
            id: true,
            issuer: true,
            kind: true,
            number: true,
            date: true,
            subject: true,
            file: { select: FILE_COLUMNS },
          },
        },
      },
      orderBy: [{ sentAt: "desc" }, { letterId: "desc" }],
      relationLoadStrategy: "join",
    });
    return {
      code,
      name: shortName,
      timeZone: ctx.timeZone,
      mayAcknowledge: can(ctx, "letter:acknowledge"),
      letters: sent
        .map(({ letter: { date, file, ...letter }, sentAt, acknowledgedAt, acknowledgedByName }) => ({
          ...letter,
          date: isoDay(date),
          file: file ? toFileRow(file) : null,
          sentAt: sentAt.toISOString(),
          acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
          acknowledgedBy: acknowledgedByName,
        }))
        // By the date of the letter, not by the order they were sent in.
        .sort(
          (left, right) => right.date.localeCompare(left.date) || right.sentAt.localeCompare(left.sentAt),
        ),
    };
  });
}

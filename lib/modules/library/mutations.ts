import { randomUUID } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import { requireOwnFiles } from "@/lib/modules/files/mutations";
import { requestFileTexts } from "@/lib/modules/files/texts/mutations";
import { refuseNewEdition } from "@/lib/modules/library/policy";
import type {
  AddLibraryItemInput,
  CorrectLibraryItemInput,
  LibraryItemFields,
} from "@/lib/modules/library/schema";

/**
 * Adds a document to the region's library; with `replacesId` as the new edition of another, which loses its force then.
 * A command; audits `library-item.added` and `library-item.replaced`.
 *
 * @throws AppError NOT_FOUND for an unknown earlier edition, CONFLICT when that one is replaced already or a document
 *   with the same issuer, kind, number and date is there, INVALID for a file that is not there.
 */
export async function addLibraryItem(
  ctx: TenantContext,
  { replacesId, ...fields }: AddLibraryItemInput,
): Promise<{ id: string }> {
  return withTenant(ctx, "library:edit", async (tx, actor) => {
    const earlier = replacesId === null ? null : await lockItem(tx, actor, replacesId);
    const refusal = earlier && refuseNewEdition({ replaced: earlier.replacedById !== null });
    if (refusal) throw new AppError("CONFLICT", refusal);
    await refuseTwin(tx, actor, fields, null);
    await requireOwnFiles(tx, fields.fileIds);
    const id = randomUUID();
    const { fileIds, ...typed } = fields;
    await tx.libraryItem.create({
      data: { ...typed, id, slug: id, regionId: actor.regionId, date: dateOf(fields) },
    });
    await attach(tx, actor, id, fileIds, 0);
    await recordAudit(tx, actor, {
      event: "library-item.added",
      subjectType: "library-item",
      subjectId: id,
      after: { ...fields, replaces: replacesId },
    });
    if (earlier) {
      await tx.libraryItem.update({
        where: { id: earlier.id },
        data: { replacedById: id, status: "void", version: { increment: 1 } },
      });
      await recordAudit(tx, actor, {
        event: "library-item.replaced",
        subjectType: "library-item",
        subjectId: earlier.id,
        before: { status: earlier.status, replacedBy: null },
        after: { status: "void", replacedBy: id },
      });
    }
    return { id };
  });
}

/**
 * Corrects the requisites of a document and its files. A command; audits `library-item.corrected` with both sides.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT when the requisites are another document's, INVALID for a file that is not
 *   there.
 */
export async function correctLibraryItem(
  ctx: TenantContext,
  { id, version, ...fields }: CorrectLibraryItemInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "library:edit", async (tx, actor) => {
    const stored = await lockItem(tx, actor, id);
    if (stored.version !== version) {
      throw new AppError("STALE", "Документ исправил другой сотрудник. Обновите страницу и сравните.");
    }
    await refuseTwin(tx, actor, fields, id);
    const { fileIds, ...typed } = fields;
    const held = stored.files.map(({ fileId }) => fileId);
    const added = fileIds.filter((fileId) => !held.includes(fileId));
    const removed = held.filter((fileId) => !fileIds.includes(fileId));
    await requireOwnFiles(tx, added);
    if (removed.length > 0)
      await tx.libraryItemFile.deleteMany({ where: { itemId: id, fileId: { in: removed } } });
    await attach(tx, actor, id, added, Math.max(-1, ...stored.files.map(({ ordinal }) => ordinal)) + 1);
    const row = await tx.libraryItem.update({
      where: { id },
      data: { ...typed, date: dateOf(fields), version: { increment: 1 } },
      select: { version: true },
    });
    await recordAudit(tx, actor, {
      event: "library-item.corrected",
      subjectType: "library-item",
      subjectId: id,
      before: {
        title: stored.title,
        kind: stored.kind,
        issuer: stored.issuer,
        author: stored.author,
        requisitesOf: stored.requisitesOf,
        number: stored.number,
        date: isoDay(stored.date),
        tracks: stored.tracks,
        status: stored.status,
        note: stored.note,
        url: stored.url,
        fileIds: held,
      },
      after: fields,
    });
    return row;
  });
}

const dateOf = ({ date }: Pick<LibraryItemFields, "date">) => (date === null ? null : new Date(date));

/** The document of the region, locked until the end of the transaction. */
async function lockItem(tx: Tx, actor: Actor, id: string) {
  await tx.$queryRaw`SELECT id FROM library_items WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const item = await tx.libraryItem.findFirst({
    where: { id, regionId: actor.regionId },
    include: { files: { orderBy: { ordinal: "asc" } } },
  });
  if (!item) throw notFoundError();
  return item;
}

/** A document is known by issuer, kind, number and date; without number and date by its title. */
async function refuseTwin(tx: Tx, actor: Actor, fields: LibraryItemFields, id: string | null): Promise<void> {
  const { issuer, kind, number, title } = fields;
  const known = number !== null && fields.date !== null;
  const twin = await tx.libraryItem.count({
    where: {
      regionId: actor.regionId,
      issuer,
      kind,
      number,
      date: dateOf(fields),
      ...(!known && { title }),
      ...(id !== null && { id: { not: id } }),
    },
  });
  if (twin === 0) return;
  throw new AppError(
    "CONFLICT",
    "Документ с этими издателем, видом, номером и датой уже есть в библиотеке. Найдите его или проверьте реквизиты.",
    { fields: known ? { number: "Такой документ уже есть" } : { title: "Такой документ уже есть" } },
  );
}

/** Puts files after those the document has; their texts are read in the background. */
async function attach(
  tx: Tx,
  actor: Actor,
  itemId: string,
  fileIds: readonly string[],
  from: number,
): Promise<void> {
  if (fileIds.length === 0) return;
  const { regionId } = actor;
  await tx.libraryItemFile.createMany({
    data: fileIds.map((fileId, at) => ({ regionId, itemId, fileId, ordinal: from + at })),
  });
  await requestFileTexts(tx, actor, fileIds);
}

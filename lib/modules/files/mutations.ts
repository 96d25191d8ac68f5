import { createHash } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { findContentKind } from "@/lib/core/files/content-kind";
import { fileStore } from "@/lib/core/files/storage";
import { FILE_COLUMNS, toFileRow } from "@/lib/modules/files/queries";
import { contentProblem, mediaTypeOf } from "@/lib/modules/files/rules";
import type { BeginUploadInput, FilePart } from "@/lib/modules/files/schema";
import type { FileUploadProgress } from "@/lib/modules/files/types";

/** Bytes held in memory and written under one lock. */
const BLOCK = 1024 * 1024;

/**
 * Announces a file in the name of the organisation asked about, or tells how far it has come: the id is the client's,
 * and the same id again is the same file. No audit: a file counts once it is stored.
 *
 * @throws AppError NOT_FOUND for an id of somebody else, CONFLICT for another name or size under the same id, INVALID
 *   for one whose bytes were refused.
 */
export async function beginUpload(
  ctx: TenantContext,
  { id, name, size }: Pick<BeginUploadInput, "id" | "name" | "size">,
): Promise<FileUploadProgress> {
  const found = await withTenant(ctx, "file:upload", async (tx, actor) => {
    const { regionId, municipalityId, schoolId, userId: createdById, userName: createdByName } = actor;
    const organisationId = actor.membership.organisation.id;
    const owner = { regionId, municipalityId, schoolId, organisationId, createdById, createdByName };
    await tx.storedFile.createMany({ data: [{ ...owner, id, name, size }], skipDuplicates: true });
    const row = await tx.storedFile.findFirst({
      where: { id, createdById, organisationId },
      select: { ...FILE_COLUMNS, state: true },
    });
    if (!row) throw notFoundError();
    return row;
  });
  if (found.state === "discarded") throw refusedBefore();
  if (found.name !== name || found.size !== size) {
    throw new AppError("CONFLICT", "Под этим номером отправляется другой файл. Выберите файл ещё раз.");
  }
  if (found.state === "stored") return { id, received: size, file: toFileRow(found) };
  return { id, received: await fileStore().size(id), file: null };
}

/** What became of a part: taken in, or begun at a wrong place, where nothing was taken. */
export type PartOutcome = FileUploadProgress & { misplaced: boolean };

/**
 * Takes a part of a file in blocks, each under the lock of the file's row, so that of two senders one is told its place
 * is wrong. A line lost on the way leaves what had come. With the last byte the content is checked and the file is
 * stored: audits `file.stored`. Idempotent once stored.
 *
 * @throws AppError NOT_FOUND: absent or brought by somebody else; INVALID when the bytes are more than were announced
 *   or are not what the name says: they are removed, and the id serves no more.
 */
export async function receivePart(
  contexts: readonly TenantContext[],
  { id, offset }: FilePart,
  body: AsyncIterable<Uint8Array>,
): Promise<PartOutcome> {
  const ctx = await contextOfUpload(contexts, id);
  let place = offset;
  for await (const block of inBlocks(body)) {
    const outcome = await appendBlock(ctx, id, place, block);
    if (outcome) return outcome;
    place += block.length;
  }
  return finishPart(ctx, id, place);
}

/** The context in which the person brings the file; of two organisations of theirs the one that owns it. */
async function contextOfUpload(contexts: readonly TenantContext[], id: string): Promise<TenantContext> {
  for (const ctx of contexts) {
    const own = await withTenant(ctx, "file:upload", (tx, actor) =>
      tx.storedFile.count({
        where: { id, createdById: actor.userId, organisationId: actor.membership.organisation.id },
      }),
    );
    if (own > 0) return ctx;
  }
  throw notFoundError();
}

/** Bytes as they come, gathered to blocks; a lost line ends them early, after what had come. */
async function* inBlocks(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of body) {
      parts.push(part);
      length += part.length;
      if (length < BLOCK) continue;
      yield Buffer.concat(parts);
      parts = [];
      length = 0;
    }
  } catch {
    // The sender is gone and asks for the place to go on from when back.
  }
  if (length > 0) yield Buffer.concat(parts);
}

/** Writes one block at its place. Null: written; otherwise why there is nothing more to take. */
async function appendBlock(
  ctx: TenantContext,
  id: string,
  place: number,
  block: Uint8Array,
): Promise<PartOutcome | null> {
  const outcome = await withTenant(ctx, "file:upload", async (tx, actor) => {
    const row = await lockUpload(tx, actor, id);
    if (row.state === "stored") return storedOutcome(row);
    const received = await fileStore().size(id);
    if (received !== place) return { id, received, file: null, misplaced: true };
    if (place + block.length > row.size) {
      await tx.storedFile.update({ where: { id }, data: { state: "discarded" } });
      return "too-long" as const;
    }
    // The lock is what keeps two instances from writing at once, so the disk is written while it is held: a block, not
    // a file. Should the commit fail, the bytes are there and the next sender is told to go on after them.
    await fileStore().append(id, place, block);
    return null;
  });
  if (outcome !== "too-long") return outcome;
  await fileStore().discard(id);
  throw new AppError("INVALID", "Файл изменился во время отправки. Выберите его ещё раз.");
}

async function finishPart(ctx: TenantContext, id: string, place: number): Promise<PartOutcome> {
  const store = fileStore();
  const row = await withTenant(ctx, "file:upload", (tx, actor) => lockUpload(tx, actor, id));
  if (row.state === "stored") return storedOutcome(row);
  const received = await store.size(id);
  if (received < row.size || received !== place) {
    return { id, received, file: null, misplaced: received !== place };
  }
  // All bytes are there and nobody can add any: read without a lock.
  const problem = contentProblem(row.name, await findContentKind(store, id, row.size));
  const sha256 = problem ? null : await digest(id);
  const file = await withTenant(ctx, "file:upload", async (tx, actor) => {
    const locked = await lockUpload(tx, actor, id);
    if (locked.state === "stored") return toFileRow(locked);
    if (!sha256) {
      await tx.storedFile.update({ where: { id }, data: { state: "discarded" } });
      return null;
    }
    const mediaType = mediaTypeOf(locked.name);
    const stored = await tx.storedFile.update({
      where: { id },
      data: { state: "stored", mediaType, sha256, storedAt: await portalNow(tx) },
      select: FILE_COLUMNS,
    });
    await recordAudit(tx, actor, {
      event: "file.stored",
      subjectType: "file",
      subjectId: id,
      after: { name: stored.name, size: stored.size, mediaType, sha256: Buffer.from(sha256).toString("hex") },
    });
    return toFileRow(stored);
  });
  if (file) return { id, received: file.size, file, misplaced: false };
  await store.discard(id);
  throw new AppError("INVALID", problem ?? refusedBefore().message);
}

type LockedUpload = Awaited<ReturnType<typeof lockUpload>>;

const storedOutcome = (row: LockedUpload): PartOutcome => ({
  id: row.id,
  received: row.size,
  file: toFileRow(row),
  misplaced: false,
});

/** Locks the row until the end of the transaction. @throws AppError NOT_FOUND, INVALID for refused bytes. */
async function lockUpload(tx: Tx, actor: Actor, id: string) {
  await tx.$queryRaw`SELECT id FROM stored_files WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.storedFile.findFirst({
    where: { id, createdById: actor.userId, organisationId: actor.membership.organisation.id },
    select: { ...FILE_COLUMNS, state: true },
  });
  if (!row) throw notFoundError();
  if (row.state === "discarded") throw refusedBefore();
  return row;
}

async function digest(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const hash = createHash("sha256");
  for await (const chunk of fileStore().open(id) as AsyncIterable<Uint8Array>) hash.update(chunk);
  return new Uint8Array(hash.digest());
}

const refusedBefore = () => new AppError("INVALID", "Этот файл не принят. Исправьте его и выберите ещё раз.");

/**
 * For commands that attach files: all of them are stored and belong to the organisation the command acts for. They stay
 * locked until the end of the transaction, so that none is swept away as abandoned meanwhile. One statement.
 *
 * @throws AppError INVALID when one is not there.
 */
export async function requireOwnFiles(tx: Tx, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found = await tx.$queryRaw<unknown[]>`
    SELECT id FROM stored_files WHERE id = ANY(${wanted}::uuid[]) AND state = 'stored' ORDER BY id FOR UPDATE`;
  if (found.length === wanted.length) return;
  throw new AppError(
    "INVALID",
    "Один из приложенных файлов не загружен до конца или удалён. Приложите его ещё раз.",
    { fields: { fileIds: "Приложите файл ещё раз" } },
  );
}

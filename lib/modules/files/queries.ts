import type { Readable } from "node:stream";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { fileStore } from "@/lib/core/files/storage";
import type { FileRow, FileUploadProgress } from "@/lib/modules/files/types";

/** Columns of `toFileRow`, for `select`. */
export const FILE_COLUMNS = {
  id: true,
  name: true,
  mediaType: true,
  size: true,
  storedAt: true,
  createdByName: true,
} as const satisfies Prisma.StoredFileSelect;

type StoredColumns = Prisma.StoredFileGetPayload<{ select: typeof FILE_COLUMNS }>;

/** A stored file as people see it. @throws Error for a file that is not stored yet. */
export function toFileRow({ id, name, mediaType, size, storedAt, createdByName }: StoredColumns): FileRow {
  if (!mediaType || !storedAt) throw new Error(`File ${id} is not stored`);
  return { id, name, mediaType, size, storedAt: storedAt.toISOString(), storedBy: createdByName };
}

/**
 * A stored file and its bytes, for whoever may see it in the name of any of their organisations. One statement for
 * each context asked.
 *
 * @throws AppError NOT_FOUND: absent, foreign, or not stored.
 */
export async function openFile(contexts: readonly TenantContext[], id: string): Promise<OpenedFile> {
  for (const ctx of contexts) {
    const found = await withTenant(ctx, "file:read", (tx) =>
      tx.storedFile.findFirst({ where: { id, state: "stored" }, select: FILE_COLUMNS }),
    );
    if (found) return opened(found);
  }
  throw notFoundError();
}

/**
 * The same of a file that is open to the whole region, for whoever reads the library: also those who see no other files.
 *
 * @throws AppError NOT_FOUND: absent, foreign, or not open to all.
 */
export async function openSharedFile(contexts: readonly TenantContext[], id: string): Promise<OpenedFile> {
  for (const ctx of contexts) {
    const found = await withTenant(ctx, "library:read", (tx) =>
      tx.storedFile.findFirst({
        where: {
          id,
          state: "stored",
          OR: [{ libraryItems: { some: {} } }, { practices: { some: { practice: { state: "published" } } } }],
        },
        select: FILE_COLUMNS,
      }),
    );
    if (found) return opened(found);
  }
  throw notFoundError();
}

interface OpenedFile {
  file: FileRow;
  bytes: Readable;
}

async function opened(found: StoredColumns): Promise<OpenedFile> {
  const store = fileStore();
  if ((await store.size(found.id)) !== found.size)
    throw new Error(`The bytes of file ${found.id} are not in the store`);
  return { file: toFileRow(found), bytes: store.open(found.id) };
}

/**
 * How much of a file the person who brings it has sent.
 *
 * @throws AppError NOT_FOUND: absent, refused, or brought by somebody else.
 */
export async function getUploadProgress(
  contexts: readonly TenantContext[],
  id: string,
): Promise<FileUploadProgress> {
  for (const ctx of contexts) {
    const found = await withTenant(ctx, "file:upload", (tx, actor) =>
      tx.storedFile.findFirst({
        where: { id, createdById: actor.userId, state: { not: "discarded" } },
        select: { ...FILE_COLUMNS, state: true },
      }),
    );
    if (found?.state === "stored") return { id, received: found.size, file: toFileRow(found) };
    if (found) return { id, received: await fileStore().size(id), file: null };
  }
  throw notFoundError();
}

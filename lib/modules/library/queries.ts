import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { hasReadableText } from "@/lib/core/files/read-text";
import { isoDay } from "@/lib/core/format/zone";
import { listTracks } from "@/lib/modules/catalogue/queries";
import { FILE_COLUMNS, toFileRow } from "@/lib/modules/files/queries";
import { refuseNewEdition } from "@/lib/modules/library/policy";
import type {
  LibraryDetails,
  LibraryEdition,
  LibraryFile,
  LibraryItemRow,
} from "@/lib/modules/library/types";
import { readUsage } from "@/lib/modules/library/usage/queries";

const ROW = {
  id: true,
  title: true,
  kind: true,
  requisitesOf: true,
  number: true,
  date: true,
  tracks: true,
  status: true,
  replacedById: true,
} as const satisfies Prisma.LibraryItemSelect;

type StoredItem = Prisma.LibraryItemGetPayload<{ select: typeof ROW }>;

function toRow({ date, replacedById, ...row }: StoredItem): LibraryItemRow {
  return { ...row, date: isoDay(date), replaced: replacedById !== null };
}

/** Documents of the region's library, by title. One statement, inside the caller's unit of work. */
export async function listLibraryItems(tx: Tx, regionId: string): Promise<LibraryItemRow[]> {
  const rows = await tx.libraryItem.findMany({
    where: { regionId },
    select: ROW,
    orderBy: [{ title: "asc" }, { id: "asc" }],
  });
  return rows.map(toRow);
}

/**
 * A document by its id or its word in the address, with its files, editions, and where it is used, of what the reader may see. Five statements.
 *
 * @throws AppError NOT_FOUND.
 */
export async function getLibraryItem(ctx: TenantContext, address: string): Promise<LibraryDetails> {
  return withTenant(ctx, "library:read", async (tx, { regionId }) => {
    const item = await tx.libraryItem.findFirst({
      where: { regionId, ...(isId(address) ? { id: address } : { slug: address }) },
      select: {
        ...ROW,
        issuer: true,
        author: true,
        note: true,
        url: true,
        version: true,
        replaces: { select: ROW, orderBy: { place: "desc" } },
        files: {
          select: { file: { select: { ...FILE_COLUMNS, text: { select: { state: true } } } } },
          orderBy: { ordinal: "asc" },
        },
      },
      relationLoadStrategy: "join",
    });
    if (!item) throw notFoundError();
    const { files, replaces, issuer, author, note, url, version, ...row } = item;
    const edit = can(ctx, "library:edit");
    const told = toRow(row);
    return {
      ...told,
      issuer,
      author,
      note,
      url,
      version,
      files: files.map(({ file: { text, ...file } }) => toLibraryFile(file, text?.state ?? null)),
      newest: told.replaced ? await newestEdition(tx, regionId, row.id) : null,
      earlier: replaces.map(toRow),
      usage: await readUsage(tx, regionId, row.id),
      tracksKnown: edit
        ? (await listTracks(tx, regionId, null))
            .filter(({ number }) => number > 0)
            .map(({ number, shortTitle }) => ({ number, title: shortTitle }))
        : [],
      organisation: edit ? (ctx.organisation?.code ?? null) : null,
      can: { edit, replace: edit && refuseNewEdition(told) === null },
    };
  });
}

const isId = (address: string) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(address);

function toLibraryFile(
  file: Parameters<typeof toFileRow>[0],
  state: LibraryFile["text"] | null,
): LibraryFile {
  const row = toFileRow(file);
  return { ...row, text: state ?? (hasReadableText(row.mediaType) ? "waiting" : "not-read") };
}

/** The last of the editions that came in the place of one another. One statement. */
async function newestEdition(tx: Tx, regionId: string, id: string): Promise<LibraryEdition | null> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE editions(id, next, step) AS (
      SELECT id, replaced_by_id, 0 FROM library_items WHERE region_id = ${regionId}::uuid AND id = ${id}::uuid
      UNION ALL SELECT i.id, i.replaced_by_id, e.step + 1 FROM editions e
        JOIN library_items i ON i.region_id = ${regionId}::uuid AND i.id = e.next WHERE e.step < 100)
    SELECT id FROM editions ORDER BY step DESC LIMIT 1`;
  const newest = await tx.libraryItem.findFirst({ where: { id: found[0]?.id ?? id, regionId }, select: ROW });
  return newest && toRow(newest);
}

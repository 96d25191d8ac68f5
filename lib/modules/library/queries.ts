import type { Tx } from "@/lib/core/db/client";
import type { LibraryItemRow } from "@/lib/modules/library/types";

/** Documents of the region's library, by title. One statement, inside the caller's unit of work. */
export async function listLibraryItems(tx: Tx, regionId: string): Promise<LibraryItemRow[]> {
  const rows = await tx.libraryItem.findMany({
    where: { regionId },
    select: { id: true, title: true, kind: true, number: true, date: true, tracks: true, status: true },
    orderBy: [{ title: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, date: row.date?.toISOString().slice(0, 10) ?? null }));
}

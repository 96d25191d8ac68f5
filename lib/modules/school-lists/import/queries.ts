import type { Tx } from "@/lib/core/db/client";
import { isoDay } from "@/lib/core/format/zone";
import { letterTitle } from "@/lib/modules/letters/rules";
import type { ListedEntry } from "@/lib/modules/school-lists/import/types";

/** Schools of a version, by school. One statement. */
export async function readListed(tx: Tx, listId: string): Promise<Map<string, ListedEntry>> {
  const entries = await tx.schoolListEntry.findMany({
    where: { listId },
    select: { schoolId: true, grounds: true, letterId: true },
  });
  return new Map(entries.map((entry) => [entry.schoolId, entry]));
}

/** A letter of the region's register as a page calls it; null when it is not there. One statement. */
export async function readLetterTitle(tx: Tx, regionId: string, id: string): Promise<string | null> {
  const letter = await tx.letter.findFirst({
    where: { regionId, id },
    select: { kind: true, number: true, date: true },
  });
  return letter && letterTitle({ ...letter, date: isoDay(letter.date) });
}

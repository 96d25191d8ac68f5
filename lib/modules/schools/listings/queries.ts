import type { Tx } from "@/lib/core/db/client";
import { formatDate } from "@/lib/core/format/dates";
import { currentListIds } from "@/lib/modules/school-lists/queries";
import type { SchoolListing } from "@/lib/modules/schools/types";

/**
 * Published lists a school stands on, newest first, and those of the schools it goes on from, of their years. Two
 * statements.
 */
export async function readListings(
  tx: Tx,
  schoolId: string,
  inherited: readonly { id: string; name: string; until: number }[],
): Promise<SchoolListing[]> {
  const entries = await tx.schoolListEntry.findMany({
    where: { schoolId: { in: [schoolId, ...inherited.map(({ id }) => id)] }, list: { state: "published" } },
    select: {
      schoolId: true,
      grounds: true,
      list: {
        select: {
          id: true,
          kind: true,
          listYear: true,
          number: true,
          letters: { select: { letter: { select: { issuer: true, number: true, date: true } } } },
        },
      },
    },
    relationLoadStrategy: "join",
  });
  const current = await currentListIds(
    tx,
    entries.map(({ list }) => list.listYear),
  );
  return entries
    .filter(({ schoolId: of, list }) => {
      const from = inherited.find(({ id }) => id === of);
      return current.has(list.id) && (from === undefined || list.listYear <= from.until);
    })
    .map(({ schoolId: of, grounds, list }): SchoolListing => ({
      kind: list.kind,
      listYear: list.listYear,
      number: list.number,
      grounds,
      letters: list.letters.map(
        ({ letter: { issuer, number, date } }) =>
          `${issuer} № ${number} от ${formatDate(date.toISOString().slice(0, 10))}`,
      ),
      inheritedFrom: inherited.find(({ id }) => id === of)?.name ?? null,
    }))
    .sort((left, right) => right.listYear - left.listYear || left.kind.localeCompare(right.kind));
}

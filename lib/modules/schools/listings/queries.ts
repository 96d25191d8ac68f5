import type { Tx } from "@/lib/core/db/client";
import { formatDate } from "@/lib/core/format/dates";
import { dayOfList } from "@/lib/modules/school-lists/comparison/departures/rules";
import { currentListIds } from "@/lib/modules/school-lists/queries";
import type { Ancestor } from "@/lib/modules/schools/kin/queries";
import type { SchoolListing } from "@/lib/modules/schools/types";

/**
 * Published lists a school stands on, newest first, and those of the schools it goes on from that were published while they
 * worked. Two statements.
 */
export async function readListings(
  tx: Tx,
  schoolId: string,
  ancestors: readonly Ancestor[],
): Promise<SchoolListing[]> {
  const entries = await tx.schoolListEntry.findMany({
    where: { schoolId: { in: [schoolId, ...ancestors.map(({ id }) => id)] }, list: { state: "published" } },
    select: {
      schoolId: true,
      grounds: true,
      list: {
        select: {
          id: true,
          kind: true,
          listYear: true,
          number: true,
          publishedOn: true,
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
      const from = ancestors.find(({ id }) => id === of);
      const publishedOn = list.publishedOn?.toISOString().slice(0, 10) ?? null;
      return current.has(list.id) && (from === undefined || dayOfList({ ...list, publishedOn }) < from.until);
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
      inheritedFrom: ancestors.find(({ id }) => id === of)?.name ?? null,
    }))
    .sort((left, right) => right.listYear - left.listYear || left.kind.localeCompare(right.kind));
}

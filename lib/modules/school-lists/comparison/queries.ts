import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { authorityOf } from "@/lib/modules/organisations/queries";
import type {
  ComparedKind,
  ListComparisonDetails,
  ListHistory,
  ListSource,
} from "@/lib/modules/school-lists/comparison/types";
import { compareTwoYears } from "@/lib/modules/school-lists/rules";
import type { SchoolHistory } from "@/lib/modules/school-lists/types";
import { newestVersions } from "@/lib/modules/school-lists/versions/rules";

const KINDS = ["federal", "regional"] as const satisfies readonly ComparedKind[];

/**
 * Two-year comparison of the federal and the regional list for the authority of the address: `year` is the later list
 * year. Years that were not loaded are told by `comparable`. Three statements.
 */
export async function getListComparison(ctx: TenantContext, year: number): Promise<ListComparisonDetails[]> {
  const { regionId, municipalityId } = authorityOf(ctx);
  return withTenant(ctx, "school-list:read", async (tx) => {
    const { histories, sources } = await readLists(tx, { regionId, municipalityId }, year);
    return histories.map(({ kind, histories: schools, loadedYears }) => {
      const source = (of: number) => sources.find((list) => list.kind === kind && list.listYear === of);
      return {
        kind,
        comparison: compareTwoYears(schools, year, loadedYears),
        previous: toSource(source(year - 1)),
        current: toSource(source(year)),
      };
    });
  });
}

/** Memberships of the authority's schools on both lists over all years up to `year`. Three statements. */
export async function listHistories(
  tx: Tx,
  of: { regionId: string; municipalityId: string },
  year: number,
): Promise<ListHistory[]> {
  return (await readLists(tx, of, year)).histories;
}

type StoredList = Omit<ListSource, "publishedOn" | "letters"> & {
  id: string;
  kind: string;
  publishedOn: Date | null;
  letters: { letter: { issuer: string; number: string; date: Date } }[];
};

async function readLists(
  tx: Tx,
  { regionId, municipalityId }: { regionId: string; municipalityId: string },
  year: number,
): Promise<{ histories: ListHistory[]; sources: StoredList[] }> {
  const stored = await tx.schoolList.findMany({
    where: { regionId, kind: { in: [...KINDS] }, state: "published", listYear: { lte: year } },
    select: {
      id: true,
      kind: true,
      listYear: true,
      number: true,
      publishedOn: true,
      methodology: true,
      complete: true,
      letters: { select: { letter: { select: { issuer: true, number: true, date: true } } } },
    },
    orderBy: [{ listYear: "asc" }, { number: "asc" }],
    relationLoadStrategy: "join",
  });
  const sources = newestVersions(stored);
  const entries = await tx.schoolListEntry.findMany({
    where: { listId: { in: sources.map(({ id }) => id) }, municipalityId },
    select: { listId: true, schoolId: true },
  });
  const schools = await tx.organisation.findMany({
    where: { id: { in: [...new Set(entries.map(({ schoolId }) => schoolId))] } },
    select: { id: true, shortName: true, closedOn: true },
    orderBy: [{ shortName: "asc" }, { code: "asc" }],
  });
  const histories = KINDS.map((kind): ListHistory => {
    const lists = sources.filter((list) => list.kind === kind);
    const years = (schoolId: string) =>
      lists
        .filter(({ id }) => entries.some((entry) => entry.listId === id && entry.schoolId === schoolId))
        .map(({ listYear }) => listYear);
    return {
      kind,
      loadedYears: lists.map(({ listYear }) => listYear),
      histories: schools
        .map(({ id, shortName, closedOn }): SchoolHistory => ({
          schoolId: id,
          name: shortName,
          years: years(id),
          removedFrom: closedOn?.getUTCFullYear() ?? null,
        }))
        .filter((history) => history.years.length > 0),
    };
  });
  return { histories, sources };
}

function toSource(list: StoredList | undefined): ListSource | null {
  if (!list) return null;
  return {
    listYear: list.listYear,
    number: list.number,
    publishedOn: list.publishedOn?.toISOString().slice(0, 10) ?? null,
    methodology: list.methodology,
    complete: list.complete,
    letters: list.letters.map(({ letter: { issuer, number, date } }) => ({
      issuer,
      number,
      date: date.toISOString().slice(0, 10),
    })),
  };
}

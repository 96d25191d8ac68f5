import type { Tx } from "@/lib/core/db/client";
import type { MethodologyStatus } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { isoDay } from "@/lib/core/format/zone";
import { listIndicators, readRule } from "@/lib/modules/methodologies/versions/queries";
import type {
  ComparedKind,
  ComparisonMunicipality,
  Ledger,
  LedgerEntry,
  LedgerList,
  LedgerSchool,
  WorkingSchools,
} from "@/lib/modules/school-lists/comparison/types";
import { runMethodologyText } from "@/lib/modules/school-lists/computed/rules";
import { newestVersions } from "@/lib/modules/school-lists/versions/rules";

/** Whose memberships are read: of an authority and its schools, of one school, or (neither) of the region. */
export interface LedgerScope {
  regionId: string;
  municipalityId?: string;
  schoolId?: string;
}

const KINDS = ["federal", "regional"] as const satisfies readonly ComparedKind[];

/**
 * Memberships by school × list × year from the newest published versions, with the successions and names of the schools.
 * Three statements, four where a list keeps its rule; what row-level security hides is not there. `school_ancestry` tells every reader of a school the same.
 */
export async function readLedger(tx: Tx, scope: LedgerScope): Promise<Ledger> {
  const known = await tx.$queryRaw<Known[]>`
    SELECT DISTINCT school_id AS "schoolId", successor_id AS "successorId", on_date AS "onDate" FROM school_ancestry()
     ORDER BY 3, 1, 2`;
  const successions = known.flatMap(({ schoolId: predecessorId, successorId, onDate }) =>
    successorId === null ? [] : [{ predecessorId, successorId, onDate: isoDay(onDate) }],
  );
  const stored = await tx.schoolList.findMany({
    where: { regionId: scope.regionId, kind: { in: [...KINDS] }, state: "published" },
    select: {
      kind: true,
      listYear: true,
      number: true,
      publishedOn: true,
      methodology: true,
      complete: true,
      methodologyVersionId: true,
      methodologyVersion: {
        select: { rule: true, label: true, status: true, methodology: { select: { title: true } } },
      },
      letters: { select: { letter: { select: { issuer: true, number: true, date: true } } } },
      entries: { where: entriesOf(scope, known), select: { schoolId: true, municipalityId: true } },
    },
    orderBy: [{ listYear: "asc" }, { number: "asc" }],
    relationLoadStrategy: "join",
  });
  const newest = newestVersions(stored);
  const ruled = newest.some(({ methodologyVersion }) => methodologyVersion !== null);
  const titles = new Map(
    (ruled ? await listIndicators(tx, scope.regionId) : []).map(({ code, title }) => [code, title]),
  );
  const listed = newest.flatMap(({ entries }) => entries.map(({ schoolId }) => schoolId));
  const schools = await tx.organisation.findMany({
    where: {
      regionId: scope.regionId,
      id: { in: withSuccessors(listed, successions) },
    },
    select: {
      id: true,
      code: true,
      shortName: true,
      municipalityId: true,
      closedOn: true,
      attributes: { select: { validFrom: true, shortName: true }, orderBy: { validFrom: "asc" } },
      affiliationsSchool: {
        select: { municipalityId: true, validFrom: true, validTo: true },
        orderBy: { validFrom: "asc" },
      },
    },
    orderBy: [{ shortName: "asc" }, { code: "asc" }],
    relationLoadStrategy: "join",
  });
  return {
    lists: newest.map((list) => toList(list, titles)),
    entries: newest.flatMap((list): LedgerEntry[] =>
      list.entries.map((entry) => ({ ...entry, kind: comparedKind(list.kind), listYear: list.listYear })),
    ),
    schools: schools.map((school): LedgerSchool => ({
      id: school.id,
      code: school.code,
      name: school.shortName,
      municipalityId: school.municipalityId,
      closedOn: isoDay(school.closedOn),
      affiliations: school.affiliationsSchool.map(({ municipalityId, validFrom, validTo }) => ({
        municipalityId,
        from: isoDay(validFrom),
        until: isoDay(validTo),
      })),
      names: school.attributes.map(({ validFrom, shortName }) => ({
        from: isoDay(validFrom),
        name: shortName,
      })),
    })),
    successions,
  };
}

/** A school the reader sees, or (with the succession that leads there) one that such a school goes on from. */
type Known = { schoolId: string } & (
  { successorId: null; onDate: null } | { successorId: string; onDate: Date }
);

/** An authority counts its schools of then, and knows what the schools it sees have been elsewhere. */
function entriesOf(
  { municipalityId, schoolId }: LedgerScope,
  known: readonly Known[],
): Prisma.SchoolListEntryWhereInput {
  if (schoolId === undefined && municipalityId === undefined) return {};
  const inherited = { schoolId: { in: [...new Set(known.map((one) => one.schoolId))] } };
  return municipalityId === undefined ? inherited : { OR: [{ municipalityId }, inherited] };
}

/** The schools and all that go on from them. */
function withSuccessors(schools: readonly string[], successions: Ledger["successions"]): string[] {
  const found = new Set(schools);
  for (const id of found) {
    for (const { predecessorId, successorId } of successions)
      if (predecessorId === id) found.add(successorId);
  }
  return [...found];
}

interface StoredList {
  kind: string;
  listYear: number;
  number: number;
  publishedOn: Date | null;
  methodology: string;
  complete: boolean;
  methodologyVersionId: string | null;
  methodologyVersion: {
    rule: Prisma.JsonValue;
    label: string;
    status: MethodologyStatus;
    methodology: { title: string };
  } | null;
  letters: { letter: { issuer: string; number: string; date: Date } }[];
}

function toList(list: StoredList, titles: ReadonlyMap<string, string>): LedgerList {
  const { methodologyVersion: version } = list;
  return {
    kind: comparedKind(list.kind),
    listYear: list.listYear,
    number: list.number,
    publishedOn: isoDay(list.publishedOn),
    methodology: version
      ? runMethodologyText({ ...version, title: version.methodology.title })
      : list.methodology,
    complete: list.complete,
    letters: list.letters
      .map(({ letter: { issuer, number, date } }) => ({ issuer, number, date: isoDay(date) }))
      .sort((one, other) => one.date.localeCompare(other.date) || one.number.localeCompare(other.number)),
    methodologyVersionId: list.methodologyVersionId,
    indicators: version
      ? readRule(version.rule).indicators.map((code) => ({ code, title: titles.get(code) ?? code }))
      : null,
  };
}

function comparedKind(kind: string): ComparedKind {
  return kind === "federal" ? "federal" : "regional";
}

interface CountedMunicipality {
  id: string | null;
  code: string;
  name: string;
  tileRow: number | null;
  tileColumn: number | null;
  year: number;
  count: number;
}

/** An authority with the number of its schools that worked in each list year. */
export interface MunicipalityWithSchools {
  municipality: ComparisonMunicipality | null;
  working: WorkingSchools;
}

/**
 * Schools that worked on 1 September of the years, by the authority they answered to that day, authorities by name; last
 * the schools under the region itself. Counts only. One statement.
 */
export async function countWorkingSchools(
  tx: Tx,
  { regionId, municipalityId }: Omit<LedgerScope, "schoolId">,
  years: readonly number[],
): Promise<MunicipalityWithSchools[]> {
  // Schools and their authorities are gone through once, not looked up school by school.
  const rows = await tx.$queryRaw<CountedMunicipality[]>`
    WITH days AS (SELECT y AS year, make_date(y, 9, 1) AS day FROM unnest(${[...years]}::int[]) AS y),
    schools AS MATERIALIZED (
      SELECT s.id, s.closed_on FROM organisations s WHERE s.region_id = ${regionId}::uuid AND s.kind = 'school'),
    answered AS MATERIALIZED (
      SELECT a.school_id, a.municipality_id, d.year, d.day FROM school_affiliations a JOIN days d
          ON a.valid_from <= d.day AND (a.valid_to IS NULL OR a.valid_to > d.day)
       WHERE a.region_id = ${regionId}::uuid),
    worked AS MATERIALIZED (
      SELECT a.municipality_id, a.year, count(*)::int AS count FROM answered a JOIN schools s ON s.id = a.school_id
       WHERE s.closed_on IS NULL OR s.closed_on > a.day GROUP BY 1, 2),
    direct AS MATERIALIZED (
      SELECT s.id, d.year, d.day FROM schools s CROSS JOIN days d
       WHERE (s.closed_on IS NULL OR s.closed_on > d.day)
         AND NOT EXISTS (SELECT FROM answered a WHERE a.school_id = s.id AND a.year = d.year))
    SELECT m.id, m.code, m.short_name AS name, m.tile_row AS "tileRow", m.tile_column AS "tileColumn", d.year,
           coalesce(w.count, 0) AS count
      FROM organisations m CROSS JOIN days d LEFT JOIN worked w ON w.municipality_id = m.id AND w.year = d.year
     WHERE m.region_id = ${regionId}::uuid AND m.kind = 'municipality'
       AND (${municipalityId ?? null}::uuid IS NULL OR m.id = ${municipalityId ?? null}::uuid)
    UNION ALL
    SELECT NULL, '', '', NULL, NULL, d.year,
           (SELECT count(*)::int FROM direct x WHERE x.year = d.year
               AND EXISTS (SELECT FROM organisation_attributes t
                            WHERE t.organisation_id = x.id AND t.valid_from <= x.day))
      FROM days d WHERE ${municipalityId ?? null}::uuid IS NULL
     ORDER BY name, code, year`;
  const byPlace = Map.groupBy(rows, ({ id }) => id);
  return [...byPlace.values()]
    .flatMap(([first, ...rest]) =>
      first
        ? [
            {
              municipality: first.id === null ? null : { ...place(first), id: first.id },
              working: Object.fromEntries([first, ...rest].map(({ year, count }) => [year, count])),
            },
          ]
        : [],
    )
    .sort((one, other) => Number(one.municipality === null) - Number(other.municipality === null));
}

function place({ code, name, tileRow, tileColumn }: CountedMunicipality) {
  return { code, name, tileRow, tileColumn };
}

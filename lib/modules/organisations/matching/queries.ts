import type { Tx } from "@/lib/core/db/client";
import { findAuthority, plainAuthority } from "@/lib/modules/organisations/matching/rules";
import type {
  CodedSchool,
  NamedAuthority,
  NameMatch,
  NameToFind,
  SchoolMatch,
  SoughtSchool,
} from "@/lib/modules/organisations/matching/types";

/** From here on a name is near enough to be offered. */
const NEAR = 0.45;
const MOST_OFFERED = 5;
/** So many names are compared with every school: a table of other schools altogether would take minutes. */
const MOST_FAR = 50;

/** Where nothing is called so: only what can be a slip of the pen, or whatever comes near, to choose from. */
type Reach = "slips" | "anything near";

/** Authorities of the region with what they may be called on a day. One statement. */
export async function readNamedAuthorities(tx: Tx, regionId: string, day: string): Promise<NamedAuthority[]> {
  const on = new Date(day);
  const rows = await tx.organisation.findMany({
    where: { regionId, kind: "municipality" },
    select: {
      id: true,
      code: true,
      name: true,
      shortName: true,
      attributes: {
        where: { validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] },
        take: 1,
        select: { name: true, oktmo: true, authorityName: true },
      },
    },
    relationLoadStrategy: "join",
  });
  return rows.map(({ id, code, name, shortName, attributes: [holding] }) => ({
    id,
    code,
    shortName,
    words: new Set(
      [code, name, shortName, holding?.name, holding?.oktmo, holding?.authorityName]
        .map((text) => plainAuthority(text ?? ""))
        .filter((words) => words !== ""),
    ),
  }));
}

/**
 * Finds schools there must be by the federal code, the code, the name inside the authority, in this order; a name that
 * fits several schools or none is answered with suggestions. Codes that name different schools are no match. `schools`
 * are all that may be meant. In the order asked. Two statements.
 */
export async function matchSchools(
  tx: Tx,
  { regionId, day, schools }: { regionId: string; day: string; schools: readonly CodedSchool[] },
  sought: readonly SoughtSchool[],
): Promise<SchoolMatch[]> {
  const byFederal = new Map(
    schools.flatMap(({ id, federalCode }) => (federalCode ? [[federalCode, id]] : [])),
  );
  const byCode = new Map(schools.map(({ id, code }) => [code, id]));
  const known = new Set(schools.map(({ id }) => id));
  const coded = sought.map(({ federalCode, code }) => [
    // Whoever writes «Код ОО» means either code.
    ...new Set(
      [federalCode, code]
        .map((one) => byFederal.get(one) ?? byCode.get(one))
        .filter((id) => id !== undefined),
    ),
  ]);
  const authorities = await readNamedAuthorities(tx, regionId, day);
  // A table with a line a school and indicator names each school many times.
  const asked = new Map<string, NameToFind & { elsewhere: boolean }>();
  const keys = sought.map(({ name, municipality }, at) => {
    if (coded[at]?.length !== 0 || name === "") return "";
    const authority = findAuthority(municipality, authorities);
    const elsewhere = authority === "unknown";
    const municipalityId = elsewhere ? null : (authority?.id ?? null);
    const key = JSON.stringify([name, municipalityId, elsewhere]);
    asked.set(key, { name, municipalityId, elsewhere });
    return key;
  });
  const found = await matchSchoolNames(tx, regionId, [...asked.values()], "anything near");
  const byName = new Map(
    [...asked].map(([key, { elsewhere }], at): [string, SchoolMatch] => {
      const exact = found[at]?.exact.filter((id) => known.has(id)) ?? [];
      const similar = found[at]?.similar.filter((id) => known.has(id)) ?? [];
      const [only] = exact;
      return only !== undefined && exact.length === 1 && !elsewhere
        ? [key, { exact: only, suggestions: [] }]
        : [key, { exact: null, suggestions: [...exact, ...similar].slice(0, MOST_OFFERED) }];
    }),
  );
  return keys.map((key, at) => {
    const [only, ...others] = coded[at] ?? [];
    if (only === undefined) return byName.get(key) ?? { exact: null, suggestions: [] };
    return others.length === 0
      ? { exact: only, suggestions: [] }
      : { exact: null, suggestions: [only, ...others] };
  });
}

/**
 * Finds schools of the region by their names, as `plain_words` compares them: without quotes, «ё», legal forms and kinds
 * of school. A slip of the pen stands in the same authority and has the same figures: «школа № 5» is no misspelt «школа
 * № 6»; anything near is sought in the same authority or among the same figures, and what is not found there anywhere. In
 * the order asked. One statement for all names.
 */
export async function matchSchoolNames(
  tx: Tx,
  regionId: string,
  names: readonly NameToFind[],
  reach: Reach,
): Promise<NameMatch[]> {
  if (names.length === 0) return [];
  const rows = await tx.$queryRaw<{ at: number; words: string; id: string | null; exact: boolean | null }[]>`
    WITH asked AS MATERIALIZED (
      SELECT at::int AS at, plain_words(name) AS words, nullif(municipality, '')::uuid AS municipality_id,
             regexp_replace(plain_words(name), '[^0-9]+', ' ', 'g') AS figures
        FROM unnest(${names.map(({ name }) => name)}::text[],
                    ${names.map(({ municipalityId }) => municipalityId ?? "")}::text[])
             WITH ORDINALITY AS one(name, municipality, at)),
    schools AS MATERIALIZED (
      SELECT o.id, o.code, o.municipality_id, w.words, regexp_replace(w.words, '[^0-9]+', ' ', 'g') AS figures
        FROM organisations o
       CROSS JOIN LATERAL (SELECT plain_words(o.name) UNION SELECT plain_words(o.short_name)) AS w(words)
       WHERE o.region_id = ${regionId}::uuid AND o.kind = 'school'),
    exact AS MATERIALIZED (
      SELECT DISTINCT n.at, s.id, s.code FROM asked n JOIN schools s ON s.words = n.words
       WHERE n.municipality_id IS NULL OR s.municipality_id = n.municipality_id),
    near AS MATERIALIZED (
      SELECT n.at, s.id, s.code, similarity(s.words, n.words) + CASE WHEN s.figures = n.figures THEN 0.5 ELSE 0 END
             + CASE WHEN s.municipality_id = n.municipality_id THEN 0.25 ELSE 0 END AS near
        FROM asked n
        JOIN schools s ON CASE WHEN ${reach} = 'slips'
               THEN s.figures = n.figures AND (n.municipality_id IS NULL OR s.municipality_id = n.municipality_id)
               ELSE s.figures = n.figures OR s.municipality_id = n.municipality_id END
       WHERE n.at NOT IN (SELECT at FROM exact) AND similarity(s.words, n.words) >= ${NEAR}),
    far AS MATERIALIZED (
      SELECT n.at, s.id, s.code, similarity(s.words, n.words) AS near
        FROM (SELECT * FROM asked
               WHERE ${reach} <> 'slips' AND at NOT IN (SELECT at FROM exact UNION ALL SELECT at FROM near)
               ORDER BY at LIMIT ${MOST_FAR}) n
        JOIN schools s ON similarity(s.words, n.words) >= ${NEAR})
    SELECT at, asked.words, id, exact FROM asked LEFT JOIN (
      SELECT at, id, true AS exact, 1 AS near, code FROM exact
       UNION ALL
      SELECT at, id, false, max(one.near), code FROM (SELECT * FROM near UNION ALL SELECT * FROM far) one
       GROUP BY at, id, code) met USING (at)
     ORDER BY at, near DESC, code`;
  const found = Map.groupBy(rows, ({ at }) => at);
  return names.map((_, index) => {
    const matches = found.get(index + 1) ?? [];
    const ids = (exact: boolean) => matches.flatMap((one) => (one.exact === exact && one.id ? [one.id] : []));
    return {
      words: matches[0]?.words ?? "",
      exact: ids(true),
      similar: ids(false).slice(0, MOST_OFFERED),
    };
  });
}

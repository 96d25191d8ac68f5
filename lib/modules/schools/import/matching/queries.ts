import type { Tx } from "@/lib/core/db/client";

/** A name to find a school by, inside an authority where that is known. */
export interface NameToFind {
  name: string;
  /** Null: the authority is not told, so any school of the region may be meant. */
  municipalityId: string | null;
}

export interface NamedSchool {
  id: string;
  shortName: string;
  municipality: string | null;
}

/** What a name may mean: the schools called so, else those nearly called so, the nearest first. */
export interface NameMatch {
  exact: NamedSchool[];
  similar: NamedSchool[];
}

/** From here on a name is near enough to be offered. */
const NEAR = 0.45;
const MOST_OFFERED = 5;

/**
 * Finds schools of the region by their names, as `plain_words` compares them: without quotes, «ё», legal forms and kinds
 * of school. Nearly the same is offered only with the same figures: «школа № 5» is no misspelt «школа № 6». In the order
 * asked. One statement for all names; only names found nowhere are compared with every school.
 */
export async function matchSchoolNames(
  tx: Tx,
  regionId: string,
  names: readonly NameToFind[],
): Promise<NameMatch[]> {
  if (names.length === 0) return [];
  const rows = await tx.$queryRaw<
    { at: number; id: string; shortName: string; municipality: string | null; exact: boolean }[]
  >`
    WITH asked AS MATERIALIZED (
      SELECT at::int AS at, plain_words(name) AS words, nullif(municipality, '')::uuid AS municipality_id,
             regexp_replace(plain_words(name), '[^0-9]+', ' ', 'g') AS figures
        FROM unnest(${names.map(({ name }) => name)}::text[],
                    ${names.map(({ municipalityId }) => municipalityId ?? "")}::text[])
             WITH ORDINALITY AS one(name, municipality, at)),
    schools AS MATERIALIZED (
      SELECT o.id, o.code, o.short_name, o.municipality_id, m.short_name AS municipality, w.words,
             regexp_replace(w.words, '[^0-9]+', ' ', 'g') AS figures
        FROM organisations o LEFT JOIN organisations m ON m.id = o.municipality_id
       CROSS JOIN LATERAL (SELECT plain_words(o.name) UNION SELECT plain_words(o.short_name)) AS w(words)
       WHERE o.region_id = ${regionId}::uuid AND o.kind = 'school'),
    exact AS MATERIALIZED (
      SELECT DISTINCT n.at, s.id, s.code, s.short_name, s.municipality FROM asked n JOIN schools s ON s.words = n.words
       WHERE n.municipality_id IS NULL OR s.municipality_id = n.municipality_id)
    SELECT at, id, short_name AS "shortName", municipality, true AS exact, 1::real AS near, code FROM exact
     UNION ALL
    SELECT n.at, s.id, s.short_name, s.municipality, false, s.near, s.code
      FROM (SELECT * FROM asked WHERE at NOT IN (SELECT at FROM exact)) n
     CROSS JOIN LATERAL (
       SELECT one.id, one.short_name, one.municipality, one.code, max(similarity(one.words, n.words)) AS near
         FROM schools one
        WHERE one.figures = n.figures AND (n.municipality_id IS NULL OR one.municipality_id = n.municipality_id)
          AND similarity(one.words, n.words) >= ${NEAR}
        GROUP BY one.id, one.short_name, one.municipality, one.code
        ORDER BY near DESC, one.code LIMIT ${MOST_OFFERED}) s
     ORDER BY at, near DESC, code`;
  const found = Map.groupBy(rows, ({ at }) => at);
  return names.map((_, index) => {
    const matches = found.get(index + 1) ?? [];
    return { exact: matches.filter(({ exact }) => exact), similar: matches.filter(({ exact }) => !exact) };
  });
}

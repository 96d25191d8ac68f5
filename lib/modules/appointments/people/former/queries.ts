import type { Tx } from "@/lib/core/db/client";
import { compileRule } from "@/lib/modules/methodologies/evaluation/rules";
import { resultDynamics } from "@/lib/modules/methodologies/dynamics/rules";
import type { Rule } from "@/lib/modules/methodologies/types";
import { verdictInputs } from "@/lib/modules/methodologies/verdicts/rules";
import { readLow, toCell } from "@/lib/modules/results/dynamics/queries";
import type { OrderOwner } from "@/lib/modules/appointments/types";

/** A school that stood on a federal or regional list and stands on none. */
export interface FormerSchool {
  id: string;
  name: string;
  lastYear: number;
  /** What speaks for its people as mentors; null where its results do not. Source: handbook 7.4. */
  ground: string | null;
}

interface LeftRow {
  id: string;
  name: string;
  lastYear: number;
}

/**
 * Schools of the owner that left the lists, with what their results say: positive dynamics, or no low result in the last
 * year. One statement where none left, four where some did.
 */
export async function listFormerSchools(tx: Tx, owner: OrderOwner, day: string): Promise<FormerSchool[]> {
  const left = await tx.$queryRaw<LeftRow[]>`
    WITH newest AS (
      SELECT DISTINCT ON (l.kind, l.list_year) l.id, l.kind, l.list_year FROM school_lists l
       WHERE l.region_id = ${owner.regionId}::uuid AND l.kind IN ('federal', 'regional') AND l.state = 'published'
         AND l.municipality_id IS NULL AND l.published_on <= ${day}::date
       ORDER BY l.kind, l.list_year, l.number DESC),
    in_force AS (SELECT kind, max(list_year) AS list_year FROM newest GROUP BY kind)
    SELECT o.id, o.short_name AS name, max(n.list_year)::int AS "lastYear"
      FROM newest n JOIN school_list_entries e ON e.list_id = n.id JOIN organisations o ON o.id = e.school_id
     WHERE o.municipality_id IS NOT DISTINCT FROM ${owner.municipalityId}::uuid
       AND (o.closed_on IS NULL OR o.closed_on > ${day}::date)
     GROUP BY o.id
    HAVING NOT bool_or((n.kind, n.list_year) IN (SELECT f.kind, f.list_year FROM in_force f))
     ORDER BY o.short_name, o.id`;
  if (left.length === 0) return [];
  const results = await tx.assessmentResult.findMany({
    where: { schoolId: { in: left.map(({ id }) => id) }, attempt: "first", supersededAt: null },
    select: {
      schoolId: true,
      year: true,
      state: true,
      participants: true,
      belowMin: true,
      indicator: { select: { code: true, grade: true } },
    },
    relationLoadStrategy: "join",
  });
  const low = (await readLow(tx, owner.regionId)).rule;
  const bySchool = Map.groupBy(results, ({ schoolId }) => schoolId);
  return left.map((school) => ({ ...school, ground: groundOf(school, bySchool.get(school.id) ?? [], low) }));
}

interface StoredResult {
  year: number;
  state: string;
  participants: number | null;
  belowMin: number | null;
  indicator: { code: string; grade: number | null };
}

function groundOf({ name, lastYear }: LeftRow, results: StoredResult[], low: Rule["low"]): string | null {
  const year = Math.max(...results.map((result) => result.year));
  if (results.length === 0) return null;
  const indicators = [...new Map(results.map(({ indicator }) => [indicator.code, indicator])).values()];
  const rule: Rule = {
    yearsWindow: 2,
    indicators: indicators.map(({ code }) => code),
    low,
    minParticipants: 1,
    minIndicators: 0,
    appliesTo: "all",
    verdict: { kind: "conditions", outcome: "identified", when: { kind: "any", of: [] } },
  };
  const cells = results
    .map((result) => ({ code: result.indicator.code, back: year - result.year, cell: toCell(result) }))
    .filter(({ back }) => back === 0 || back === 1);
  const inputs = verdictInputs({ rule, notHeld: [] }, indicators, { results: cells, levels: [] }, null);
  const [current = {}, previous = {}] = inputs.years;
  const { verdict, lowAfter } = resultDynamics(compileRule(rule), current, previous);
  const since = `${name}: не в перечнях с ${String(lastYear + 1)} года`;
  if (verdict === "positive") return `${since}, динамика положительная`;
  return lowAfter === 0 ? `${since}, низких результатов нет` : null;
}

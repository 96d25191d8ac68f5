import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Settlement } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { resultDynamics } from "@/lib/modules/methodologies/dynamics/rules";
import { compileRule } from "@/lib/modules/methodologies/evaluation/rules";
import { ruleSchema } from "@/lib/modules/methodologies/schema";
import type { Cell } from "@/lib/modules/methodologies/types";
import { changeOf, FEDERAL_LOW } from "@/lib/modules/results/dynamics/rules";
import type { IndicatorChange, Quartiles, SchoolDynamics } from "@/lib/modules/results/dynamics/types";

/**
 * Results of the school of the address in two years side by side, with the verdict on them and the quartiles of its group
 * in the later year; null while nothing is loaded. `asked` is the later year. Four statements.
 *
 * @throws AppError NOT_FOUND when the address names no school.
 */
export async function getSchoolDynamics(ctx: TenantContext, asked?: number): Promise<SchoolDynamics | null> {
  const { organisation } = ctx;
  if (organisation?.kind !== "school") throw notFoundError();
  const { id, regionId } = organisation;
  return withTenant(ctx, "result:read", async (tx) => {
    const stored = await tx.assessmentResult.findMany({
      where: { schoolId: id, attempt: "first", supersededAt: null },
      select: { indicatorId: true, year: true, state: true, participants: true, belowMin: true },
    });
    const years = [...new Set(stored.map(({ year }) => year))].sort((a, b) => a - b);
    const year = years.find((one) => one === asked) ?? years.at(-1);
    if (year === undefined) return null;
    const indicators = await tx.resultIndicator.findMany({
      where: { regionId },
      select: { id: true, code: true, title: true, active: true },
      orderBy: [{ position: "asc" }, { code: "asc" }],
    });
    const low = await readLow(tx, regionId);
    const { settlement, quartiles } = await readQuartiles(tx, id, year);
    const cellsOf = (of: number) => {
      const cells: Record<string, Cell> = {};
      for (const result of stored) {
        const indicator = indicators.find((one) => one.id === result.indicatorId);
        if (indicator && result.year === of) cells[indicator.code] = toCell(result);
      }
      return cells;
    };
    const [current, previous] = [cellsOf(year), cellsOf(year - 1)];
    const shown = indicators.filter(({ active, code }) => active || code in current || code in previous);
    const compiled = compileRule({
      yearsWindow: 2,
      indicators: shown.map(({ code }) => code),
      low: low.rule,
      minParticipants: 1,
      minIndicators: 0,
      appliesTo: "all",
      verdict: { kind: "conditions", outcome: "identified", when: { kind: "any", of: [] } },
    });
    const dynamics = resultDynamics(compiled, current, previous);
    return {
      years,
      year,
      previousYear: year - 1,
      indicators: shown.map(({ id: indicatorId, code, title }): IndicatorChange => {
        const before = previous[code] ?? "absent";
        const after = current[code] ?? "absent";
        return {
          code,
          title,
          before,
          after,
          change: changeOf(before, after),
          comparable: dynamics.comparable.includes(code),
          quartiles: quartiles.get(indicatorId) ?? null,
        };
      }),
      dynamics,
      low: { value: low.rule.value, methodology: low.methodology },
      settlement,
    };
  });
}

function toCell({
  state,
  participants,
  belowMin,
}: {
  state: string;
  participants: number | null;
  belowMin: number | null;
}): Cell {
  if (state === "value") return [belowMin ?? 0, participants ?? 0];
  return state === "missing" ? "missing" : "not_applicable";
}

/** From which share a result is low: by the newest federal methodology of the region, else by the federal criterion itself. */
async function readLow(tx: Tx, regionId: string) {
  const version = await tx.methodologyVersion.findFirst({
    where: { regionId, methodology: { scope: "federal" } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { label: true, rule: true, methodology: { select: { title: true } } },
    relationLoadStrategy: "join",
  });
  const rule = version ? ruleSchema.safeParse(version.rule) : null;
  if (!version || !rule?.success) return { rule: FEDERAL_LOW, methodology: "федеральный критерий" };
  return { rule: rule.data.low, methodology: `${version.methodology.title}, редакция ${version.label}` };
}

interface StoredQuartiles {
  indicatorId: string;
  settlement: Settlement | null;
  schools: number | null;
  lower: number | null;
  median: number | null;
  upper: number | null;
}

/** The database decides whether a group is large enough to be told about. */
async function readQuartiles(tx: Tx, schoolId: string, year: number) {
  const rows = await tx.$queryRaw<StoredQuartiles[]>`
    SELECT indicator_id AS "indicatorId", settlement::text AS settlement, schools, lower_quartile AS lower, median,
           upper_quartile AS upper
      FROM school_group_quartiles(${schoolId}::uuid, ${year}::int)`;
  return {
    settlement: rows[0]?.settlement ?? null,
    quartiles: new Map(
      rows.map(({ indicatorId, schools, lower, median, upper }): [string, Quartiles] => [
        indicatorId,
        { schools, lower, median, upper },
      ]),
    ),
  };
}

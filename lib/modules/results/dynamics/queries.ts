import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Settlement } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { resultDynamics } from "@/lib/modules/methodologies/dynamics/rules";
import { compileRule } from "@/lib/modules/methodologies/evaluation/rules";
import type { Cells } from "@/lib/modules/methodologies/evaluation/types";
import type { Cell, Rule } from "@/lib/modules/methodologies/types";
import { verdictInputs } from "@/lib/modules/methodologies/verdicts/rules";
import { readRule } from "@/lib/modules/methodologies/versions/queries";
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
    const today = new Date(ctx.today);
    const school = await tx.organisation.findUnique({
      where: { id },
      select: {
        attributes: {
          where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }] },
          select: { educationLevels: true },
        },
        results: {
          where: { attempt: "first", supersededAt: null },
          select: { indicatorId: true, year: true, state: true, participants: true, belowMin: true },
        },
      },
      relationLoadStrategy: "join",
    });
    if (!school) throw notFoundError();
    const years = [...new Set(school.results.map((result) => result.year))].sort((a, b) => a - b);
    const year = years.find((one) => one === asked) ?? years.at(-1);
    if (year === undefined) return null;
    const indicators = await tx.resultIndicator.findMany({
      where: { regionId },
      select: { id: true, code: true, title: true, grade: true, active: true },
      orderBy: [{ position: "asc" }, { code: "asc" }],
    });
    const low = await readLow(tx, regionId);
    const { settlement, quartiles } = await readQuartiles(tx, id, year);
    const codes = new Map(indicators.map((indicator) => [indicator.id, indicator.code]));
    const results = school.results
      .map((result) => ({
        code: codes.get(result.indicatorId) ?? "",
        back: year - result.year,
        cell: toCell(result),
      }))
      .filter(({ back }) => back === 0 || back === 1);
    const shown = indicators.filter(
      ({ active, code }) => active || results.some((result) => result.code === code),
    );
    const rule: Rule = {
      yearsWindow: 2,
      indicators: shown.map(({ code }) => code),
      low: low.rule,
      minParticipants: 1,
      minIndicators: 0,
      appliesTo: "all",
      verdict: { kind: "conditions", outcome: "identified", when: { kind: "any", of: [] } },
    };
    const levels = school.attributes[0]?.educationLevels ?? [];
    const inputs = verdictInputs({ rule, notHeld: [] }, shown, { results, levels }, null);
    const [current = {}, previous = {}] = inputs.years;
    const shownCell = (cells: Cells, code: string, back: number): Cell | "absent" => {
      const cell = cells[code] ?? "missing";
      const told = results.some((result) => result.code === code && result.back === back);
      return cell === "missing" && !told ? "absent" : cell;
    };
    const dynamics = resultDynamics(compileRule(rule), current, previous);
    return {
      years,
      year,
      previousYear: year - 1,
      indicators: shown.map(({ id: indicatorId, code, title }): IndicatorChange => {
        const before = shownCell(previous, code, 1);
        const after = shownCell(current, code, 0);
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

/** A stored result as the rules of a methodology read it. */
export function toCell({
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

/** From which share a result is low: by the newest approved federal methodology, else by the federal criterion, named a default. */
export async function readLow(tx: Tx, regionId: string) {
  const version = await tx.methodologyVersion.findFirst({
    where: { regionId, status: "approved", methodology: { scope: "federal" } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { label: true, rule: true, methodology: { select: { title: true } } },
    relationLoadStrategy: "join",
  });
  if (!version) {
    return {
      rule: FEDERAL_LOW,
      methodology: "федеральный критерий по умолчанию: утверждённой федеральной методики на портале нет",
    };
  }
  return {
    rule: readRule(version.rule).low,
    methodology: `${version.methodology.title}, версия «${version.label}»`,
  };
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

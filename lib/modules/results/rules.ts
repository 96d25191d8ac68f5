import type { ResultSitting } from "@/lib/core/db/enums";
import { mismatched } from "@/lib/modules/methodologies/evaluation/mismatch/rules";
import { groupLabels } from "@/lib/modules/results/labels";
import type {
  IndicatorRow,
  ResultFigures,
  ResultRow,
  ShownState,
  SittingFigures,
  StateCounts,
} from "@/lib/modules/results/types";

/** More pupils than any grade of any school has. */
export const MOST_PUPILS = 5_000;

/** What was typed or read, before it is known to be sound. */
export interface TypedFigures {
  state: ResultFigures["state"];
  enrolled: number | null;
  participants: number | null;
  belowMin: number | null;
}

type FiguresField = "enrolled" | "participants" | "belowMin";

/**
 * What is wrong with figures, by field, each a sentence with the cure; nothing when they are sound. Whole numbers,
 * below ≤ participants ≤ enrolled. Source: handbook 2.3.
 */
export function figuresProblems(figures: TypedFigures): Partial<Record<FiguresField, string>> {
  const { state, enrolled, participants, belowMin } = figures;
  const problems: Partial<Record<FiguresField, string>> = {};
  const counts: Partial<Record<FiguresField, number | null>> =
    state === "value" ? { enrolled, participants, belowMin } : { enrolled };
  for (const [field, value] of Object.entries(counts)) {
    const problem = value === null ? null : countProblem(value);
    if (problem) problems[field as FiguresField] = problem;
  }
  if (state !== "value") return problems;
  if (participants === null) problems.participants = "Укажите число участников.";
  if (belowMin === null && participants !== 0) {
    problems.belowMin = "Укажите, сколько не преодолели минимальный порог; если таких нет, поставьте 0.";
  }
  if (problems.participants || problems.belowMin || problems.enrolled) return problems;
  if ((belowMin ?? 0) > (participants ?? 0)) {
    problems.belowMin = `Не преодолели порог ${String(belowMin)}, а участников ${String(participants)}: не преодолевших не может быть больше.`;
  }
  if (enrolled !== null && (participants ?? 0) > enrolled) {
    problems.participants = `Участников ${String(participants)}, а обучающихся ${String(enrolled)}: участников не может быть больше.`;
  }
  return problems;
}

/** A row of the grid an editor types into; `absent`: nothing has been told of the indicator. */
export interface GridRow extends Omit<TypedFigures, "state"> {
  indicator: string;
  /** The result the editor saw, null where there was none. */
  base: string | null;
  state: ShownState;
}

/** What a row of the grid says: figures typed where nothing was told before are figures. */
export function toldState(row: Omit<GridRow, "indicator" | "base">): ResultFigures["state"] | null {
  if (row.state !== "absent") return row.state;
  return row.enrolled === null && row.participants === null && row.belowMin === null ? null : "value";
}

/** What of a grid is to be saved: the rows that differ from what the editor saw; all that say anything once they `moved` to another sitting. */
export function changedRows(rows: readonly GridRow[], seen: readonly GridRow[], moved: boolean) {
  return rows.flatMap((row, at) => {
    const state = toldState(row);
    const was = seen[at];
    const same =
      !moved &&
      was?.state === state &&
      was.enrolled === row.enrolled &&
      (state !== "value" || (was.participants === row.participants && was.belowMin === row.belowMin));
    return state === null || same ? [] : [{ ...row, state }];
  });
}

function countProblem(value: number): string | null {
  if (value < 0) return "Число не может быть отрицательным.";
  if (!Number.isInteger(value)) return "Нужно целое число: количество, а не доля и не процент.";
  return value > MOST_PUPILS ? `Больше ${String(MOST_PUPILS)} не бывает: проверьте число.` : null;
}

/** Sound figures as they are stored: nobody took part, so there is nothing to apply the indicator to. */
export function toStoredFigures({ state, enrolled, participants, belowMin }: TypedFigures): ResultFigures {
  if (state === "missing") return { state, enrolled, participants: null, belowMin: null };
  if (state === "not_applicable") return { state, enrolled, participants: null, belowMin: null };
  return participants === 0
    ? { state: "not_applicable", enrolled, participants: 0, belowMin: 0 }
    : { state, enrolled, participants, belowMin };
}

/** Do two results say the same of the same sitting? What only one of them knows of the enrolled pupils is a difference too. */
export function sameResult(left: SittingFigures, right: SittingFigures): boolean {
  return (
    left.sitting === right.sitting &&
    left.state === right.state &&
    left.enrolled === right.enrolled &&
    (left.participants ?? 0) === (right.participants ?? 0) &&
    (left.belowMin ?? 0) === (right.belowMin ?? 0)
  );
}

/** The sitting most of the results are of; spring, when the procedures are held, where there are none. */
export function usualSitting(results: readonly SittingFigures[]): ResultSitting {
  const autumn = results.filter(({ sitting }) => sitting === "autumn").length;
  return autumn > results.length - autumn ? "autumn" : "spring";
}

export const NO_COUNTS: StateCounts = { value: 0, notApplicable: 0, missing: 0, absent: 0 };

/** Counts of several territories together. */
export function addCounts(left: StateCounts, right: StateCounts): StateCounts {
  return {
    value: left.value + right.value,
    notApplicable: left.notApplicable + right.notApplicable,
    missing: left.missing + right.missing,
    absent: left.absent + right.absent,
  };
}

/** «Не менее 30 %» of the federal criterion; compared without rounding. Source: handbook 2.1, 2.3. */
const LOW_PERCENT = 30;

/** Low by the federal criterion: an eye-catcher in tables; verdicts are the methodology's. */
export function looksLow({ state, belowMin, participants }: ResultFigures): boolean {
  return state === "value" && 100 * (belowMin ?? 0) >= LOW_PERCENT * (participants ?? 0);
}

/**
 * What an analyst may want to look into: everything low in one procedure and not one low mark in the other. A hint,
 * never a mark. Source: handbook 2.4, S13.
 */
export function objectivityHint(
  results: Readonly<Record<string, ResultFigures>>,
  indicators: readonly IndicatorRow[],
): string | null {
  const found = mismatched(
    indicators.flatMap(({ code, group }) => {
      const result = results[code];
      if (result?.state !== "value") return [];
      return [{ procedure: group, low: looksLow(result), below: result.belowMin ?? 0 }];
    }),
  );
  if (!found) return null;
  const [low, spotless] = [groupLabels[found.low], groupLabels[found.spotless]];
  return `Все результаты ${low} низкие, а на ${spotless} минимальный порог преодолели все. Возможно, стоит проверить объективность ${spotless}.`;
}

/** Results in force of a year and attempt by code of the indicator. */
export function byIndicator(
  results: readonly ResultRow[],
  indicators: readonly IndicatorRow[],
  year: number,
  attempt: ResultRow["attempt"],
): Record<string, ResultRow> {
  const codes = new Map(indicators.map(({ id, code }) => [id, code]));
  return Object.fromEntries(
    results
      .filter((row) => row.year === year && row.attempt === attempt)
      .map((row) => [codes.get(row.indicatorId) ?? "", row]),
  );
}

/** Why results of a year cannot be written for a school on a day; null when they can. */
export function refuseResultsOf(
  { closedOn }: { closedOn: string | null },
  year: number,
  today: string,
): string | null {
  if (year > Number(today.slice(0, 4))) return `Результатов ${String(year)} года ещё нет: год не наступил.`;
  if (closedOn !== null && year > Number(closedOn.slice(0, 4))) {
    return `Школа закрыта в ${closedOn.slice(0, 4)} году: за ${String(year)} год результатов у неё быть не может.`;
  }
  return null;
}

/** Years a page offers: those with results and, for whoever loads them, the year that is examined now. */
export function offeredYears(years: readonly number[], today: string, loads: boolean): number[] {
  const current = Number(today.slice(0, 4));
  return [...new Set(loads || years.length === 0 ? [...years, current] : years)].sort((a, b) => b - a);
}

/** The year a page opens: the one asked for, else the newest. */
export function openedYear(asked: string | undefined, years: readonly number[]): number {
  const year = Number(asked);
  return years.includes(year) ? year : (years[0] ?? 0);
}

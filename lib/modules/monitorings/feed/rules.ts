import type { ResultSitting } from "@/lib/core/db/enums";
import { buildWorld } from "@/lib/modules/monitorings/evaluation/scope/rules";
import type { Row } from "@/lib/modules/monitorings/evaluation/scope/types";
import type { FormInputs } from "@/lib/modules/monitorings/evaluation/types";
import { isNumber } from "@/lib/modules/monitorings/expressions/evaluation/rules";
import type { Value } from "@/lib/modules/monitorings/expressions/types";
import type { Form, Table, TableResults } from "@/lib/modules/monitorings/forms/types";
import type { CurrentResult, LeftResult, ToldResult } from "@/lib/modules/monitorings/feed/types";
import { countsText, shareText } from "@/lib/modules/results/labels";
import { figuresProblems, sameResult, toStoredFigures } from "@/lib/modules/results/rules";
import type { ResultFigures } from "@/lib/modules/results/types";

/** Tables of a form that are passed on to results. */
export function feedingTables(form: Form): Table[] {
  return form.sections.flatMap(({ questions }) =>
    questions.filter((question) => question.type === "table" && question.results.length > 0),
  ) as Table[];
}

/**
 * The results a form tells, and what in it is none: of a hidden table or an unanswered row nothing is told, so nothing is
 * said in the school's name. Nobody took part: not applicable. Source: handbook 2.3, 2.5.
 */
export function toldResults(form: Form, inputs: FormInputs): { told: ToldResult[]; unsound: LeftResult[] } {
  const world = buildWorld(form, inputs);
  const told: ToldResult[] = [];
  const unsound: LeftResult[] = [];
  for (const table of feedingTables(form)) {
    if (!world.visible(table)) continue;
    const rows = world.rows(table);
    for (const results of table.results) {
      for (const { indicator, row: wanted, where } of results.rows) {
        const { attempt } = results;
        const found = rows.filter((row) =>
          table.rows.kind === "fixed" ? row.id === wanted : fits(table, row, where),
        );
        const read = found.flatMap((row) => readRow(table, results, row) ?? []);
        const [first, second] = read;
        if (first === undefined) continue;
        const problem = second ? "назван в двух строках таблицы" : first.problem;
        if (problem === null) told.push({ indicator, attempt, sitting: first.sitting, ...first.figures });
        else unsound.push({ indicator, attempt, why: "unsound", told: problem, inForce: null });
      }
    }
  }
  return { told, unsound };
}

interface ReadRow {
  figures: ResultFigures;
  sitting: ResultSitting;
  problem: string | null;
}

/** Null where neither participants nor those below the minimum are told. */
function readRow(table: Table, results: TableResults, row: Row): ReadRow | null {
  const count = (code: string | null) => wholeNumber(cell(table, row, code));
  const [participants, belowMin] = [count(results.participants), count(results.below)];
  if (participants === null && belowMin === null) return null;
  const enrolled = count(results.enrolled);
  const typed = { state: "value" as const, enrolled, participants, belowMin };
  const [problem] = Object.values(figuresProblems(typed));
  return {
    figures: problem === undefined ? toStoredFigures(typed) : typed,
    sitting: cell(table, row, results.sitting) === "autumn" ? "autumn" : "spring",
    problem: problem ?? null,
  };
}

function fits(table: Table, row: Row, where: Readonly<Record<string, string>>): boolean {
  return Object.entries(where).every(([code, wanted]) => {
    const value = cell(table, row, code);
    return isNumber(value) ? value.d === 1n && String(value.n) === wanted : value === wanted;
  });
}

function cell(table: Table, row: Row, code: string | null): Value {
  const column = table.columns.find((each) => each.code === code);
  return column ? row.value(column) : null;
}

function wholeNumber(value: Value): number | null {
  return isNumber(value) && value.d === 1n ? Number(value.n) : null;
}

/** What is to be done with the results a form tells. */
export interface FeedPlan {
  /** With the result in force each of them replaces. */
  write: { result: ToldResult; replaces: string | null }[];
  /** Results in force that this form told before and tells no longer. */
  withdraw: string[];
  /** How many say what is in force already. */
  agreeing: number;
  left: LeftResult[];
}

/**
 * A form writes where nothing is in force and over what it told itself before; what a file, a hand or another form says
 * stays, and where it says otherwise that is told. What it told and tells no longer goes.
 */
export function planFeed(
  { told, unsound }: ReturnType<typeof toldResults>,
  submissionId: string,
  current: ReadonlyMap<string, CurrentResult>,
): FeedPlan {
  const plan: FeedPlan = { write: [], withdraw: [], agreeing: 0, left: [...unsound] };
  const named = new Set<string>();
  for (const result of told) {
    const key = resultKey(result.indicator, result.attempt);
    named.add(key);
    const stands = current.get(key);
    if (stands === undefined) plan.write.push({ result, replaces: null });
    else if (stands.submissionId === submissionId) {
      if (sameResult(stands, result)) plan.agreeing += 1;
      else plan.write.push({ result, replaces: stands.id });
    } else if (sameCounts(stands, result)) plan.agreeing += 1;
    else plan.left.push(differing(result, stands));
  }
  for (const [key, { id, submissionId: from }] of current)
    if (from === submissionId && !named.has(key)) plan.withdraw.push(id);
  return plan;
}

/** Of one school: a result is known by its indicator and attempt. */
export function resultKey(indicator: string, attempt: string): string {
  return `${indicator} ${attempt}`;
}

/** A file often does not tell how many are enrolled, nor when exactly it was held: no difference to look into. */
function sameCounts(left: ResultFigures, right: ResultFigures): boolean {
  return (
    left.state === right.state &&
    (left.participants ?? 0) === (right.participants ?? 0) &&
    (left.belowMin ?? 0) === (right.belowMin ?? 0)
  );
}

function differing(told: ToldResult, stands: CurrentResult): LeftResult {
  const { indicator, attempt } = told;
  return {
    indicator,
    attempt,
    why: "other_source",
    told: wordsOf(told),
    inForce: `${wordsOf(stands)} (${stands.source})`,
  };
}

function wordsOf(figures: ResultFigures): string {
  const counts = countsText(figures);
  return counts === "" ? shareText(figures) : counts;
}

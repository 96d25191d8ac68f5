import { evaluate } from "@/lib/modules/methodologies/evaluation/rules";
import { parseFraction, readFraction, roundedText } from "@/lib/modules/methodologies/fractions/rules";
import {
  type Cell,
  type Evaluation,
  type Explanation,
  type Outcome,
  OUTCOMES,
  type Rule,
} from "@/lib/modules/methodologies/types";
import type { CompiledRule } from "@/lib/modules/methodologies/evaluation/types";
import type {
  OutcomeCounts,
  RunCounts,
  RunSettings,
  VerdictFilter,
  VerdictInputs,
} from "@/lib/modules/methodologies/verdicts/types";

type Level = "primary_general" | "basic_general" | "secondary_general";

/** An indicator as far as it decides which schools have it at all. */
export interface TaughtIndicator {
  code: string;
  grade: number | null;
}

/** What is stored of a school: result rows of the years, and the levels it teaches (empty when not known). */
export interface StoredSchool {
  results: readonly { code: string; back: number; cell: Cell }[];
  levels: readonly Level[];
}

const LAST_PRIMARY_GRADE = 4;
const LAST_BASIC_GRADE = 9;

/**
 * Inputs of a verdict, every cell explicit. No row is missing, except where the procedure was not held or the school has
 * no such level. Source: docs/adr/0009-identification.md.
 */
export function verdictInputs(
  settings: RunSettings,
  indicators: readonly TaughtIndicator[],
  school: StoredSchool,
  base: Outcome | null,
): VerdictInputs {
  const { rule, notHeld } = settings;
  const grades = new Map(indicators.map(({ code, grade }) => [code, grade]));
  const years = Array.from({ length: rule.yearsWindow }, (_, back) => {
    const cells: Record<string, Cell> = {};
    for (const code of rule.indicators) {
      const absent =
        !teaches(school.levels, grades.get(code) ?? null) ||
        notHeld.some((one) => one.code === code && one.back === back);
      cells[code] = absent ? "not_applicable" : "missing";
    }
    return cells;
  });
  for (const { code, back, cell } of school.results) {
    const cells = years[back];
    if (cells && code in cells) cells[code] = cell;
  }
  return { years, base };
}

function teaches(levels: readonly Level[], grade: number | null): boolean {
  if (levels.length === 0 || grade === null) return true;
  if (grade <= LAST_PRIMARY_GRADE) return levels.includes("primary_general");
  return levels.includes(grade <= LAST_BASIC_GRADE ? "basic_general" : "secondary_general");
}

/** A verdict by the inputs as they are kept. */
export function judge(compiled: CompiledRule, { years, base }: VerdictInputs): Evaluation {
  return evaluate(compiled, { years, base });
}

function emptyCounts(): OutcomeCounts {
  return { identified: 0, control_zone: 0, manual_review: 0, insufficient_data: 0, not_identified: 0 };
}

/** How many schools have which outcome, for the region and each authority. */
export function countOutcomes(
  verdicts: readonly { municipalityId: string | null; outcome: Outcome }[],
): RunCounts {
  const counts: RunCounts = { outcomes: emptyCounts(), municipalities: {} };
  for (const { municipalityId, outcome } of verdicts) {
    const place = (counts.municipalities[municipalityId ?? "direct"] ??= emptyCounts());
    counts.outcomes[outcome] += 1;
    place[outcome] += 1;
  }
  return counts;
}

/** Outcomes of a table in the order they matter, those a rule can give. */
export function possibleOutcomes(rule: Rule): Outcome[] {
  const zone =
    rule.verdict.kind === "conditions"
      ? rule.verdict.outcome === "control_zone"
      : rule.verdict.bands.some(({ outcome }) => outcome === "control_zone");
  const named =
    rule.verdict.kind === "conditions"
      ? rule.verdict.outcome === "identified"
      : rule.verdict.bands.some(({ outcome }) => outcome === "identified");
  return OUTCOMES.filter((one) => (one !== "control_zone" || zone) && (one !== "identified" || named));
}

/** The grounds of a list entry in one line: the low results of the year, or the index. */
export function groundsLine(
  { years }: VerdictInputs,
  { explanation, index }: { explanation: Explanation; index: string | null },
  titles: Readonly<Record<string, string>>,
): string {
  const parts: string[] = [];
  if (explanation.flags.length > 0) parts.push(`признаки ${explanation.flags.join(", ")}`);
  if (index !== null) parts.push(`индекс ${roundedText(readFraction(index) ?? parseFraction("0"), 2)}`);
  for (const code of explanation.years[0]?.low ?? []) {
    const cell = years[0]?.[code];
    if (typeof cell !== "object") continue;
    const share = roundedText({ n: BigInt(100 * cell[0]), d: BigInt(cell[1]) }, 1);
    parts.push(`${titles[code] ?? code}: ${String(cell[0])} из ${String(cell[1])} (${share} %)`);
  }
  return parts.join("; ");
}

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The filter of a table of verdicts as the address holds it; what is unknown asks for nothing. */
export function readVerdictFilter(params: Params): VerdictFilter {
  const text = (name: string): string | null => {
    const value = params[name];
    return typeof value === "string" && value !== "" && !value.includes("\0") ? value.slice(0, 200) : null;
  };
  return {
    outcome: OUTCOMES.find((outcome) => outcome === params.outcome) ?? null,
    municipalityId: text("municipality"),
    words: text("words")?.trim() ?? "",
    after: text("after"),
  };
}

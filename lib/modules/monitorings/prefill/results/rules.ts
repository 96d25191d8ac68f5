import { roundedText } from "@/lib/modules/methodologies/fractions/rules";
import type { AssessmentGroup, ResultAttempt, ResultSitting } from "@/lib/core/db/enums";
import type { FoundRow, ResultTable } from "@/lib/modules/monitorings/prefill/types";

/** A result in force of one school by one indicator. */
export interface SchoolResult {
  year: number;
  attempt: ResultAttempt;
  sitting: ResultSitting;
  enrolled: number | null;
  participants: number | null;
  belowMin: number | null;
  meanScore: string | null;
  indicator: { code: string; title: string; group: AssessmentGroup; grade: number | null; position: number };
}

/** Rows of a table of a form, of what the portal holds of a school's results. Source: handbook 4.2, 4.4, 4.5. */
export function resultRows(table: ResultTable, results: readonly SchoolResult[], year: number): FoundRow[] {
  const first = results
    .filter(({ attempt }) => attempt === "first")
    .sort((a, b) => a.indicator.position - b.indicator.position);
  const ofYear = first.filter((result) => result.year === year);
  switch (table) {
    case "vpr":
      return ofYear.filter(({ indicator }) => indicator.group === "vpr").map(workRow);
    case "oge":
    case "ege":
      return ofYear
        .filter(({ indicator }) => indicator.group === table)
        .map((result) => examRow(result, results));
    case "shares":
      return pairs(first, year, ({ belowMin, participants }) =>
        belowMin === null || participants === null || participants === 0
          ? null
          : roundedText({ n: BigInt(belowMin * 100), d: BigInt(participants) }, 1).replace(",", "."),
      );
    case "means":
      return pairs(first, year, ({ meanScore }) => meanScore);
  }
}

/** «VPR_RU_5»: the subject of the code. */
function subjectOf(code: string): string {
  return code.split("_")[1]?.toLowerCase() ?? "";
}

function workRow({ sitting, enrolled, participants, belowMin, indicator }: SchoolResult): FoundRow {
  const subject = subjectOf(indicator.code);
  const known = subject === "ru" || subject === "ma";
  return {
    row: indicator.code.toLowerCase(),
    parts: {
      period: sitting,
      grade: text(indicator.grade),
      subject: known ? subject : "other",
      other: known ? null : indicator.title,
      enrolled: text(enrolled),
      participants: text(participants),
      below: text(belowMin),
    },
  };
}

/** «EGE_MA_B» is the row «ma_b». */
function examRow(
  { year, participants, belowMin, meanScore, indicator }: SchoolResult,
  all: readonly SchoolResult[],
): FoundRow {
  const last = all.find(
    (result) =>
      result.attempt === "final" && result.year === year && result.indicator.code === indicator.code,
  );
  return {
    row: indicator.code.split("_").slice(1).join("_").toLowerCase(),
    parts: {
      participants: text(participants),
      below: text(belowMin),
      belowFinal: text(last?.belowMin ?? null),
      mean: meanScore,
    },
  };
}

function pairs(
  results: readonly SchoolResult[],
  year: number,
  read: (result: SchoolResult) => string | null,
): FoundRow[] {
  const byCode = Map.groupBy(results, ({ indicator }) => indicator.code);
  return [...byCode.values()].flatMap((group): FoundRow[] => {
    const [one] = group;
    if (!one) return [];
    const of = (wanted: number) => {
      const result = group.find((each) => each.year === wanted);
      return result ? read(result) : null;
    };
    const [before, now] = [of(year - 1), of(year)];
    if (before === null && now === null) return [];
    const { code, title, group: kind } = one.indicator;
    return [{ row: code.toLowerCase(), parts: { procedure: title, kind, subject: title, before, now } }];
  });
}

function text(count: number | null): string | null {
  return count === null ? null : String(count);
}

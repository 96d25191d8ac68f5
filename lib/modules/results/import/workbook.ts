import type { SchoolMatch, SoughtSchool } from "@/lib/modules/organisations/matching/types";
import { hasErrors, wrong } from "@/lib/modules/imports/rules";
import type {
  ImportChange,
  ImportChoice,
  ImportProblem,
  SourceRow,
  SourceRows,
  UnderstoodRow,
} from "@/lib/modules/imports/types";
import type { ImportedSchool } from "@/lib/modules/imports/schools/types";
import {
  schoolCell,
  schoolLabel,
  soughtLabel,
  soughtSchool,
  unknownSchool,
} from "@/lib/modules/imports/schools/workbook";
import { longReader, wideReader, type RowFigures } from "@/lib/modules/results/import/readers/workbook";
import { figuresKey, withEnrolled } from "@/lib/modules/results/import/rules";
import type { ResultImportOptions } from "@/lib/modules/results/import/schema";
import type { PackedFigures, StoredFigures } from "@/lib/modules/results/import/types";
import { countsText, shareText, sittingLabels } from "@/lib/modules/results/labels";
import { refuseResultsOf, sameResult } from "@/lib/modules/results/rules";
import type { IndicatorRow, ResultFigures, SittingFigures } from "@/lib/modules/results/types";

/** What a file is compared with. */
export interface ResultImportBasis {
  options: ResultImportOptions;
  today: string;
  indicators: readonly IndicatorRow[];
  schools: readonly ImportedSchool[];
  /** What each row may mean, in their order. */
  matches: readonly SchoolMatch[];
  /** Results in force of these schools. */
  readStored: (schoolIds: readonly string[]) => Promise<StoredFigures>;
  /** Keys of the columns the file has. */
  present: ReadonlySet<string>;
}

/** Rows that are compared at once: what is stored of their schools is held in memory. */
const PORTION = 100;

/** Understands the rows of a file one by one, in either shape. */
export async function* understandResults(
  rows: SourceRows,
  basis: ResultImportBasis,
): AsyncGenerator<UnderstoodRow> {
  const schools = new Map(basis.schools.map((one) => [one.id, one]));
  const read = basis.options.shape === "wide" ? wideReader(rows, basis) : longReader(basis);
  const seen: SeenFigures = new Map();
  let stored: StoredFigures = new Map();
  let at = -1;
  for (const source of rows) {
    at += 1;
    if (at % PORTION === 0) {
      const portion = basis.matches.slice(at, at + PORTION);
      stored = await basis.readStored([
        ...new Set(portion.flatMap(({ exact, suggestions }) => (exact ? [exact] : suggestions))),
      ]);
    }
    const { figures, problems } = read(source);
    const sought = soughtSchool(source);
    const { exact, suggestions = [] } = basis.matches[at] ?? {};
    const school = schools.get(exact ?? "");
    const compared: Compared = { ...basis, stored };
    const row: Understanding = {
      source,
      label: soughtLabel(sought),
      figures,
      problems: [...source.problems, ...problems],
    };
    yield school
      ? exactRow(row, school, compared, seen)
      : doubtfulRow(
          row,
          suggestions.flatMap((id) => schools.get(id) ?? []),
          sought,
          compared,
        );
  }
}

/** Row of the file a figure came in first, by school and indicator. */
type SeenFigures = Map<string, Map<string, number>>;

type Compared = Pick<ResultImportBasis, "options" | "today"> & { stored: StoredFigures };

interface Understanding {
  source: SourceRow;
  label: string;
  figures: RowFigures[];
  problems: ImportProblem[];
}

function exactRow(
  row: Understanding,
  school: ImportedSchool,
  basis: Compared,
  seen: SeenFigures,
): UnderstoodRow {
  const problems = [...row.problems];
  const refusal = refuseResultsOf(school, basis.options.year, basis.today);
  if (refusal) problems.push(wrong(null, refusal, "Уберите строку или выберите другой год."));
  const seenOf = seen.get(school.id) ?? new Map<string, number>();
  seen.set(school.id, seenOf);
  for (const { indicator } of row.figures) {
    const before = seenOf.get(indicator.id);
    if (before !== undefined) {
      problems.push(
        wrong(
          schoolCell(row.source),
          `«${indicator.title}» этой школы уже есть в строке ${String(before)}.`,
          "Оставьте одну строку: портал не выбирает между двумя.",
        ),
      );
      break;
    }
    seenOf.set(indicator.id, row.source.row);
  }
  const { fate, changes } = compare(row, school, basis);
  return {
    ...base(row, problems),
    label: schoolLabel(school),
    subjectId: school.id,
    fate: hasErrors(problems) ? "rejected" : fate,
    changes,
  };
}

function doubtfulRow(
  row: Understanding,
  suggestions: readonly ImportedSchool[],
  sought: SoughtSchool,
  basis: Compared,
): UnderstoodRow {
  const open = suggestions.filter(
    (school) => refuseResultsOf(school, basis.options.year, basis.today) === null,
  );
  const problems = [...row.problems];
  if (open.length === 0) problems.push(unknownSchool(row.source, sought));
  return {
    ...base(row, problems),
    label: row.label,
    subjectId: null,
    fate: hasErrors(problems) ? "rejected" : "unmatched",
    changes: [],
    choices: open.map((school): ImportChoice => ({
      key: school.id,
      subjectId: school.id,
      label: schoolLabel(school),
      ...compare(row, school, basis),
    })),
  };
}

function base({ source, figures }: Understanding, problems: ImportProblem[]) {
  const cells = Object.fromEntries(
    figures.map(
      ({ indicator, figures: { state, enrolled, participants, belowMin } }): [string, PackedFigures] => [
        indicator.id,
        [state, enrolled, participants, belowMin],
      ],
    ),
  );
  return { row: source.row, values: { cells }, problems, choices: [] };
}

function compare(
  { figures }: Understanding,
  school: ImportedSchool,
  { stored, options: { sitting } }: Compared,
): { fate: "added" | "changed" | "unchanged"; changes: ImportChange[] } {
  let replaces = false;
  const changes: ImportChange[] = [];
  for (const { indicator, figures: read } of figures) {
    const before = stored.get(figuresKey(school.id, indicator.id));
    const after = { ...withEnrolled(read, before), sitting };
    if (before && sameResult(before, after)) continue;
    if (before) replaces = true;
    // The sitting is told where it is another one.
    const told = before && before.sitting !== sitting ? [before, after].map(wordsOfSitting) : null;
    changes.push({
      label: indicator.title,
      before: told?.[0] ?? (before ? words(before) : ""),
      after: told?.[1] ?? words(read),
    });
  }
  return { fate: changes.length === 0 ? "unchanged" : replaces ? "changed" : "added", changes };
}

function words(figures: ResultFigures): string {
  const counts = countsText(figures);
  return counts === "" ? shareText(figures) : `${counts} — ${shareText(figures)}`;
}

function wordsOfSitting(figures: SittingFigures): string {
  return `${words(figures)}, ${sittingLabels[figures.sitting]}`;
}

import { formatDecimal } from "@/lib/core/format/numbers";
import type { ImportedSchool } from "@/lib/modules/imports/schools/types";
import {
  formulaErrors,
  SCHOOL_COLUMNS,
  schoolCell,
  schoolLabel,
  soughtLabel,
  soughtSchool,
  unknownSchool,
} from "@/lib/modules/imports/schools/workbook";
import { hasErrors, wrong } from "@/lib/modules/imports/rules";
import type {
  ImportChange,
  ImportColumn,
  ImportChoice,
  ImportProblem,
  SourceCell,
  SourceRow,
  SourceRows,
  UnderstoodRow,
} from "@/lib/modules/imports/types";
import type { SchoolMatch } from "@/lib/modules/organisations/matching/types";
import { refuseListing } from "@/lib/modules/school-lists/drafts/rules";
import { mergedEntry } from "@/lib/modules/school-lists/import/rules";
import type { ListImportOptions } from "@/lib/modules/school-lists/import/schema";
import type { ListedEntry, ListRowValues } from "@/lib/modules/school-lists/import/types";

/** Columns of a list of schools: which school, and why it is on the list. */
export const LIST_COLUMNS: readonly ImportColumn[] = [
  ...SCHOOL_COLUMNS.map((column) => ({ ...column, required: column.key === "name" })),
  {
    key: "grounds",
    title: "Основание",
    synonyms: [
      "Основание включения",
      "Основания",
      "Показатели",
      "Причина",
      "Причина включения",
      "Основание включения в перечень",
      "Критерий",
      "Критерии",
    ],
  },
];

/** What a file is compared with. */
export interface ListImportBasis {
  options: ListImportOptions;
  today: string;
  /** The letter the file came with, as the page calls it; null without one. */
  letter: string | null;
  schools: readonly ImportedSchool[];
  /** What each row may mean, in their order. */
  matches: readonly SchoolMatch[];
  /** The version as it stands, by school. */
  entries: ReadonlyMap<string, ListedEntry>;
}

const LONGEST_GROUNDS = 2000;

/**
 * Understands the rows of a list one by one: schools it adds, schools it says something new of, and, where the file has
 * the whole list, those of the version that are not in it.
 */
export function* understandList(rows: SourceRows, basis: ListImportBasis): Generator<UnderstoodRow> {
  const { options, today, schools, matches, entries } = basis;
  const byId = new Map(schools.map((school) => [school.id, school]));
  const met = new Set<string>();
  const seen = new Map<string, number>();
  let at = -1;
  for (const source of rows) {
    at += 1;
    const sought = soughtSchool(source);
    const exact = byId.get(matches[at]?.exact ?? "");
    const values: ListRowValues = {
      importedName: sought.name.slice(0, 500),
      grounds: groundsOf(source.cells.grounds),
    };
    const problems = [...source.problems, ...formulaErrors(source), ...groundsProblems(source, values)];
    const row = { row: source.row, values: { ...values }, problems, choices: [] };
    if (exact) {
      met.add(exact.id);
      problems.push(...schoolProblems(source, exact, basis, seen));
      const compared = compare(values, exact, basis);
      yield {
        ...row,
        label: schoolLabel(exact),
        subjectId: exact.id,
        fate: hasErrors(problems) ? "rejected" : compared.fate,
        changes: compared.changes,
      };
      continue;
    }
    const open = (matches[at]?.suggestions ?? [])
      .flatMap((id) => byId.get(id) ?? [])
      .filter((school) => refuseListing(school, options.listYear, today) === null);
    for (const { id } of open) met.add(id);
    if (open.length === 0) problems.push(unknownSchool(source, sought));
    yield {
      ...row,
      label: soughtLabel(sought),
      subjectId: null,
      fate: hasErrors(problems) ? "rejected" : "unmatched",
      changes: [],
      choices: open.map((school): ImportChoice => ({
        key: school.id,
        subjectId: school.id,
        label: schoolLabel(school),
        ...compare(values, school, basis),
      })),
    };
  }
  if (!options.whole) return;
  for (const school of schools) {
    if (met.has(school.id) || !entries.has(school.id)) continue;
    yield {
      row: null,
      fate: "missing",
      subjectId: school.id,
      label: schoolLabel(school),
      values: {},
      changes: [],
      problems: [],
      choices: [],
    };
  }
}

function schoolProblems(
  source: SourceRow,
  school: ImportedSchool,
  { options, today }: ListImportBasis,
  seen: Map<string, number>,
): ImportProblem[] {
  const found: ImportProblem[] = [];
  const refusal = refuseListing(school, options.listYear, today);
  if (refusal) {
    found.push(wrong(schoolCell(source), refusal, "Проверьте, та ли это школа, или пропустите строку."));
  }
  const before = seen.get(school.id);
  if (before === undefined) seen.set(school.id, source.row);
  else {
    found.push(
      wrong(
        schoolCell(source),
        `Эта школа уже есть в строке ${String(before)}.`,
        "Оставьте одну строку или исправьте название школы.",
      ),
    );
  }
  return found;
}

/** A number alone is written as people here write it: «34,3». */
function groundsOf(cell: SourceCell | undefined): string {
  return cell?.number === null || cell === undefined ? (cell?.text ?? "") : formatDecimal(cell.number);
}

function groundsProblems(source: SourceRow, { grounds }: ListRowValues): ImportProblem[] {
  if (grounds.length <= LONGEST_GROUNDS) return [];
  return [
    wrong(
      source.cells.grounds?.address ?? null,
      `Основание длиннее ${String(LONGEST_GROUNDS)} знаков.`,
      "Сократите его.",
    ),
  ];
}

function compare(
  values: ListRowValues,
  school: ImportedSchool,
  { options, letter, entries }: ListImportBasis,
): { fate: "added" | "changed" | "unchanged"; changes: ImportChange[] } {
  const entry = entries.get(school.id);
  const after = mergedEntry(entry, values, options.letterId);
  const changes: ImportChange[] = [];
  if (after.grounds !== (entry?.grounds ?? "")) {
    changes.push({ label: "Основание", before: entry?.grounds ?? "", after: after.grounds });
  }
  if (after.letterId !== (entry?.letterId ?? null)) {
    changes.push({ label: "Письмо", before: "", after: letter ?? "" });
  }
  if (!entry) return { fate: "added", changes };
  return { fate: changes.length > 0 ? "changed" : "unchanged", changes };
}

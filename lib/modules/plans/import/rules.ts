import { NO_VALUES, changesOf, differing, said, sameText } from "@/lib/modules/plans/import/changes/rules";
import { IMPORTED_FIELDS, readField } from "@/lib/modules/plans/import/fields/rules";
import { changeLabel } from "@/lib/modules/plans/import/labels";
import { stayingLines } from "@/lib/modules/plans/import/order/rules";
import { trackOf, trackTitle } from "@/lib/modules/plans/import/tracks/rules";
import type {
  ImportDraft,
  ImportProblem,
  ImportedChange,
  ImportedRow,
  ImportedValues,
  MissingRow,
  PlanColumn,
  PlanImportPreview,
  PlanTable,
  TableCell,
} from "@/lib/modules/plans/import/types";
import { lineCode, plainCode } from "@/lib/modules/plans/import/wording/rules";
import { fieldValues } from "@/lib/modules/plans/measures/fields/rules";
import type { MeasureRow } from "@/lib/modules/plans/measures/types";

export type Understood = Pick<PlanImportPreview, "rows" | "missing" | "carriesCodes" | "problems">;

type Cells = Partial<Record<PlanColumn, TableCell>>;

/**
 * Compares a table with a draft. A row is a line of the draft by its code, without codes by its title inside the
 * track; a cell that says what the plan says changes nothing. Nothing is guessed in silence: what is not understood is
 * a problem with its cell and cure.
 */
export function understandTable(table: PlanTable, draft: ImportDraft): Understood {
  const problems: ImportProblem[] = [];
  const lines = new Map(
    [...draft.removed, ...draft.measures].map((line) => [plainCode(lineCode(line.lineageId)), line]),
  );
  const gone = new Set(draft.removed.map(({ lineageId }) => lineageId));
  const taken = new Set<string>();
  const read: { row: number; cells: Cells; track: number; line: MeasureRow | null }[] = [];
  let carriesCodes = false;
  let section: number | null = null;

  const tell = (
    level: ImportProblem["level"],
    cell: TableCell | undefined,
    problem: string,
    cure: string,
  ) => {
    problems.push({ level, sheet: table.sheet, cell: cell?.address ?? null, problem, cure });
  };

  for (const row of table.rows) {
    if ("heading" in row) {
      const track = trackOf(row.heading.text, draft.tracks);
      if (track !== null) section = track;
      else
        tell(
          "warning",
          row.heading,
          `Строка «${row.heading.text.slice(0, 80)}» не похожа на раздел плана`,
          "Она пропущена. Разделы называются «Раздел 0», «Трек 1», «Трек 2», «Трек 3».",
        );
      continue;
    }
    const { cells } = row;
    const line = lineByCode(cells.code, lines, taken, tell);
    if (line) carriesCodes = true;
    const track = section ?? numberedTrack(cells.number, draft) ?? line?.trackNumber ?? null;
    if (track === null) {
      tell(
        "error",
        cells.number ?? cells.title,
        "Непонятно, к какому треку относится мероприятие",
        "Поставьте над ним строку «Раздел 0» или «Трек 1», «Трек 2», «Трек 3» либо номер вида 1.1.",
      );
      continue;
    }
    if (!cells.title?.text) {
      tell("error", cells.title, "Нет названия мероприятия", "Впишите название или удалите строку.");
      continue;
    }
    if (line) taken.add(line.lineageId);
    read.push({ row: row.number, cells, track, line });
  }

  for (const one of read) {
    one.line ??= lineByTitle(one.cells.title?.text ?? "", one.track, draft.measures, taken);
    if (one.line) taken.add(one.line.lineageId);
  }

  const staying = stayingLines(
    draft.measures,
    read.map(({ line, track }) => ({ lineageId: line?.lineageId ?? null, trackNumber: track })),
  );
  const rows = read.map(({ row, cells, track, line }): ImportedRow => {
    const { values, changes } = readRow(cells, line, draft, tell);
    const restored = line !== null && gone.has(line.lineageId);
    if (line && !restored) changes.unshift(...placeChanges(line, track, staying, draft));
    return {
      row,
      fate: line === null ? "added" : restored ? "restored" : changes.length > 0 ? "changed" : "unchanged",
      lineageId: line?.lineageId ?? null,
      trackNumber: track,
      title: cells.title?.text ?? "",
      changes,
      values,
    };
  });
  tellOfColumns(table, tell);
  return { rows, missing: missingRows(draft, taken), carriesCodes, problems };
}

type Tell = (
  level: ImportProblem["level"],
  cell: TableCell | undefined,
  problem: string,
  cure: string,
) => void;

function lineByCode(
  cell: TableCell | undefined,
  lines: ReadonlyMap<string, MeasureRow>,
  taken: ReadonlySet<string>,
  tell: Tell,
): MeasureRow | null {
  const code = plainCode(cell?.text ?? "");
  if (!code) return null;
  const line = lines.get(code);
  if (line && !taken.has(line.lineageId)) return line;
  tell(
    "warning",
    cell,
    line ? "Код строки повторяется" : "Кода строки нет в этом плане",
    "Строка добавится как новая. Если это не так, верните код из выгруженной таблицы.",
  );
  return null;
}

/** The first line of the track that has the title and no row yet. */
function lineByTitle(
  title: string,
  track: number,
  measures: readonly MeasureRow[],
  taken: ReadonlySet<string>,
): MeasureRow | null {
  return (
    measures.find(
      (line) => line.trackNumber === track && !taken.has(line.lineageId) && sameText(line.title, title),
    ) ?? null
  );
}

function numberedTrack(cell: TableCell | undefined, { tracks }: ImportDraft): number | null {
  const number = /^(\d{1,2})[.\-)]\d/.exec(cell?.text ?? "")?.[1];
  return number !== undefined && tracks.some((track) => track.number === Number(number))
    ? Number(number)
    : null;
}

function readRow(
  cells: Cells,
  line: MeasureRow | null,
  draft: ImportDraft,
  tell: Tell,
): { values: ImportedValues; changes: ImportedChange[] } {
  const before = line ? fieldValues(line) : NO_VALUES;
  const values: ImportedValues = {};
  const notes: string[] = [];
  for (const field of IMPORTED_FIELDS) {
    const cell = cells[field];
    if (!cell || said(field, cell, before, draft)) continue;
    const read = readField(field, cell, draft);
    if (read.error) tell("error", cell, read.error.problem, read.error.cure);
    if (read.warning) tell("warning", cell, read.warning.problem, read.warning.cure);
    if (cell.formula && !cell.error)
      tell("warning", cell, "В ячейке формула", `Взято её значение: «${cell.text.slice(0, 80)}».`);
    if (read.forNote) notes.push(`Участники: ${read.forNote}`);
    Object.assign(values, read.value);
  }
  const note = [values.note ?? before.note, ...notes].filter(Boolean).join("\n");
  if (notes.length > 0 && !before.note.includes(notes.join("\n"))) values.note = note;
  return { values: differing(values, before, draft), changes: changesOf(values, before, draft) };
}

function placeChanges(
  line: MeasureRow,
  track: number,
  staying: ReadonlySet<string>,
  draft: ImportDraft,
): ImportedChange[] {
  if (line.trackNumber !== track) {
    const [before, after] = [trackTitle(line.trackNumber, draft.tracks), trackTitle(track, draft.tracks)];
    return [{ field: "track", label: changeLabel("track"), before, after }];
  }
  if (staying.has(line.lineageId)) return [];
  return [
    {
      field: "place",
      label: changeLabel("place"),
      before: numberOf(line, draft.measures),
      after: "как в файле",
    },
  ];
}

/** «1.3», as the plan numbers its lines. */
function numberOf(line: MeasureRow, measures: readonly MeasureRow[]): string {
  const of = measures.filter(({ trackNumber }) => trackNumber === line.trackNumber);
  return `${String(line.trackNumber)}.${String(of.indexOf(line) + 1)}`;
}

function missingRows({ measures }: ImportDraft, taken: ReadonlySet<string>): MissingRow[] {
  return measures
    .filter(({ lineageId }) => !taken.has(lineageId))
    .map((line) => ({
      lineageId: line.lineageId,
      trackNumber: line.trackNumber,
      number: numberOf(line, measures),
      title: line.title,
    }));
}

function tellOfColumns({ columns, ignored, otherSheets, rows }: PlanTable, tell: Tell): void {
  if (otherSheets.length > 0) {
    tell(
      "warning",
      undefined,
      `Таблица плана есть и на других листах: ${otherSheets.slice(0, 6).join(", ").slice(0, 200)}`,
      "Они не прочитаны. Чтобы загрузить другой лист, оставьте в файле только его.",
    );
  }
  if (ignored.length > 0) {
    tell(
      "warning",
      undefined,
      `Столбцы не из плана: ${ignored.slice(0, 6).join(", ").slice(0, 200)}`,
      "Они пропущены.",
    );
  }
  const marked = rows.find((row) => "cells" in row && row.cells.execution?.text);
  if (columns.includes("execution") && marked && "cells" in marked) {
    tell(
      "warning",
      marked.cells.execution,
      "Отметки о выполнении из таблицы не загружаются",
      "Их ставят в портале, после утверждения плана.",
    );
  }
}

import { matchResponsible, matchSchools, readTrackLines } from "@/lib/modules/plans/import/matching/rules";
import type { ImportDraft, ImportedField, ImportedValues, TableCell } from "@/lib/modules/plans/import/types";
import { parsePeriod } from "@/lib/modules/plans/periods/parsing/rules";
import { periodProblem } from "@/lib/modules/plans/periods/rules";

/** Fields of a measure in the order of the table. */
export const IMPORTED_FIELDS = [
  "title",
  "period",
  "responsible",
  "schools",
  "expectedResult",
  "evidence",
  "note",
  "trackLines",
] as const satisfies readonly ImportedField[];

/** Longest texts of a measure, as the schema of measures has them. */
const LONGEST: Partial<Record<ImportedField, number>> = {
  title: 2000,
  responsible: 500,
  expectedResult: 2000,
  evidence: 1000,
  note: 2000,
};

export interface ReadField {
  value: ImportedValues;
  error?: { problem: string; cure: string };
  warning?: { problem: string; cure: string };
  /** What has no place in its column and is kept in the note. */
  forNote?: string;
}

/** Understands the text of a cell as a field of a measure. */
export function readField(field: ImportedField, cell: TableCell, draft: ImportDraft): ReadField {
  const { text } = cell;
  if (cell.error) {
    return refuse(`Формула не посчиталась: ${text}`, "Впишите в ячейку само значение вместо формулы.");
  }
  const longest = LONGEST[field];
  if (longest !== undefined && text.length > longest) {
    return refuse(
      `Текст длиннее ${String(longest)} знаков: сейчас ${String(text.length)}`,
      "Сократите его или перенесите часть в соседний столбец.",
    );
  }
  switch (field) {
    case "period":
      return readPeriod(cell, draft.year);
    case "responsible":
      return { value: { responsible: matchResponsible(text, draft.people) } };
    case "schools":
      return readSchools(text, draft);
    case "trackLines": {
      const trackLines = readTrackLines(text, draft.lines);
      if (trackLines) return { value: { trackLines } };
      const last = draft.lines.at(-1)?.number ?? 6;
      return refuse(
        `Не удалось понять строки трека 3: «${text.slice(0, 60)}»`,
        `Впишите номера строк письма через запятую, от 1 до ${String(last)}: «1, 3».`,
      );
    }
    case "title":
    case "expectedResult":
    case "evidence":
    case "note":
      return { value: { [field]: text } };
  }
}

function refuse(problem: string, cure: string): ReadField {
  return { value: {}, error: { problem, cure } };
}

function readPeriod(cell: TableCell, year: number): ReadField {
  if (cell.text === "" || /^[-–—]$/.test(cell.text)) return { value: { period: null } };
  const parsed = parsePeriod(cell.text, year);
  if (!parsed.ok) {
    const [problem = "", ...cure] = parsed.reason.split(". Примеры:");
    return refuse(problem, `Напишите срок иначе. Примеры:${cure.join("")}.`);
  }
  const problem = periodProblem(parsed.period, year);
  if (!problem) return { value: { period: parsed.period } };
  // A spreadsheet program takes «15.02» for a day of the year it is typed in.
  const cure = cell.day
    ? `Редактор таблиц сам поставил год. Впишите срок словами, например «до 15 февраля», или дату ${String(year)} года.`
    : `Впишите дату ${String(year)} года.`;
  return cell.day ? refuse(problem, cure) : { value: { period: parsed.period }, warning: { problem, cure } };
}

function readSchools(text: string, { schools }: ImportDraft): ReadField {
  const matched = matchSchools(text, schools);
  switch (matched.kind) {
    case "matched":
      return { value: { schools: matched.value } };
    case "ambiguous":
      return refuse(
        `Название «${matched.name.slice(0, 80)}» подходит нескольким школам: ${matched.candidates.slice(0, 4).join(", ")}`,
        "Напишите название школы полностью, как в плане.",
      );
    case "unknown":
      return refuse(
        `Среди школ муниципалитета нет: ${matched.names.slice(0, 4).join(", ").slice(0, 200)}`,
        "Исправьте название, несколько школ разделите точкой с запятой. Можно написать «все ОО» или «ШНОР».",
      );
    case "other":
      return {
        value: {},
        forNote: text,
        warning: {
          problem: `В участниках нет ни одной школы: «${text.slice(0, 80)}»`,
          cure: "Текст перейдёт в примечание. Школы можно выбрать потом в плане.",
        },
      };
  }
}

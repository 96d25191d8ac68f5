import type { WrittenColumn, WrittenSheet } from "@/lib/core/spreadsheets/write-workbook";
import { formatDate } from "@/lib/core/format/dates";
import { listKindLabels } from "@/lib/modules/school-lists/labels";
import { schoolTypeLabels, settlementLabels } from "@/lib/modules/schools/labels";
import type { RegisterRow } from "@/lib/modules/schools/types";

const COLUMNS: readonly WrittenColumn[] = [
  { title: "Код", width: 13, type: "text" },
  { title: "Муниципалитет", width: 24, type: "text" },
  { title: "Полное наименование", width: 60, type: "text" },
  { title: "Краткое наименование", width: 34, type: "text" },
  { title: "Тип", width: 20, type: "text" },
  { title: "Местность", width: 12, type: "text" },
  { title: "Малокомплектная", width: 12, type: "text" },
  { title: "Обучающихся", width: 12, type: "number" },
  { title: "Закрыта", width: 12, type: "date" },
  { title: "Перечни этого и прошлого года", width: 40, type: "text" },
];

/** The register as it is seen: the same schools in the same order. */
export function registerSheet(rows: readonly RegisterRow[], today: string): WrittenSheet {
  return {
    name: "Школы",
    titles: [`Реестр школ на ${formatDate(today)}`],
    columns: COLUMNS,
    landscape: true,
    rows: rows.map((row) => ({
      cells: [
        row.code,
        row.municipality ?? "подчиняется региону",
        row.name,
        row.shortName,
        row.schoolType ? schoolTypeLabels[row.schoolType] : "",
        row.settlement ? settlementLabels[row.settlement] : "",
        row.small === null ? "" : row.small ? "да" : "нет",
        row.pupils,
        row.closedOn ? { kind: "date", iso: row.closedOn } : null,
        row.lists.map(({ kind, listYear }) => `${listKindLabels[kind]} ${String(listYear)}`).join("; "),
      ],
    })),
  };
}

import type { FillableCell, FillableRow, FillableSheet } from "@/lib/core/spreadsheets/write-fillable";
import { own } from "@/lib/modules/monitorings/answers/rules";
import { answerText, withUnit } from "@/lib/modules/monitorings/answers/words/rules";
import { addressKey } from "@/lib/modules/monitorings/evaluation/findings/rules";
import type { Column, Section, Table } from "@/lib/modules/monitorings/forms/types";
import { givenValue } from "@/lib/modules/monitorings/prefill/rules";
import { toCell } from "@/lib/modules/monitorings/sheets/cells/workbook";
import { cellType, hintText, ruleOf } from "@/lib/modules/monitorings/sheets/hints/rules";
import { tableHeads } from "@/lib/modules/monitorings/sheets/heads/rules";
import { headKey, rowWarnings, sheetRows } from "@/lib/modules/monitorings/sheets/rules";
import type { SheetSource } from "@/lib/modules/monitorings/sheets/types";

/** A table question on a sheet of its own: its rows, then new ones, a column of an explanation for each warning. */
export function tableSheet(table: Table, section: Section, source: SheetSource, name: string): FillableSheet {
  const { state, remarks, closed, prefills } = source;
  const wholly = givenValue(table, prefills) !== null;
  const shut = wholly ? "Заполнено порталом." : closed(table);
  const origin = own(own(prefills, table.code), "origin");
  const notes = [
    section.title,
    [hintText(table, state.standing[table.code]?.required === true), shut ?? ""]
      .filter((part) => part !== "")
      .join(" "),
    typeof origin === "string" ? `Откуда заполненное: ${origin}.` : "",
    ...(remarks[table.code] ?? []).map((text) => `Замечание: ${text}`),
    ...toMend(source, table, null),
  ].filter((note) => note !== "");
  const heads = ["Строка", ...tableHeads(table)];
  const hints = table.columns.map((column) => hintText(column, "required" in column && column.required));
  const top: FillableRow[] = [
    wide(withUnit(table), "title"),
    ...notes.map((note) => wide(note, "note")),
    { cells: [null, null, ...hints.map((value): FillableCell => ({ value, look: "note" }))] },
  ];
  return {
    name,
    widths: [4, 26, ...table.columns.map(widthOf), ...rowWarnings(table).map(() => 34), 34],
    frozen: { rows: top.length + 1, columns: 2 },
    rows: [
      ...top,
      {
        cells: [
          { value: headKey(table), look: "service" },
          ...heads.map((value): FillableCell => ({ value, look: "head" })),
        ],
      },
      ...sheetRows(table, source).map(({ row, label, cells }): FillableRow => ({
        cells: [
          { value: `${table.code}/${row}`, look: "service" },
          { value: label, look: "label" },
          ...table.columns.map((column, at) =>
            cellOf(table, row, column, { cells, source, shut: shut !== null, hint: hints[at] ?? "" }),
          ),
          ...rowWarnings(table).map(({ code }): FillableCell => {
            const text = own(source.draft.explanations, `check:${code}:${row}`);
            const value = typeof text === "string" && text !== "" ? text : null;
            return { value, look: shut === null ? "answer" : "given" };
          }),
          { value: toMend(source, table, row).join("\n"), look: "label" },
        ],
      })),
    ],
  };
}

function wide(value: string, look: "title" | "note"): FillableRow {
  return { cells: [null, { value, look }], across: true };
}

function widthOf({ type }: Column): number {
  return ["text", "link", "choice", "file"].includes(type) ? 26 : 16;
}

function cellOf(
  table: Table,
  row: string,
  column: Column,
  { cells, source, shut, hint }: { cells: unknown; source: SheetSource; shut: boolean; hint: string },
): FillableCell {
  const raw = own(cells, column.code);
  if (column.type === "calculated") {
    const key = addressKey({ question: table.code, row, column: column.code });
    return { value: source.state.calculated[key]?.shown ?? "", look: "given" };
  }
  if (column.type === "file") return { value: answerText(column, raw), look: "given" };
  const value = toCell(column, raw);
  const type = cellType(column);
  if (shut || givenValue(table, source.prefills, { row, column }) !== null)
    return { value, look: "given", type };
  return { value, look: "answer", type, rule: ruleOf(column), tip: hint };
}

/** What the form says of a row now; null: of the table itself. */
function toMend({ state }: SheetSource, table: Table, row: string | null): string[] {
  const here = (at: { question: string; row: string | null }) => at.question === table.code && at.row === row;
  return [
    ...state.findings.filter(({ at }) => at.some(here)).map(({ text }) => text),
    ...state.missing.filter(({ at }) => here(at)).map(({ text }) => text),
  ];
}

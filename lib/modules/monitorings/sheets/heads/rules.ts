import { withUnit } from "@/lib/modules/monitorings/answers/words/rules";
import type { Table } from "@/lib/modules/monitorings/forms/types";
import { rowWarnings } from "@/lib/modules/monitorings/sheets/rules";

/** Headings of a table in its sheet, from its first own column on. */
export function tableHeads(table: Table): string[] {
  return [
    ...table.columns.map((column) => withUnit(column)),
    ...rowWarnings(table).map(({ text }) => `Пояснение: ${text}`),
    "Что исправить",
  ];
}

import { SCHOOL_COLUMNS } from "@/lib/modules/imports/schools/workbook";
import type { ImportColumn } from "@/lib/modules/imports/types";

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

import type { ImportFate, ImportKind, ImportState } from "@/lib/core/db/enums";

export const importKindLabels: Record<ImportKind, string> = {
  schools: "Школы",
  results: "Результаты оценочных процедур",
  school_list: "Перечень школ",
};

export const importStateLabels: Record<ImportState, string> = {
  reading: "читается",
  ready: "ждёт подтверждения",
  applying: "записывается",
  applied: "записано",
  failed: "не принято",
  cancelled: "отменено",
};

/** Names of the tabs, in the order they ask for the person. */
export const importFateLabels: Record<ImportFate, string> = {
  rejected: "С ошибками",
  unmatched: "Нужен выбор",
  added: "Новые",
  changed: "Изменятся",
  missing: "Нет в файле",
  unchanged: "Без изменений",
  skipped: "Пропущены",
};

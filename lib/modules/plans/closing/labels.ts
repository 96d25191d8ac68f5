import type { Reached, ResultTextField } from "@/lib/modules/plans/closing/types";

/** Chapters of the results in the order of the document. */
export const resultTextLabels: Record<ResultTextField, string> = {
  summary: "Итоги выполнения плана",
  conclusions: "Выводы",
  nextTasks: "Задачи на следующий год",
};

export const reachedLabels: Record<Reached, string> = {
  reached: "достигнут",
  not_reached: "не достигнут",
  unknown: "не определено",
};

/** Address of the results of a year. */
export function resultsHref(code: string, year: number): string {
  return `/municipalities/${code}/plans/${String(year)}/results`;
}

/** Address of their Word file. */
export function resultsWordHref(code: string, year: number): string {
  return `/api/exports/plans/${code}/${String(year)}/results`;
}

export function resultsTitle(year: number): string {
  return `Итоги выполнения плана за ${String(year)} год`;
}

import type { AssessmentGroup, ResultAttempt, ResultSitting } from "@/lib/core/db/enums";
import { formatShare } from "@/lib/core/format/numbers";
import type { ResultFigures, ShownState } from "@/lib/modules/results/types";

export const groupLabels: Record<AssessmentGroup, string> = { vpr: "ВПР", oge: "ОГЭ", ege: "ЕГЭ" };

export const attemptLabels: Record<ResultAttempt, string> = {
  first: "основная сдача",
  final: "с учётом пересдач",
};

export const sittingLabels: Record<ResultSitting, string> = { spring: "весна", autumn: "осень" };

/** The kinds of nothing are told apart in words: a school without the grade, figures not delivered, nothing loaded. */
export const stateLabels: Record<ShownState, string> = {
  value: "есть данные",
  not_applicable: "не применимо",
  missing: "нет данных",
  absent: "не загружено",
};

export const stateHints: Record<ShownState, string> = {
  value: "участники и не преодолевшие минимальный порог",
  not_applicable: "в школе нет такого класса или уровня либо не было участников: в расчёте не учитывается",
  missing: "процедура была, но сведения не поступили: вывод может оказаться невозможным",
  absent: "на портал ещё ничего не загружали: в расчёте то же, что нет данных",
};

/** «35,0 %», or which kind of nothing it is. */
export function shareText(figures: ResultFigures | undefined): string {
  if (figures?.state !== "value") return stateLabels[figures?.state ?? "absent"];
  return formatShare(figures.belowMin ?? 0, figures.participants ?? 0);
}

/** «14 из 40»; empty where there is nothing to count. */
export function countsText(figures: ResultFigures | undefined): string {
  if (figures?.state !== "value") return "";
  return `${String(figures.belowMin)}\u00a0из\u00a0${String(figures.participants)}`;
}

/** Address of a view of results; what is not chosen stays out of it. */
export function resultsHref(path: string, view: Readonly<Record<string, string | undefined>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(view)) {
    if (value !== undefined && !(name === "attempt" && value === "first")) params.set(name, value);
  }
  return `${path}?${params.toString()}`;
}

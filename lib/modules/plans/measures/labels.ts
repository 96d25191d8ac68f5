import type { ExecutionState, SchoolRule } from "@/lib/core/db/enums";
import type { MeasureField } from "@/lib/modules/plans/measures/types";

/** Columns of the official plan, handbook 5.1, and the rest of what is edited. */
export const measureFieldLabels: Record<MeasureField, string> = {
  title: "Мероприятие",
  period: "Сроки",
  responsible: "Ответственный",
  schools: "Участники (ОО)",
  expectedResult: "Ожидаемый результат",
  evidence: "Подтверждающий документ",
  note: "Примечание",
  trackLines: "Строки трека 3 письма",
  deficitIds: "Дефициты, которые закрывает",
  libraryItemIds: "Методические материалы",
};

export const executionLabels: Record<ExecutionState, string> = {
  not_started: "не начато",
  in_progress: "в работе",
  done: "выполнено",
  done_late: "выполнено с нарушением срока",
  cancelled: "отменено",
};

export const schoolRuleLabels: Record<SchoolRule, string> = {
  none: "без участия школ",
  chosen: "выбранные школы",
  all: "все школы",
  listed: "ШНОР обоих перечней",
  federal: "школы федерального перечня",
  regional: "школы регионального перечня",
  control_zone: "школы зоны контроля",
  resource_deficit: "школы с ресурсными дефицитами",
  near_low: "школы с результатами, близкими к низким",
};

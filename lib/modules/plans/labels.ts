import type { PlanState } from "@/lib/core/db/enums";
import type { PlanTextField } from "@/lib/modules/plans/types";

const planStateLabels: Record<PlanState, string> = {
  draft: "черновик",
  on_approval: "на утверждении",
  approved: "утверждён",
  superseded: "заменён",
  closed: "закрыт",
  dropped: "отменён",
};

/** State as people see it: a draft that was returned says so. */
export function planStateLabel(state: PlanState, returned: boolean): string {
  return state === "draft" && returned ? "возвращён на доработку" : planStateLabels[state];
}

/** Chapters of the plan, handbook 5.1. */
export const planTextLabels: Record<PlanTextField, string> = {
  justification: "Аналитическое обоснование",
  goal: "Цель",
  tasks: "Задачи",
  expectedResults: "Ожидаемые результаты",
  control: "Контроль",
};

/** Official name of the document. */
export function planTitle(year: number): string {
  return `План мероприятий («дорожная карта») по работе со ШНОР на ${String(year)} год`;
}

/** «Редакция 2»: a text of the plan after the first. */
export function editionTitle(number: number): string {
  return `Редакция ${String(number)}`;
}

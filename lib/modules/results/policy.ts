import type { ResultState } from "@/lib/core/db/enums";

/** Why a result cannot be marked as doubted, or the mark taken off; null when it can. */
export function refuseDoubt(state: ResultState, doubted: boolean, wanted: boolean): string | null {
  if (state !== "value") return "Сомневаться не в чем: по этому показателю нет чисел.";
  if (doubted === wanted) {
    return wanted
      ? "Отметка о необъективности уже стоит. Обновите страницу."
      : "Отметки о необъективности уже нет. Обновите страницу.";
  }
  return null;
}

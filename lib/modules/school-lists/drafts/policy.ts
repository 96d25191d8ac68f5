import type { ListState } from "@/lib/core/db/enums";

/** Why schools and facts of a list version cannot be changed now; null when they can. */
export function refuseListEdit(state: ListState): string | null {
  switch (state) {
    case "draft":
    case "in_review":
      return null;
    case "published":
      return "Опубликованный перечень не меняется. Исправление публикуется новой версией с указанием причины.";
  }
}

/** Why a new version cannot be begun now; null when it can. */
export function refuseListDraft(list: {
  hasOpen: boolean;
  hasPublished: boolean;
  reason: string;
}): string | null {
  if (list.hasOpen) return "Версия этого перечня уже готовится. Откройте её и продолжайте.";
  if (list.hasPublished && list.reason === "") {
    return "Перечень этого года уже опубликован: укажите, почему нужна новая версия.";
  }
  return null;
}

/** Why a version cannot be dropped; null when it can. */
export function refuseListDrop(list: {
  state: ListState;
  appeals: number;
  /** Runs of a methodology that took it for the list they add to. */
  runs: number;
}): string | null {
  switch (list.state) {
    case "draft":
      if (list.appeals > 0) return "На эту версию поступали возражения: она и решения по ним сохраняются.";
      return list.runs > 0
        ? "На эту версию опирается расчёт по методике: она сохраняется вместе с ним. Исправьте её и опубликуйте."
        : null;
    case "in_review":
      return "Перечень на согласовании у муниципалитетов. Сначала отзовите его с согласования.";
    case "published":
      return "Опубликованный перечень не удаляется.";
  }
}

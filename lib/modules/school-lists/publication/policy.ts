import type { ListState } from "@/lib/core/db/enums";
import { formatDate } from "@/lib/core/format/dates";

/** Why a list cannot be opened for appeals, or its term changed; null when it can. */
export function refuseReview(list: { state: ListState; entries: number }): string | null {
  if (list.state === "published") return "Перечень уже опубликован: возражения принимаются до публикации.";
  if (list.entries === 0) return "В перечне нет ни одной школы: согласовывать нечего.";
  return null;
}

/** Why a list cannot be taken back from the authorities; null when it can. */
export function refuseRecall(list: { state: ListState; appeals: number }): string | null {
  if (list.state !== "in_review") return "Перечень не на согласовании.";
  if (list.appeals > 0) {
    return "На перечень поступили возражения: отозвать его нельзя. Решите возражения и опубликуйте перечень.";
  }
  return null;
}

/** An appeal that waits for a decision. */
export interface OpenAppeal {
  school: string;
  authority: string;
}

/** Why a list cannot be published now; null when it can. */
export function refusePublication(list: {
  state: ListState;
  openAppeals: readonly OpenAppeal[];
  letters: number;
  /** Last day of appeals; null where the list was not opened for them. */
  appealsUntil: string | null;
  today: string;
  early: boolean;
}): string | null {
  const { state, openAppeals, letters, appealsUntil, today, early } = list;
  if (state === "published") return "Перечень уже опубликован.";
  if (openAppeals.length > 0) {
    const named = openAppeals.slice(0, 5).map(({ school, authority }) => `${school} (${authority})`);
    const rest =
      openAppeals.length > named.length ? ` и ещё ${String(openAppeals.length - named.length)}` : "";
    return `Не решены возражения: ${named.join(", ")}${rest}. Решите их, затем публикуйте.`;
  }
  if (letters === 0)
    return "Перечень публикуется письмом: выберите письмо из реестра или зарегистрируйте новое.";
  if (state === "in_review" && appealsUntil !== null && today <= appealsUntil && !early) {
    return `Срок возражений идёт до ${formatDate(appealsUntil)} включительно. Подтвердите, что публикуете раньше срока, или дождитесь его.`;
  }
  return null;
}

import type { AppealState, ListState } from "@/lib/core/db/enums";
import { formatDate } from "@/lib/core/format/dates";

/** Why nothing can be said against a list now; null when it can. `today` is the region's day by the database's clock. */
export function refuseAppeal(
  list: { state: ListState; appealsUntil: string | null },
  today: string,
): string | null {
  if (list.state === "published") return "Перечень уже опубликован: возражения больше не принимаются.";
  if (list.state !== "in_review" || list.appealsUntil === null) return "Перечень не открыт для возражений.";
  if (today > list.appealsUntil) {
    return `Срок возражений истёк: они принимались до ${formatDate(list.appealsUntil)}, 23:59:59. Обратитесь в ИМАЦ.`;
  }
  return null;
}

/** Why an appeal is neither decided nor withdrawn any more; null while it is open. */
export function refuseAppealChange(state: AppealState): string | null {
  switch (state) {
    case "open":
      return null;
    case "accepted":
    case "rejected":
      return "Решение по возражению уже принято. Обновите страницу.";
    case "withdrawn":
      return "Возражение отозвано муниципалитетом. Обновите страницу.";
  }
}

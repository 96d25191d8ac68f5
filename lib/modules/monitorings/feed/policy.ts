import type { CampaignDetails } from "@/lib/modules/monitorings/campaigns/types";
import { refuseResultsOf } from "@/lib/modules/results/rules";

/** Why accepted forms of a monitoring cannot be passed on to results; null when they can. */
export function refusePassing(
  { state, year, feeds }: Pick<CampaignDetails, "state" | "year" | "feeds">,
  today: string,
): string | null {
  if (state === "planned") return "Мониторинг ещё не открыт: передавать в результаты нечего.";
  if (state === "cancelled") return "Мониторинг отменён: в результаты его формы не передаются.";
  if (!feeds)
    return "Форма этого мониторинга ничего не передаёт в результаты: в её таблицах не названы показатели.";
  return refuseResultsOf({ closedOn: null }, year, today);
}

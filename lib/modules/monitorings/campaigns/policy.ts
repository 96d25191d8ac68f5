import type { CampaignState, SubmissionState } from "@/lib/core/db/enums";
import { formatDate } from "@/lib/core/format/dates";
import { movedDays } from "@/lib/modules/monitorings/campaigns/rules";
import type { CampaignDays } from "@/lib/modules/monitorings/campaigns/types";

const CANCELLED = "Мониторинг отменён и больше не меняется. Его можно спланировать заново.";

/** Why the settings of a campaign cannot be changed now; null when they can. */
export function refuseCampaignEdit(state: CampaignState): string | null {
  if (state === "cancelled") return CANCELLED;
  return state === "opened"
    ? "Мониторинг открыт: что и кого он спрашивает, больше не меняется. Сроки можно перенести с указанием причины."
    : null;
}

/** Why its days cannot be confirmed now; null when they can. */
export function refuseConfirmation({
  state,
  confirmed,
}: {
  state: CampaignState;
  confirmed: boolean;
}): string | null {
  if (state === "cancelled") return CANCELLED;
  return confirmed ? "Сроки этого мониторинга уже подтверждены." : null;
}

/** Why it cannot be opened on a day; null when it can. It may be opened ahead: filling begins with the first day. */
export function refuseOpening(
  campaign: { state: CampaignState; confirmed: boolean; respondentUntilOn: string; hasForm: boolean },
  today: string,
): string | null {
  if (campaign.state === "cancelled") return CANCELLED;
  if (campaign.state === "opened") return "Мониторинг уже открыт.";
  if (!campaign.confirmed) return "Сначала подтвердите сроки: до этого их никто, кроме ИМАЦ, не видит.";
  if (!campaign.hasForm) return "Сначала выберите версию формы, по которой будут отвечать.";
  return campaign.respondentUntilOn < today
    ? `Последний день ответа, ${formatDate(campaign.respondentUntilOn)}, уже прошёл. Перенесите сроки и подтвердите их.`
    : null;
}

/** Why a campaign cannot be cancelled now; null when it can. */
export function refuseCancelling(state: CampaignState): string | null {
  return state === "cancelled" ? "Мониторинг уже отменён." : null;
}

/** Why a campaign cannot be planned once more in its year; null when it can. */
export function refusePlanningAgain(state: CampaignState): string | null {
  return state === "cancelled" ? null : "Мониторинг не отменён: измените его, а не планируйте заново.";
}

/** Why the days of an opened campaign cannot be moved so on a day; null when they can. */
export function refuseMovedDays(
  state: CampaignState,
  before: CampaignDays,
  after: CampaignDays,
  today: string,
): string | null {
  if (state === "cancelled") return CANCELLED;
  if (state === "planned") return "Мониторинг ещё не открыт: измените сроки в его настройках.";
  const moved = movedDays(before, after);
  if (moved.length === 0) return "Сроки те же: измените хотя бы один день.";
  if (moved.includes("opensOn") && before.opensOn <= today)
    return `Заполнение идёт с ${formatDate(before.opensOn)}: первый день больше не переносится.`;
  const past = moved.find((name) => after[name] < today);
  return past === undefined
    ? null
    : `Перенести срок на прошедший день нельзя: ${formatDate(after[past])} уже прошло, сегодня ${formatDate(today)}.`;
}

/** May a campaign of the state ask somebody more, or somebody no longer? Why not; null when it may. */
export function refuseTargetChange(state: CampaignState): string | null {
  switch (state) {
    case "opened":
      return null;
    case "planned":
      return "Мониторинг ещё не открыт: кого он спросит, решает правило в его настройках.";
    case "cancelled":
      return CANCELLED;
  }
}

/** Why an organisation cannot be excused; null when it can. */
export function refuseExcuse(submission: { state: SubmissionState; excused: boolean }): string | null {
  if (submission.excused) return "Организация уже освобождена от этого мониторинга.";
  return submission.state === "accepted" || submission.state === "reopened"
    ? "Форма организации уже принималась: освобождать её не от чего."
    : null;
}

/** Why an organisation cannot be asked beside those of the rule; null when it can. */
export function refuseInclusion(
  organisation: { closedOn: string | null; asked: boolean },
  campaign: { respondentUntilOn: string },
  today: string,
): string | null {
  if (organisation.asked) return "Эта организация уже отвечает на мониторинг.";
  if (organisation.closedOn !== null && organisation.closedOn <= today)
    return `Школа закрыта ${formatDate(organisation.closedOn)}: спросить её нельзя.`;
  return campaign.respondentUntilOn < today
    ? `Последний день ответа, ${formatDate(campaign.respondentUntilOn)}, прошёл. Сначала перенесите сроки.`
    : null;
}

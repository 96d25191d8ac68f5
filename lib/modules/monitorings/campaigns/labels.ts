import type { CampaignState, CampaignTarget } from "@/lib/core/db/enums";
import { formatDate, formatDayOfMonth } from "@/lib/core/format/dates";
import { joinWords, plural } from "@/lib/core/format/words";
import type {
  CampaignDays,
  CampaignRow,
  NextStep,
  TargetRule,
  YearlyWindow,
} from "@/lib/modules/monitorings/campaigns/types";
import { listKindLabels } from "@/lib/modules/school-lists/labels";

export const DAY_LABELS: Record<keyof CampaignDays, string> = {
  opensOn: "Первый день",
  respondentUntilOn: "Последний день ответа",
  municipalityUntilOn: "Последний день проверки МОУО",
  closesOn: "Последний день окна",
  regionUntilOn: "Последний день приёмки ИМАЦ",
};

export const TARGET_LABELS: Record<CampaignTarget, string> = {
  all: "все",
  lists: "по видам перечней",
  track: "по перечням трека",
  chosen: "выбранные вручную",
};

/** Where a campaign is, in a word. */
export function campaignStateLabel({
  state,
  confirmed,
}: {
  state: CampaignState;
  confirmed: boolean;
}): string {
  switch (state) {
    case "cancelled":
      return "отменён";
    case "opened":
      return "открыт";
    case "planned":
      return confirmed ? "сроки подтверждены" : "сроки не подтверждены";
  }
}

/** Whom a campaign asks, in words: «школы: федеральный перечень и региональный перечень». */
export function ruleText({
  target,
  listKinds,
  track,
  respondent,
}: TargetRule & Pick<CampaignRow, "respondent">): string {
  switch (target) {
    case "all":
      return respondent === "school" ? "все школы" : "все МОУО";
    case "chosen":
      return respondent === "school" ? "школы, выбранные вручную" : "МОУО, выбранные вручную";
    case "lists":
      return `школы по перечням: ${joinWords(listKinds.map((kind) => listKindLabels[kind]))}`;
    case "track":
      return `школы по перечням трека ${String(track ?? "")}`;
  }
}

/** A window by day and month: «2 сентября – 13 сентября; ответ за 3 дня до конца; у ИМАЦ ещё 5 рабочих дней». */
export function yearlyWindowText(window: YearlyWindow): string {
  const day = (month: number, of: number) =>
    formatDayOfMonth(`2000-${String(month).padStart(2, "0")}-${String(of).padStart(2, "0")}`);
  const ahead =
    window.respondentAhead > 0
      ? `; ответ за ${plural(window.respondentAhead, "день", "дня", "дней")} до конца`
      : "";
  const after =
    window.regionAfter > 0
      ? `; у ИМАЦ ещё ${plural(window.regionAfter, "рабочий день", "рабочих дня", "рабочих дней")}`
      : "";
  return `${day(window.opensMonth, window.opensDay)} – ${day(window.closesMonth, window.closesDay)}${ahead}${after}`;
}

/** What is to be done next, as an order to oneself or a fact. */
export function nextStepText(step: NextStep): string {
  switch (step.kind) {
    case "confirm":
      return "Подтвердите сроки";
    case "open":
      return step.late
        ? `Откройте: первый день был ${formatDate(step.until)}`
        : `Откройте до ${formatDate(step.until)}`;
    case "wait":
      return `Заполнение начнётся ${formatDate(step.from)}`;
    case "answering":
      return `Отвечают до ${formatDate(step.until)}`;
    case "checking":
      return `МОУО проверяют до ${formatDate(step.until)}`;
    case "accepting":
      return `ИМАЦ принимает до ${formatDate(step.until)}`;
    case "over":
      return "Окно закрыто";
    case "cancelled":
      return "Отменён";
  }
}

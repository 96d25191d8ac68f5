import type { CampaignState } from "@/lib/core/db/enums";
import type {
  CampaignCounts,
  CampaignDays,
  CampaignWindow,
  NextStep,
  WindowOverlap,
  YearlyWindow,
} from "@/lib/modules/monitorings/campaigns/types";
import { daysAfter, workingDayAfter } from "@/lib/modules/monitorings/terms/rules";

/** The day of a year: the last of February where the year has no 29th. */
export function dayOfYear(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(year)}-${two(month)}-${two(Math.min(day, last))}`;
}

/** Has a month such a day in some year? */
export function isDayOfMonth(month: number, day: number): boolean {
  return day >= 1 && day <= new Date(Date.UTC(2000, month, 0)).getUTCDate();
}

/**
 * Days of a year by a template: respondents end some days before the last one, the authority with it, ИМАЦ some working
 * days after it. A window that closes before it opens goes on into the next year. Source: handbook 4.1.
 */
export function daysOfYear(
  window: YearlyWindow,
  year: number,
  exceptions: ReadonlyMap<string, boolean>,
): CampaignDays {
  const opensOn = dayOfYear(year, window.opensMonth, window.opensDay);
  const sameYear = dayOfYear(year, window.closesMonth, window.closesDay);
  const closesOn = sameYear < opensOn ? dayOfYear(year + 1, window.closesMonth, window.closesDay) : sameYear;
  const ahead = daysAfter(closesOn, -window.respondentAhead);
  return {
    opensOn,
    respondentUntilOn: ahead < opensOn ? opensOn : ahead,
    municipalityUntilOn: closesOn,
    closesOn,
    regionUntilOn: workingDayAfter(closesOn, window.regionAfter, exceptions),
  };
}

/** Other windows of a list that share days with one, in their order; cancelled ones share nothing. */
export function overlapsOf(
  window: Pick<CampaignWindow, "code" | "state" | "opensOn" | "closesOn">,
  all: readonly Pick<CampaignWindow, "code" | "state" | "opensOn" | "closesOn">[],
): WindowOverlap[] {
  if (window.state === "cancelled") return [];
  return all.flatMap((other) => {
    if (other.code === window.code || other.state === "cancelled") return [];
    const from = other.opensOn > window.opensOn ? other.opensOn : window.opensOn;
    const to = other.closesOn < window.closesOn ? other.closesOn : window.closesOn;
    return from <= to ? [{ code: other.code, from, to }] : [];
  });
}

interface Counter {
  notStarted: number;
  draft: number;
  submitted: number;
  checked: number;
  returned: number;
  reopened: number;
  accepted: number;
  excused: number;
  onTime: number;
  withPermission: number;
  afterReopening: number;
}

/** Counters of authorities together. */
export function totalOf(counters: readonly Counter[]): CampaignCounts {
  const total: CampaignCounts = { asked: 0, sent: 0, accepted: 0, excused: 0 };
  for (const one of counters) {
    total.asked +=
      one.notStarted + one.draft + one.submitted + one.checked + one.returned + one.reopened + one.accepted;
    total.sent += one.onTime + one.withPermission + one.afterReopening;
    total.accepted += one.accepted;
    total.excused += one.excused;
  }
  return total;
}

/** What is to be done next with a campaign on a day. */
export function nextStepOf(
  campaign: CampaignDays & { state: CampaignState; confirmed: boolean },
  today: string,
): NextStep {
  if (campaign.state === "cancelled") return { kind: "cancelled" };
  if (campaign.state === "planned") {
    return campaign.confirmed
      ? { kind: "open", until: campaign.opensOn, late: today > campaign.opensOn }
      : { kind: "confirm" };
  }
  if (today < campaign.opensOn) return { kind: "wait", from: campaign.opensOn };
  if (today <= campaign.respondentUntilOn) return { kind: "answering", until: campaign.respondentUntilOn };
  if (today <= campaign.municipalityUntilOn && campaign.respondentUntilOn < campaign.municipalityUntilOn) {
    return { kind: "checking", until: campaign.municipalityUntilOn };
  }
  if (today <= campaign.regionUntilOn) return { kind: "accepting", until: campaign.regionUntilOn };
  return { kind: "over" };
}

/** What is wrong with the days of a window, by name of the day; null when nothing is. */
export function wrongDay(
  days: CampaignDays,
  year: number,
): { field: keyof CampaignDays; text: string } | null {
  const { opensOn, respondentUntilOn, municipalityUntilOn, closesOn, regionUntilOn } = days;
  if (!opensOn.startsWith(`${String(year)}-`)) {
    return {
      field: "opensOn",
      text: `Мониторинг ${String(year)} года начинается в ${String(year)} году: проверьте день начала.`,
    };
  }
  if (closesOn < opensOn) {
    return { field: "closesOn", text: "Последний день окна раньше первого: поменяйте один из них." };
  }
  if (respondentUntilOn < opensOn || respondentUntilOn > closesOn) {
    return {
      field: "respondentUntilOn",
      text: "Последний день ответа должен лежать внутри окна: не раньше первого дня и не позже последнего.",
    };
  }
  if (municipalityUntilOn < respondentUntilOn) {
    return {
      field: "municipalityUntilOn",
      text: "МОУО проверяет не раньше, чем ответят: поставьте день не раньше последнего дня ответа.",
    };
  }
  if (regionUntilOn < municipalityUntilOn) {
    return {
      field: "regionUntilOn",
      text: "ИМАЦ принимает после проверки МОУО: поставьте день не раньше её последнего дня.",
    };
  }
  return null;
}

/** The days that are not the same, by name. */
export function movedDays(before: CampaignDays, after: CampaignDays): (keyof CampaignDays)[] {
  const names = Object.keys(DAY_NAMES) as (keyof CampaignDays)[];
  return names.filter((name) => before[name] !== after[name]);
}

const DAY_NAMES: Record<keyof CampaignDays, true> = {
  opensOn: true,
  respondentUntilOn: true,
  municipalityUntilOn: true,
  closesOn: true,
  regionUntilOn: true,
};

/** What is wrong with a rule of targets for a level; null when nothing is. */
export function wrongRule({
  respondent,
  target,
  track,
  listKinds,
  chosenCount,
}: {
  respondent: CampaignWindow["respondent"];
  target: "all" | "lists" | "track" | "chosen";
  track: number | null;
  listKinds: readonly string[];
  chosenCount: number;
}): { field: "target" | "listKinds" | "chosen"; text: string } | null {
  switch (target) {
    case "all":
      return null;
    case "chosen":
      return chosenCount > 0
        ? null
        : { field: "chosen", text: "Укажите хотя бы одну организацию или выберите другое правило." };
    case "lists":
      if (respondent === "municipality") return OF_SCHOOLS;
      return listKinds.length > 0
        ? null
        : { field: "listKinds", text: "Отметьте хотя бы один вид перечня или выберите другое правило." };
    case "track":
      if (respondent === "municipality") return OF_SCHOOLS;
      return track === 1 || track === 2
        ? null
        : {
            field: "target",
            text: "По перечням трека спрашивают только по трекам 1 и 2: выберите другое правило.",
          };
  }
}

const OF_SCHOOLS = {
  field: "target",
  text: "По перечням спрашивают школы. На эту форму отвечают МОУО: выберите «все» или «выбранные вручную».",
} as const;

import type { CampaignState, SubmissionState } from "@/lib/core/db/enums";
import { formatDate } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import type { Task } from "@/lib/modules/plans/tasks/types";

/** A form the organisation of the address owes and may still write. */
export interface OwedForm {
  year: number;
  code: string;
  title: string;
  state: SubmissionState;
  /** Last day of the term it has, `YYYY-MM-DD`. */
  until: string;
  returnReason: string;
}

/** A campaign as a checker has to do with it: counts of the checker's own field. */
export interface CheckedCampaign {
  year: number;
  code: string;
  title: string;
  /** Waiting for this checker. */
  waiting: number;
  /** Not sent yet, and the last day for it. */
  unsent: number;
  unsentUntil: string;
  /** Last day of the checker's own stage. */
  until: string;
  requests: number;
}

/** A monitoring of the year's plan that is not opened yet. */
export interface PlannedCampaign {
  year: number;
  code: string;
  title: string;
  state: CampaignState;
  confirmed: boolean;
  opensOn: string;
}

const VERY_SOON_DAYS = 3;
const PLAN_AHEAD_DAYS = 30;

/** «Сейчас нужно»: the forms an organisation has to fill, to mend, or has missed. Source: product, «Homes». */
export function owedTasks(home: string, today: string, forms: readonly OwedForm[]): Task[] {
  return forms.map(({ year, code, title, state, until, returnReason }): Task => {
    const left = daysBetween(today, until);
    const named = {
      id: `form:${String(year)}:${code}`,
      href: `${home}/monitorings/${String(year)}/${code}`,
      dueOn: until,
    };
    if (left < 0)
      return {
        ...named,
        title: `Не отправлена форма мониторинга ${code}: ${title}`,
        reason: `Срок истёк ${formatDate(until)}. Попросите дополнительное время на странице формы и укажите причину.`,
        tone: "danger",
      };
    if (state === "returned" || state === "reopened")
      return {
        ...named,
        title: `Исправьте форму мониторинга ${code}: ${title}`,
        reason:
          returnReason === ""
            ? "Форма возвращена: ответьте на замечания."
            : `Форма возвращена: ${returnReason}`,
        tone: "danger",
      };
    return {
      ...named,
      title: `${state === "draft" ? "Закончите" : "Заполните"} форму мониторинга ${code}: ${title}`,
      reason: state === "draft" ? "Форма начата, но ещё не отправлена." : "Форма ещё не начата.",
      tone: left <= VERY_SOON_DAYS ? "danger" : "warning",
    };
  });
}

/** «Сейчас нужно» of a checker: what waits, who is late to begin, who asks for time. */
export function checkingTasks(
  queue: string,
  state: "submitted" | "checked",
  today: string,
  campaigns: readonly CheckedCampaign[],
): Task[] {
  return campaigns.flatMap(({ year, code, title, waiting, unsent, unsentUntil, until, requests }): Task[] => {
    const of = `${code}, ${String(year)} год: ${title}`;
    const href = (more: string) => `${queue}?campaign=${code}-${String(year)}${more}`;
    const tasks: Task[] = [];
    if (waiting > 0)
      tasks.push({
        id: `check:${String(year)}:${code}`,
        title: `Проверьте формы: ${String(waiting)}`,
        reason: of,
        href: href(`&state=${state}`),
        dueOn: until,
        tone: daysBetween(today, until) <= VERY_SOON_DAYS ? "danger" : "warning",
      });
    if (requests > 0)
      tasks.push({
        id: `requests:${String(year)}:${code}`,
        title: `Решите, дать ли дополнительное время: ${plural(requests, "просьба", "просьбы", "просьб")}`,
        reason: of,
        href: href("&requests=yes"),
        dueOn: null,
        tone: "warning",
      });
    const left = daysBetween(today, unsentUntil);
    if (unsent > 0 && left >= 0 && left <= VERY_SOON_DAYS)
      tasks.push({
        id: `unsent:${String(year)}:${code}`,
        title: `Напомните о мониторинге: не отправили ${String(unsent)}`,
        reason: of,
        href: href("&state=unsent"),
        dueOn: unsentUntil,
        tone: "warning",
      });
    return tasks;
  });
}

/** «Сейчас нужно» of who plans the year: dates to confirm, windows to open. */
export function plannedTasks(today: string, campaigns: readonly PlannedCampaign[]): Task[] {
  return campaigns.flatMap(({ year, code, title, state, confirmed, opensOn }): Task[] => {
    const left = daysBetween(today, opensOn);
    if (state !== "planned" || left > PLAN_AHEAD_DAYS) return [];
    return [
      {
        id: `plan:${String(year)}:${code}`,
        title: confirmed ? `Откройте мониторинг ${code}` : `Подтвердите даты мониторинга ${code}`,
        reason: title,
        href: `/region/campaigns/${String(year)}/${code}`,
        dueOn: opensOn,
        tone: left <= VERY_SOON_DAYS ? "danger" : "warning",
      },
    ];
  });
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

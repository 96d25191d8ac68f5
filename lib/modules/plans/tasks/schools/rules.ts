import { formatDate } from "@/lib/core/format/dates";
import { isFinished, isOwed } from "@/lib/modules/plans/execution/rules";
import type { Task } from "@/lib/modules/plans/tasks/types";
import type { SchoolActionRow } from "@/lib/modules/plans/types";

const SOON_DAYS = 30;
const VERY_SOON_DAYS = 7;

/**
 * «Сейчас нужно» of a school: reports returned to it, with the reason; what it performs and has not told of in time;
 * what ends within a month. One line a measure, the earliest the school owes. Source: product, «Homes».
 */
export function schoolTasks(code: string, today: string, actions: readonly SchoolActionRow[]): Task[] {
  const href = `/schools/${code}/actions`;
  const tasks = actions.flatMap((action) => taskOf(action, today)).map((task) => ({ ...task, href }));
  return tasks
    .sort((left, right) => left.rank - right.rank || (left.dueOn ?? "").localeCompare(right.dueOn ?? ""))
    .map(({ rank: _, ...task }) => task);
}

type Ranked = Omit<Task, "href"> & { rank: number };

function taskOf(action: SchoolActionRow, today: string): Ranked[] {
  const { measureId: id, title, cells, performs, canReport } = action;
  const returned = cells.find(({ confirmation }) => confirmation === "returned");
  const dueOn = nextDueOf(action);
  if (performs && canReport.allowed && returned) {
    const by = returned.decidedBy ?? "специалист МОУО";
    const due = action.occurrences.find(({ key }) => key === returned.occurrence)?.dueOn ?? null;
    const reason = `Вернул(а) ${by}: ${returned.returnReason ?? ""}`;
    return [{ id, title: `Исправьте отчёт: ${title}`, reason, dueOn: due, tone: "danger", rank: 0 }];
  }
  if (dueOn === null) return [];
  const left = daysBetween(today, dueOn);
  if (left < 0 && performs && canReport.allowed) {
    const reason = `Просрочено, срок был до ${formatDate(dueOn)}. Отчитайтесь о выполнении. ${evidenceText(action)}`;
    return [{ id, title, reason, dueOn, tone: "danger", rank: 1 }];
  }
  if (left < 0 || left > SOON_DAYS) return [];
  if (!performs) {
    const reason = `Выполняет муниципалитет, школа участвует; срок: ${action.periodText}. Отчёт от школы не нужен.`;
    return [{ id, title, reason, dueOn, tone: "info", rank: 3 }];
  }
  const source = action.programme ? "собственной программы школы" : "плана";
  const reason = `Мероприятие ${source} на ${String(action.year)} год, срок: ${action.periodText}. ${evidenceText(action)}`;
  return [{ id, title, reason, dueOn, tone: left <= VERY_SOON_DAYS ? "warning" : "info", rank: 2 }];
}

function evidenceText({ evidence }: SchoolActionRow): string {
  return `Подтверждение: ${evidence || "не указано"}.`;
}

/** Last day of what the school owes first; of a measure the authority performs, of the whole of it. */
function nextDueOf({ performs, occurrences, cells, dueOn, execution }: SchoolActionRow): string | null {
  if (!performs) return isFinished(execution) ? null : dueOn;
  const owed = occurrences.find(({ key }) => isOwed(cells.find(({ occurrence }) => occurrence === key)));
  return owed?.dueOn ?? null;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

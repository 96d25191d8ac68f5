import { formatDate, formatDayMonth } from "@/lib/core/format/dates";
import { plural, pluralWord } from "@/lib/core/format/words";
import type { ExecutionCell, MeasureProgress, Occurrence } from "@/lib/modules/plans/execution/types";
import { executionLabels } from "@/lib/modules/plans/measures/labels";

/** «Отметка о выполнении» of a measure in words, the parts that may stand alone kept apart. */
export interface ProgressWords {
  /** «выполнено, 12.03», «выполнено 18 из 29», «в работе». */
  main: string;
  /** «просрочено, срок 15.02» */
  overdue: string | null;
  /** «3 отчёта ждут» */
  waiting: string | null;
}

/** How a measure stands, in the words of the plan's column. */
export function progressWords({
  state,
  on,
  done,
  total,
  waiting,
  nextDueOn,
  overdue,
}: Omit<MeasureProgress, "cancelled">): ProgressWords {
  const finished = state === "done" || state === "done_late" || state === "cancelled";
  const counted = !finished && total > 1;
  const day = finished && on ? `, ${formatDayMonth(on)}` : "";
  return {
    main: counted
      ? `выполнено ${String(done)}\u00a0из\u00a0${String(total)}`
      : `${executionLabels[state]}${day}`,
    overdue: overdue && nextDueOn ? `просрочено, срок ${formatDayMonth(nextDueOn)}` : null,
    waiting:
      waiting > 0
        ? `${plural(waiting, "отчёт", "отчёта", "отчётов")} ${pluralWord(waiting, "ждёт", "ждут", "ждут")}`
        : null,
  };
}

/** How one occurrence stands in one school or at the authority, on a day. */
export type CellStatus =
  "done" | "done_late" | "cancelled" | "sent" | "returned" | "overdue" | "in_progress" | "open";

export const cellStatusLabels: Record<CellStatus, string> = {
  done: executionLabels.done,
  done_late: executionLabels.done_late,
  cancelled: executionLabels.cancelled,
  sent: "ждёт подтверждения",
  returned: "возвращено",
  overdue: "просрочено",
  in_progress: executionLabels.in_progress,
  open: executionLabels.not_started,
};

/** «выполнено, 12.03.2027»; of what was not done in time, «просрочено, срок 28.02.2027». */
export function cellText(
  status: CellStatus,
  cell: Pick<ExecutionCell, "stateOn"> | null,
  occurrence: Pick<Occurrence, "dueOn"> | null,
): string {
  const label = cellStatusLabels[status];
  if (status === "overdue" && occurrence?.dueOn) return `${label}, срок ${formatDate(occurrence.dueOn)}`;
  const on = cell?.stateOn;
  return on && (status === "done" || status === "done_late" || status === "cancelled")
    ? `${label}, ${formatDate(on)}`
    : label;
}

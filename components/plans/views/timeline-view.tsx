"use client";

import { cn } from "@/components/ui/class-names";
import { formatDayOfMonth } from "@/lib/core/format/dates";
import type { NumberedMeasure, OccurrenceStatus } from "@/lib/modules/plans/views/types";
import { usePlan } from "../editor-context";
import { markClass } from "./occurrence-style";
import { TimelineTable } from "./timeline-table";

const LEGEND: readonly [OccurrenceStatus, string][] = [
  ["open", "впереди"],
  ["in_progress", "в работе"],
  ["done", "выполнено"],
  ["overdue", "просрочено"],
  ["passed", "срок прошёл"],
];

/** The year of the plan on one line per measure, in a box of its own that scrolls sideways. */
export function TimelineView({ measures }: { measures: readonly NumberedMeasure[] }) {
  const { year, today } = usePlan();
  return (
    <div className="space-y-2">
      <div
        role="region"
        aria-label={`Лента на ${String(year)} год`}
        tabIndex={0}
        className="table-region overflow-x-auto"
      >
        <TimelineTable measures={measures} />
      </div>
      <div className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
        {LEGEND.map(([status, label]) => (
          <span key={status} className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className={cn("timeline-mark w-5", markClass[status])} />
            {label}
          </span>
        ))}
        <span>Полоса — период, кружок — срок.</span>
        {today.startsWith(String(year)) ? (
          <span>Вертикальная линия — сегодня, {formatDayOfMonth(today)}.</span>
        ) : null}
      </div>
    </div>
  );
}

import {
  Ban,
  Check,
  CheckCheck,
  Circle,
  CircleDot,
  Hourglass,
  TriangleAlert,
  Undo2,
  type LucideIcon,
} from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { toneClass, type Tone } from "@/components/ui/tone";
import { cellStatusLabels, cellText, type CellStatus } from "@/lib/modules/plans/execution/labels";
import type { CellMark } from "./action-groups";

export const CELL_LOOK: Record<CellStatus, { icon: LucideIcon; tone: Tone; ink: string }> = {
  done: { icon: Check, tone: "success", ink: "text-success" },
  done_late: { icon: CheckCheck, tone: "warning", ink: "text-warning" },
  cancelled: { icon: Ban, tone: "neutral", ink: "text-neutral" },
  sent: { icon: Hourglass, tone: "info", ink: "text-info" },
  returned: { icon: Undo2, tone: "danger", ink: "text-danger" },
  overdue: { icon: TriangleAlert, tone: "danger", ink: "text-danger" },
  in_progress: { icon: CircleDot, tone: "info", ink: "text-info" },
  open: { icon: Circle, tone: "neutral", ink: "text-muted" },
};

/** State of one cell: a picture and words; the colour only repeats them. */
export function CellBadge({ mark, className }: { mark: CellMark; className?: string }) {
  const { status, cell, occurrence } = mark;
  const { icon: Icon, tone } = CELL_LOOK[status];
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 rounded-sm border border-transparent px-1.5 py-px text-xs font-medium print:border-0 print:px-0",
        toneClass[tone],
        className,
      )}
    >
      <Icon aria-hidden="true" className="size-3.5 shrink-0 print:hidden" />
      {cellText(status, cell, occurrence)}
    </span>
  );
}

/** What the pictures of a grid mean. */
export function CellLegend({ shown }: { shown: readonly CellStatus[] }) {
  const statuses = (Object.keys(CELL_LOOK) as CellStatus[]).filter((status) => shown.includes(status));
  return (
    <ul aria-label="Обозначения" className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
      {statuses.map((status) => {
        const { icon: Icon, ink } = CELL_LOOK[status];
        return (
          <li key={status} className="flex items-center gap-1">
            <Icon aria-hidden="true" className={cn("size-3.5", ink)} />
            {cellStatusLabels[status]}
          </li>
        );
      })}
    </ul>
  );
}

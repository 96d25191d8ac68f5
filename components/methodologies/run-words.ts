import type { RunState } from "@/lib/core/db/enums";
import type { RunRow } from "@/lib/modules/methodologies/verdicts/types";

export const RUN_STATE_LABELS: Record<RunState, string> = {
  queued: "ждёт очереди",
  running: "идёт",
  done: "готов",
  failed: "не удался",
  cancelled: "отменён",
};

/** «Региональный индекс результатов, версия «проект», 2026 год». */
export function runTitle({ methodology, year }: Pick<RunRow, "methodology" | "year">): string {
  return `${methodology.title}, версия «${methodology.label}», ${String(year)} год`;
}

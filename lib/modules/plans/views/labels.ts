import { executionLabels } from "@/lib/modules/plans/measures/labels";
import type { OccurrenceStatus } from "@/lib/modules/plans/views/types";

/** Beside a measure on a sheet of a month; what is simply ahead needs no word. */
export const occurrenceLabels: Record<OccurrenceStatus, string> = {
  open: "",
  in_progress: executionLabels.in_progress,
  done: executionLabels.done,
  overdue: "просрочено",
  passed: "срок прошёл",
  cancelled: executionLabels.cancelled,
};

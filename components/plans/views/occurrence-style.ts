import type { OccurrenceStatus } from "@/lib/modules/plans/views/types";

/** Edge and ground of a measure on a sheet of a month; the word stands beside it. */
export const entryClass: Record<OccurrenceStatus, string> = {
  open: "border-line-strong bg-paper",
  in_progress: "border-info bg-info-tint",
  done: "border-success bg-success-tint",
  overdue: "border-danger bg-danger-tint",
  passed: "border-warning bg-warning-tint",
  cancelled: "border-dashed border-line-strong bg-surface",
};

/** A bar or a point of the timeline; the state of the measure stands in words in its row. */
export const markClass: Record<OccurrenceStatus, string> = {
  open: "border-neutral bg-surface",
  in_progress: "border-info bg-info",
  done: "border-success bg-success",
  overdue: "border-danger bg-danger",
  passed: "border-warning bg-warning-tint",
  cancelled: "border-dashed border-neutral bg-surface",
};

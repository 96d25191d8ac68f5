import type { SubmissionState } from "@/lib/core/db/enums";

/** As product.md «Monitorings» says they are seen. */
export const SUBMISSION_LABELS: Record<SubmissionState, string> = {
  not_started: "не начато",
  draft: "черновик",
  submitted: "на проверке в МОУО",
  checked: "на проверке в ИМАЦ",
  returned: "возвращено на доработку",
  reopened: "открыто заново",
  accepted: "принято",
};

import type { SubmissionState, Timeliness } from "@/lib/core/db/enums";
import type { SubmissionAction } from "@/lib/modules/monitorings/submissions/types";

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

/** What was done, in the history of a submission. */
export const STEP_LABELS: Record<SubmissionAction, string> = {
  begin: "Заполнение начато",
  send: "Отправлено",
  recall: "Отозвано",
  return: "Возвращено на доработку",
  pass: "Передано в ИМАЦ",
  accept: "Принято",
  reopen: "Открыто заново",
};

/** How timely the first sending was. */
export const TIMELINESS_LABELS: Record<Timeliness, string> = {
  on_time: "в срок",
  with_permission: "с разрешения",
  after_reopening: "после открытия заново",
};

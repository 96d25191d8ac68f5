import type { Timeliness } from "@/lib/core/db/enums";
import type { SubmissionAction } from "@/lib/modules/monitorings/submissions/types";

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

import type { FormRespondent, FormStatus } from "@/lib/core/db/enums";
import type { SectionProgress } from "@/lib/modules/monitorings/evaluation/types";

export const STATUS_LABELS: Record<FormStatus, string> = {
  draft: "проект, требует утверждения ИМАЦ",
  published: "опубликована",
};

export const RESPONDENT_LABELS: Record<FormRespondent, string> = {
  school: "школа",
  municipality: "МОУО",
};

export const PROGRESS_LABELS: Record<SectionProgress, string> = {
  not_begun: "не начат",
  incomplete: "не закончен",
  with_errors: "с ошибками",
  ready: "готов",
};

import type { MethodologyScope, MethodologyStatus } from "@/lib/core/db/enums";

export const SCOPE_LABELS: Record<MethodologyScope, string> = {
  federal: "федеральная",
  regional: "региональная",
  control_zone: "зона контроля",
};

/** Status as the page shows it: a proposal is never passed off as a methodology in force. */
export const STATUS_LABELS: Record<MethodologyStatus, string> = {
  draft: "проект, требует утверждения ИМАЦ",
  placeholder: "рабочая заготовка, требует утверждения ИМАЦ",
  approved: "утверждена",
};

import type { MethodologyStatus } from "@/lib/core/db/enums";

interface RunMethodologyNames {
  title: string;
  label: string;
  status: MethodologyStatus;
}

/** The rule a computed list rests on, as the list names it: a rule nobody has approved is called a draft. */
export function runMethodologyText({ title, label, status }: RunMethodologyNames): string {
  const draft = status === "approved" ? "" : " (проект, требует утверждения ИМАЦ)";
  return `${title}, версия ${label}${draft}`;
}

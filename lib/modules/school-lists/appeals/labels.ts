import type { AppealKind, AppealState } from "@/lib/core/db/enums";

export const appealKindLabels: Record<AppealKind, string> = {
  exclude: "исключить школу из перечня",
  include: "включить школу в перечень",
};

export const appealStateLabels: Record<AppealState, string> = {
  open: "ждёт решения ИМАЦ",
  accepted: "принято",
  rejected: "отклонено",
  withdrawn: "отозвано муниципалитетом",
};

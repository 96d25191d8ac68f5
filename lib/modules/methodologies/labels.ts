import type { Group, Outcome } from "@/lib/modules/methodologies/types";

/** Outcome of a school as a table names it. */
export const OUTCOME_LABELS: Record<Outcome, string> = {
  identified: "выявлена",
  control_zone: "зона контроля",
  manual_review: "ручное рассмотрение",
  insufficient_data: "недостаточно данных",
  not_identified: "не выявлена",
};

export const GROUP_LABELS: Record<Group, string> = { VPR: "ВПР", OGE: "ОГЭ", EGE: "ЕГЭ" };

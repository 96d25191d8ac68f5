import type { RemarkSide, RemarkState } from "@/lib/core/db/enums";

export const REMARK_STATE_LABELS: Record<RemarkState, string> = {
  open: "ждёт ответа",
  answered: "есть ответ",
  closed: "закрыто",
};

/** Who speaks, before the name. */
export const REMARK_SIDE_LABELS: Record<RemarkSide, string> = {
  respondent: "Организация",
  municipality: "МОУО",
  region: "ИМАЦ",
};

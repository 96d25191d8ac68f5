import type { RecommendationState, VisitState } from "@/lib/core/db/enums";

export const visitStateLabels: Record<VisitState, string> = {
  planned: "ждёт согласия школы",
  agreed: "согласован школой",
  held: "ждёт подтверждения директора",
  confirmed: "подтверждён директором",
  disputed: "директор возражает",
  cancelled: "отменён",
};

export const recommendationStateLabels: Record<RecommendationState, string> = {
  open: "выполняется",
  reported: "школа отчиталась",
  done: "выполнено",
  partly: "выполнено частично",
  not_done: "не выполнено",
  withdrawn: "отозвана",
};

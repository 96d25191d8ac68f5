import type { CommentState } from "@/lib/core/db/enums";

export const commentStateLabels: Record<CommentState, string> = {
  open: "открыто",
  answered: "есть ответ",
  closed: "закрыто",
};

/** The same states over a list of remarks. */
export const commentFilterLabels: Record<CommentState, string> = {
  open: "Открытые",
  answered: "Отвеченные",
  closed: "Закрытые",
};

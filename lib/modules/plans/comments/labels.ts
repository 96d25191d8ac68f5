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

/** Where there are none of a state. */
export const commentNoneLabels: Record<CommentState, string> = {
  open: "Открытых замечаний нет",
  answered: "Отвеченных замечаний нет",
  closed: "Закрытых замечаний нет",
};

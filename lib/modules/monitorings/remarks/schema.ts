import { z } from "zod";

import { formatInteger } from "@/lib/core/format/words";

const LONGEST_REMARK = 5_000;

const words = (empty: string) =>
  z
    .string()
    .trim()
    .min(1, empty)
    .max(LONGEST_REMARK, `Сократите текст до ${formatInteger(LONGEST_REMARK)} знаков`);

/** A submission by the code of its organisation and its id, and for whom the person speaks. */
const target = {
  organisation: z.string().min(1).max(40),
  id: z.uuid(),
  side: z.enum(["respondent", "municipality", "region"]),
};

export const addRemarkSchema = z.object({
  ...target,
  /** Code of the question; null: on the whole. */
  question: z.string().max(40).nullable(),
  text: words("Напишите, что нужно исправить или пояснить"),
});
export type AddRemarkInput = z.infer<typeof addRemarkSchema>;

const remark = { ...target, remarkId: z.uuid(), version: z.int().min(1).max(1_000_000_000) };

export const changeRemarkSchema = z.object({
  ...remark,
  text: words("Напишите, что нужно исправить или пояснить"),
});
export type ChangeRemarkInput = z.infer<typeof changeRemarkSchema>;

export const removeRemarkSchema = z.object(remark);
export type RemoveRemarkInput = z.infer<typeof removeRemarkSchema>;

export const replyToRemarkSchema = z.object({ ...remark, text: words("Напишите ответ") });
export type ReplyToRemarkInput = z.infer<typeof replyToRemarkSchema>;

export const closeRemarkSchema = z.object(remark);
export type CloseRemarkInput = z.infer<typeof closeRemarkSchema>;

export const reopenRemarkSchema = z.object({
  ...remark,
  text: words("Напишите, почему замечание открыто снова"),
});
export type ReopenRemarkInput = z.infer<typeof reopenRemarkSchema>;

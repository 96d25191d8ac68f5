import { z } from "zod";

import { formatInteger } from "@/lib/core/format/words";

/** The database holds the same limit. */
const LONGEST_COMMENT = 5000;
const MOST_PROPOSALS = 20;

const target = {
  municipality: z.string().min(1).max(40),
  // The address carries text.
  year: z.coerce.number<number>().int().min(2000).max(2200),
};

const words = (empty: string) =>
  z
    .string()
    .trim()
    .min(1, empty)
    .max(LONGEST_COMMENT, `Сократите текст до ${formatInteger(LONGEST_COMMENT)} знаков`);

export const listCommentsSchema = z.object(target);

export const makeCommentSchema = z.object({
  ...target,
  planVersionId: z.uuid(),
  /** A line of that version; null: the whole plan. */
  measureId: z.uuid().nullable(),
  text: words("Напишите, что нужно исправить или дополнить"),
  /** Measures of the catalogue in force. */
  proposalIds: z
    .array(z.uuid())
    .max(MOST_PROPOSALS, `Предложите не более ${String(MOST_PROPOSALS)} мероприятий в одном замечании`)
    .transform((ids) => [...new Set(ids)]),
});
export type MakeCommentInput = z.infer<typeof makeCommentSchema>;

const comment = { ...target, id: z.uuid(), version: z.number().int() };

export const answerCommentSchema = z.object({ ...comment, text: words("Напишите ответ") });
export type AnswerCommentInput = z.infer<typeof answerCommentSchema>;

export const closeCommentSchema = z.object(comment);
export type CloseCommentInput = z.infer<typeof closeCommentSchema>;

export const reopenCommentSchema = z.object({
  ...comment,
  text: words("Напишите, почему замечание открыто снова"),
});
export type ReopenCommentInput = z.infer<typeof reopenCommentSchema>;

export const acceptProposalSchema = z.object({
  ...target,
  proposalId: z.uuid(),
  /** Id of the line the proposal becomes, made by the client. */
  measureId: z.uuid(),
});
export type AcceptProposalInput = z.infer<typeof acceptProposalSchema>;

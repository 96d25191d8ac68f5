import { z } from "zod";

/** An organisation and what it owes: who answers names both. */
export const submissionTarget = {
  /** Code of the organisation whose submission it is. */
  organisation: z.string().min(1).max(40),
  id: z.uuid(),
};

const seq = z.coerce.number().int().min(0).max(1_000_000_000);

/** Fields a request may hold: a column of a table and what was typed beside it. */
export const MOST_CHANGES = 200;

export const saveAnswersSchema = z.object({
  ...submissionTarget,
  /** Number of the last change the browser knows of: the reply tells what others changed since. */
  seq,
  changes: z
    .array(
      z.strictObject({
        field: z.string().min(1).max(200),
        base: z.unknown(),
        value: z.unknown(),
      }),
    )
    .min(1)
    .max(MOST_CHANGES, `За один раз сохраняется не больше ${String(MOST_CHANGES)} ответов.`),
});
export type SaveAnswersInput = z.infer<typeof saveAnswersSchema>;

export const listAnswerChangesSchema = z.object({ ...submissionTarget, seq });
export type ListAnswerChangesInput = z.infer<typeof listAnswerChangesSchema>;

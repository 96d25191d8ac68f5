import { z } from "zod";

import { planVersionSchema } from "@/lib/modules/plans/schema";

const target = planVersionSchema.omit({ number: true }).shape;

export const planVersionsSchema = z.object(target);

/** A text of the plan, to be compared with the one it revises. */
export const planDiffSchema = z.object({
  ...target,
  number: z.coerce.number<number>().int().min(1).max(10_000),
});

export const beginRevisionSchema = z.object({
  ...target,
  /** Of the text in force. */
  version: z.number().int(),
  reason: z
    .string()
    .trim()
    .min(1, "Напишите, почему меняется план")
    .max(2000, "Причина: не более 2000 знаков"),
});
export type BeginRevisionInput = z.infer<typeof beginRevisionSchema>;

export const dropRevisionSchema = z.object({
  ...target,
  /** Of the draft. */
  version: z.number().int(),
});
export type DropRevisionInput = z.infer<typeof dropRevisionSchema>;

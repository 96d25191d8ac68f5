import { z } from "zod";

import { indicatorFieldSchemas } from "@/lib/modules/plans/indicators/schema";

const LONGEST_TEXT = 20_000;
const LONGEST_NOTE = 1_000;

/** Results of an authority's plan of a year, as their address names them. */
const target = {
  municipality: z.string().min(1).max(40),
  // The address carries text.
  year: z.coerce.number<number>().int().min(2000).max(2200),
};
const transition = { ...target, version: z.number().int() };

export const closingTargetSchema = z.object(target);

export const saveResultTextSchema = z.object({
  ...target,
  field: z.enum(["summary", "conclusions", "nextTasks"]),
  base: z.string(),
  value: z.string().max(LONGEST_TEXT, `Текст длиннее ${String(LONGEST_TEXT)} знаков: сократите его.`),
});
export type SaveResultTextInput = z.infer<typeof saveResultTextSchema>;

const note = z
  .string()
  .max(LONGEST_NOTE, `Примечание длиннее ${String(LONGEST_NOTE)} знаков: сократите его.`);
const actual = indicatorFieldSchemas.target;

export const saveIndicatorResultSchema = z.intersection(
  z.object({ ...target, indicatorId: z.uuid() }),
  z.discriminatedUnion("field", [
    z.object({ field: z.literal("actual"), base: actual, value: actual }),
    z.object({ field: z.literal("note"), base: z.string(), value: note }),
  ]),
);
export type SaveIndicatorResultInput = z.infer<typeof saveIndicatorResultSchema>;

/** Does an unfinished measure go on in the next plan? */
export const saveChoiceSchema = z.object({
  ...target,
  lineageId: z.uuid(),
  base: z.boolean(),
  value: z.boolean(),
});
export type SaveChoiceInput = z.infer<typeof saveChoiceSchema>;

/** `unfinished` is how many unfinished measures the person was told of. */
export const closeYearSchema = z.object({ ...transition, unfinished: z.number().int().min(0) });
export type CloseYearInput = z.infer<typeof closeYearSchema>;

export const reopenYearSchema = z.object({
  ...transition,
  reason: z
    .string()
    .trim()
    .min(1, "Напишите, зачем открыть год снова")
    .max(2000, "Причина: не более 2000 знаков"),
});
export type ReopenYearInput = z.infer<typeof reopenYearSchema>;

export const handOverSchema = z.object(transition);
export type HandOverInput = z.infer<typeof handOverSchema>;

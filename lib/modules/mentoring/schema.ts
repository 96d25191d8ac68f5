import { z } from "zod";

import { daySchema } from "@/lib/core/format/day-schema";

const LONGEST_TEXT = 4000;
const LONGEST_LINE = 500;

const school = { school: z.string().min(1).max(40) };
const visit = { ...school, visit: z.uuid() };
const version = { version: z.number().int().min(1) };
const line = (missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(LONGEST_LINE, `Не более ${String(LONGEST_LINE)} знаков`);
const text = z
  .string()
  .trim()
  .max(LONGEST_TEXT, `Не более ${String(LONGEST_TEXT)} знаков`);

const term = {
  plannedOn: daySchema("Укажите день визита"),
  plannedTime: z.union([
    z.literal(""),
    z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, "Укажите время как 10:30"),
  ]),
};

export const planVisitSchema = z.object({
  ...school,
  ...term,
  remote: z.boolean(),
  purpose: line("Напишите, зачем назначен визит"),
});
export type PlanVisitInput = z.infer<typeof planVisitSchema>;

export const rescheduleVisitSchema = z.object({ ...visit, ...version, ...term });
export type RescheduleVisitInput = z.infer<typeof rescheduleVisitSchema>;

export const visitVersionSchema = z.object({ ...visit, ...version });
export type VisitVersionInput = z.infer<typeof visitVersionSchema>;

export const visitReasonSchema = z.object({
  ...visit,
  ...version,
  reason: line("Напишите причину: её увидит другая сторона"),
});
export type VisitReasonInput = z.infer<typeof visitReasonSchema>;

/** One field of the record of a visit as it is typed. `base`: the text it was typed over. */
export const noteVisitSchema = z.object({
  ...visit,
  field: z.enum(["participants", "seen"]),
  base: z.string().max(LONGEST_TEXT),
  value: text,
});
export type NoteVisitInput = z.infer<typeof noteVisitSchema>;

export const holdVisitSchema = z.object({
  ...visit,
  ...version,
  heldOn: daySchema("Укажите день, в который визит состоялся"),
});
export type HoldVisitInput = z.infer<typeof holdVisitSchema>;

export const recommendSchema = z.object({
  ...visit,
  text: text.min(1, "Напишите рекомендацию"),
  dueOn: daySchema("Укажите срок").nullable(),
  libraryItemIds: z.array(z.uuid()).max(20, "Не более 20 документов").default([]),
});
export type RecommendInput = z.infer<typeof recommendSchema>;

const recommendation = { ...school, recommendation: z.uuid(), ...version };

export const takeBackSchema = z.object(recommendation);
export type TakeBackInput = z.infer<typeof takeBackSchema>;

export const reportRecommendationSchema = z.object({
  ...recommendation,
  note: text.min(1, "Напишите, что сделано"),
  fileId: z.uuid().nullable(),
});
export type ReportRecommendationInput = z.infer<typeof reportRecommendationSchema>;

export const judgeRecommendationSchema = z.object({
  ...recommendation,
  visit: z.uuid(),
  outcome: z.enum(["done", "partly", "not_done"], { error: "Выберите, что получилось" }),
  note: text,
});
export type JudgeRecommendationInput = z.infer<typeof judgeRecommendationSchema>;

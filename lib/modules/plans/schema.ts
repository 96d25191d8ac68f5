import { z } from "zod";

import { daySchema } from "@/lib/core/format/day-schema";
import { indicatorFieldSchemas } from "@/lib/modules/plans/indicators/schema";
import { measureFieldSchemas } from "@/lib/modules/plans/measures/schema";

const LONGEST_TEXT = 20_000;

const isoDate = daySchema("Укажите дату");
const trackNumber = z.number().int().min(0).max(20);
const since = z.number().int().min(0);

/** The plan of an authority for a year, as its address names it. */
const target = {
  municipality: z.string().min(1).max(40),
  // The address carries text.
  year: z.coerce.number<number>().int().min(2000).max(2200),
};
/** The text of the plan the page shows; an edit of a text that is no longer the draft is refused. */
const number = z.coerce.number<number>().int().min(1).max(10_000).optional();
const rowTarget = { ...target, number, id: z.uuid(), since };
const transition = { ...target, version: z.number().int() };

/** Without a number the text in force, before the first approval the one being written. */
export const planVersionSchema = z.object({ ...target, number });

/** Whose plan is worked on: what is chosen from is its region's. */
export const planReferencesSchema = z.object({ municipality: target.municipality });

export const listPlansSchema = z.object({ year: target.year });

export const planChangesSchema = z.object({
  ...target,
  number,
  since: z.coerce.number<number>().int().min(0),
});

export const createPlanSchema = z.object({ ...target, source: z.enum(["previous", "catalogue", "empty"]) });
export type CreatePlanInput = z.infer<typeof createPlanSchema>;

export const savePlanTextSchema = z.object({
  ...target,
  number,
  field: z.enum(["justification", "goal", "tasks", "expectedResults", "control"]),
  base: z.string(),
  value: z
    .string()
    .max(LONGEST_TEXT, `Текст длиннее ${String(LONGEST_TEXT)} знаков: сократите его или разделите.`),
  since,
});
export type SavePlanTextInput = z.infer<typeof savePlanTextSchema>;

export const submitPlanSchema = z.object(transition);
export const withdrawPlanSchema = z.object(transition);
export type PlanTransitionInput = z.infer<typeof submitPlanSchema>;

export const approvePlanSchema = z.object({
  ...transition,
  orderNumber: z.string().trim().min(1, "Укажите номер приказа").max(50, "Номер приказа: не более 50 знаков"),
  orderDate: isoDate,
});
export type ApprovePlanInput = z.infer<typeof approvePlanSchema>;

export const returnPlanSchema = z.object({
  ...transition,
  reason: z
    .string()
    .trim()
    .min(1, "Напишите, что нужно исправить")
    .max(2000, "Причина: не более 2000 знаков"),
});
export type ReturnPlanInput = z.infer<typeof returnPlanSchema>;

export const chooseNearLowSchema = z.object({
  ...target,
  schoolIds: z.array(z.uuid()).min(1, "Выберите хотя бы одну школу").max(200),
  orderNumber: z.string().trim().min(1, "Укажите номер приказа").max(50, "Номер приказа: не более 50 знаков"),
  orderDate: isoDate,
});
export type ChooseNearLowInput = z.infer<typeof chooseNearLowSchema>;

const measureChange = <Name extends keyof typeof measureFieldSchemas>(field: Name) =>
  z.object({ field: z.literal(field), base: measureFieldSchemas[field], value: measureFieldSchemas[field] });

const indicatorChange = <Name extends keyof typeof indicatorFieldSchemas>(field: Name) =>
  z.object({
    field: z.literal(field),
    base: indicatorFieldSchemas[field],
    value: indicatorFieldSchemas[field],
  });

export const saveMeasureFieldSchema = z.intersection(
  z.object(rowTarget),
  z.discriminatedUnion("field", [
    measureChange("title"),
    measureChange("period"),
    measureChange("responsible"),
    measureChange("schools"),
    measureChange("expectedResult"),
    measureChange("evidence"),
    measureChange("note"),
    measureChange("trackLines"),
    measureChange("deficitIds"),
    measureChange("libraryItemIds"),
  ]),
);
export type SaveMeasureFieldInput = z.infer<typeof saveMeasureFieldSchema>;

export const addMeasureSchema = z.object({
  ...rowTarget,
  trackNumber,
  afterId: z.uuid().nullable(),
  values: z.object(measureFieldSchemas).partial(),
});
export type AddMeasureInput = z.infer<typeof addMeasureSchema>;

export const moveMeasureSchema = z.object({ ...rowTarget, trackNumber, afterId: z.uuid().nullable() });
export type MoveMeasureInput = z.infer<typeof moveMeasureSchema>;

/** Removing and restoring a line of the plan need only to name it. */
export const planRowSchema = z.object(rowTarget);
export type PlanRowInput = z.infer<typeof planRowSchema>;

export const saveIndicatorFieldSchema = z.intersection(
  z.object(rowTarget),
  z.discriminatedUnion("field", [
    indicatorChange("title"),
    indicatorChange("unit"),
    indicatorChange("baseline"),
    indicatorChange("target"),
  ]),
);
export type SaveIndicatorFieldInput = z.infer<typeof saveIndicatorFieldSchema>;

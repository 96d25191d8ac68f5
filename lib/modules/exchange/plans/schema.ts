import { z } from "zod";

import { ExecutionState, PlanState } from "@/lib/core/db/enums";
import { afterCodeSchema, afterIdSchema, daySchema, pageOf, yearSchema } from "@/lib/modules/exchange/schema";

const year = yearSchema.describe("Год плана.");

export const listPlansSchema = afterCodeSchema.extend({ year });
export const listMeasuresSchema = afterIdSchema.extend({ year });

const planSchema = z.object({
  municipality: z.string().describe("Код МОУО."),
  year: z.number(),
  number: z.number().describe("Редакция плана."),
  state: z.enum(PlanState).describe("approved — утверждён, closed — год закрыт. Проекты не отдаются."),
  approvedAt: z.iso.datetime().nullable(),
  orderNumber: z.string().nullable(),
  orderDate: daySchema.nullable(),
  goal: z.string(),
  tasks: z.string(),
  expectedResults: z.string(),
  control: z.string(),
  measures: z.number().describe("Мероприятий."),
});

export const planPageSchema = pageOf(planSchema);
export type PlanPage = z.infer<typeof planPageSchema>;

const measureSchema = z.object({
  id: z.uuid(),
  municipality: z.string().describe("Код МОУО."),
  track: z.number().describe("Направление; 0 — общие мероприятия."),
  title: z.string(),
  period: z.string().describe("Срок словами."),
  responsible: z.string().describe("Должность или подразделение, без имён."),
  expectedResult: z.string(),
  evidence: z.string(),
  schools: z.array(z.string()).describe("Коды школ мероприятия."),
  execution: z.enum(ExecutionState),
  executedOn: daySchema.nullable(),
});

export const measurePageSchema = pageOf(measureSchema);
export type MeasurePage = z.infer<typeof measurePageSchema>;

import { z } from "zod";

import {
  AssessmentGroup,
  ResultAttempt,
  ResultSitting,
  ResultSource,
  ResultState,
} from "@/lib/core/db/enums";
import { afterIdSchema, pageOf, yearSchema } from "@/lib/modules/exchange/schema";

export const listResultsSchema = afterIdSchema.extend({
  year: yearSchema.describe("Год, в котором кончается учебный год процедуры."),
});

const resultSchema = z.object({
  id: z.uuid(),
  school: z.string().describe("Код школы."),
  municipality: z.string().nullable().describe("Код МОУО школы, когда результат загружен."),
  indicator: z.string().describe("Код показателя."),
  indicatorTitle: z.string(),
  group: z.enum(AssessmentGroup),
  year: z.number(),
  attempt: z.enum(ResultAttempt),
  sitting: z.enum(ResultSitting),
  state: z
    .enum(ResultState)
    .describe("value — есть значения, not_applicable — не проводилась, missing — нет данных."),
  enrolled: z.number().nullable().describe("Обучающихся."),
  participants: z.number().nullable().describe("Участников."),
  belowMin: z.number().nullable().describe("Не достигли минимума."),
  meanScore: z.number().nullable().describe("Средний балл."),
  doubted: z.boolean().describe("Признаки необъективности."),
  source: z.enum(ResultSource),
  loadedAt: z.iso.datetime(),
});

export const resultPageSchema = pageOf(resultSchema);
export type ResultPage = z.infer<typeof resultPageSchema>;

import { z } from "zod";

import { ListKind, VerdictOutcome } from "@/lib/core/db/enums";
import { afterCodeSchema, daySchema, pageOf } from "@/lib/modules/exchange/schema";

export const listEntriesSchema = afterCodeSchema.extend({
  id: z.uuid().describe("Список: id из перечня списков."),
});

const listSchema = z.object({
  id: z.uuid(),
  kind: z.enum(ListKind),
  listYear: z.number().describe("Год, за который опубликован; по нему план следующего года."),
  number: z.number().describe("Версия: исправленный список заменяет предыдущий."),
  owner: z.string().describe("Код организации, чей список."),
  current: z.boolean().describe("Действует: более новой версии нет."),
  complete: z.boolean().describe("Список полный, а не часть."),
  methodology: z.string(),
  orderNumber: z.string().nullable(),
  orderDate: daySchema.nullable(),
  publishedOn: daySchema.nullable(),
});

export const listPageSchema = pageOf(listSchema);
export type ListPage = z.infer<typeof listPageSchema>;

const listEntrySchema = z.object({
  school: z.string().describe("Код школы."),
  schoolName: z.string(),
  municipality: z.string().nullable().describe("Код МОУО на день публикации."),
  grounds: z.string().describe("Основания словами."),
  verdict: z
    .object({
      outcome: z.enum(VerdictOutcome),
      index: z.string().nullable().describe("Индекс точной дробью «a/b»."),
    })
    .nullable()
    .describe("Что показал расчёт, на котором стоит список; null — список не рассчитан порталом."),
});

export const listEntryPageSchema = pageOf(listEntrySchema);
export type ListEntryPage = z.infer<typeof listEntryPageSchema>;

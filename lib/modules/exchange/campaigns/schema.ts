import { z } from "zod";

import { CampaignState, FormRespondent, Timeliness } from "@/lib/core/db/enums";
import { afterIdSchema, areaSchema, daySchema, pageOf, yearSchema } from "@/lib/modules/exchange/schema";

const campaign = {
  year: yearSchema.describe("Год кампании."),
  code: z.string().min(1).max(40).describe("Код мониторинга, например M1."),
};

export const campaignQuestionsSchema = areaSchema.extend(campaign);

export const campaignAnswersSchema = areaSchema.extend({
  ...campaign,
  after: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional()
    .describe("Значение next предыдущей части."),
  limit: z.coerce.number<number>().int().min(1).max(200).default(50).describe("Организаций в части."),
});

export const listCampaignsSchema = afterIdSchema;

const campaignSchema = z.object({
  id: z.uuid(),
  year: z.number(),
  code: z.string(),
  title: z.string(),
  track: z.number().nullable().describe("Направление."),
  respondent: z.enum(FormRespondent).describe("Кто отвечает: school — школа, municipality — МОУО."),
  state: z.enum(CampaignState),
  opensOn: daySchema,
  closesOn: daySchema.describe("Последний день, включительно."),
  formVersion: z.number().nullable().describe("Версия формы; null — ещё не выбрана."),
});

export const campaignPageSchema = pageOf(campaignSchema);

const question = z.object({
  code: z.string().describe("Под этим кодом стоит значение в ответах: «вопрос» или «вопрос.строка.столбец»."),
  question: z.string().describe("Код вопроса формы."),
  section: z.string(),
  title: z.string(),
  type: z.string(),
  unit: z.string().nullable(),
  help: z.string().describe("Пояснение для отвечающего."),
  options: z.array(z.object({ code: z.string(), label: z.string() })).describe("Варианты ответа."),
  expression: z.string().nullable().describe("Как рассчитано."),
  hidden: z
    .boolean()
    .describe("Численность социальной группы: 1–4 отдаётся как «<5». Расчёт по ней не отдаётся вовсе."),
});

export const campaignQuestionsReplySchema = z.object({
  formCode: z.string(),
  formVersionId: z.uuid(),
  formVersion: z.number(),
  questions: z.array(question),
  tables: z
    .array(z.object({ code: z.string(), title: z.string(), columns: z.array(question) }))
    .describe("Таблицы, в которые строки добавляют."),
});

const value = z.union([z.string(), z.number(), z.null()]);

const acceptedAnswersSchema = z.object({
  organisation: z.string().describe("Код организации."),
  municipality: z.string().nullable().describe("Код МОУО, которое проверяло; null — подчиняется региону."),
  receipt: z.string().describe("Номер принятой отправки: при новой отправке другой."),
  sentAt: z.iso.datetime(),
  timeliness: z.enum(Timeliness),
  checksum: z.string().describe("Контрольная сумма отправки, SHA-256."),
  formVersionId: z.uuid().describe("Сравнивать годы можно, пока вопрос определён одинаково."),
  formVersion: z.number(),
  values: z.record(z.string(), value).describe("Значение по коду из перечня вопросов; null — нет ответа."),
  tables: z.record(z.string(), z.array(z.record(z.string(), value))).describe("Добавленные строки таблиц."),
});

export const acceptedAnswersPageSchema = pageOf(acceptedAnswersSchema);

import { z } from "zod";

import { CampaignTarget, ListKind } from "@/lib/core/db/enums";
import { isDayOfMonth } from "@/lib/modules/monitorings/campaigns/rules";

const organisation = z.string().min(1).max(40);
const version = z.int().min(1).max(1_000_000);
const month = z.int().min(1).max(12);
const day = z
  .int("Укажите число месяца")
  .min(1, "Числа месяца — от 1 до 31")
  .max(31, "Числа месяца — от 1 до 31");
const term = (what: string) => z.int(`Укажите, ${what}`).min(0, "Не меньше 0").max(60, "Не больше 60");

/** Of a campaign: it stands in addresses. */
export const campaignCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,19}$/, "Код — латинские буквы, цифры и «-», до 20 знаков: «M6»");

const fields = z.object({
  title: z.string().trim().min(1, "Напишите название").max(500, "Название — не более 500 знаков"),
  /** Code of the form. */
  form: z.string().min(1, "Выберите форму").max(40),
  target: z.enum(CampaignTarget),
  listKinds: z.array(z.enum(ListKind)).max(5),
  opensMonth: month,
  opensDay: day,
  closesMonth: month,
  closesDay: day,
  respondentAhead: term("за сколько дней до конца заканчивают отвечать"),
  regionAfter: term("сколько рабочих дней у ИМАЦ"),
  note: z.string().trim().max(2_000, "Примечание — не более 2000 знаков"),
});

type Fields = z.infer<typeof fields>;

function requireDays({ opensMonth, opensDay, closesMonth, closesDay }: Fields, ctx: z.RefinementCtx): void {
  if (!isDayOfMonth(opensMonth, opensDay))
    ctx.addIssue({ code: "custom", path: ["opensDay"], message: "В этом месяце нет такого числа" });
  if (!isDayOfMonth(closesMonth, closesDay))
    ctx.addIssue({ code: "custom", path: ["closesDay"], message: "В этом месяце нет такого числа" });
}

/** What the form of a template fills. */
export const templateFormSchema = fields.extend({ code: campaignCode }).superRefine(requireDays);

export const createTemplateSchema = fields
  .extend({ organisation, code: campaignCode })
  .superRefine(requireDays);
export type CreateTemplateInput = z.infer<typeof createTemplateSchema>;

export const changeTemplateSchema = fields
  .extend({ organisation, id: z.uuid(), version })
  .superRefine(requireDays);
export type ChangeTemplateInput = z.infer<typeof changeTemplateSchema>;

export const removeTemplateSchema = z.object({ organisation, id: z.uuid(), version });
export type RemoveTemplateInput = z.infer<typeof removeTemplateSchema>;

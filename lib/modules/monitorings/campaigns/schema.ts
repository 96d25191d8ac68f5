import { z } from "zod";

import { CampaignTarget, ListKind } from "@/lib/core/db/enums";
import { daySchema } from "@/lib/core/format/day-schema";

const organisation = z.string().min(1).max(40);
const version = z.int().min(1).max(1_000_000);
const campaign = z.object({ organisation, id: z.uuid(), version });
const reason = z.string().trim().min(1, "Напишите причину").max(1_000, "Причина — не более 1000 знаков");

/** The five days of a window. */
export const campaignDaysSchema = z.object({
  opensOn: daySchema("Укажите первый день"),
  respondentUntilOn: daySchema("Укажите последний день ответа"),
  municipalityUntilOn: daySchema("Укажите последний день проверки МОУО"),
  closesOn: daySchema("Укажите последний день окна"),
  regionUntilOn: daySchema("Укажите последний день приёмки ИМАЦ"),
});

/** A year there may be campaigns of. */
export const campaignYear = z.int().min(2000).max(2100);

export const planYearSchema = z.object({ organisation, year: campaignYear });
export type PlanYearInput = z.infer<typeof planYearSchema>;

/** More organisations than any list picked by hand. */
const MOST_CHOSEN = 2_000;

export const campaignSettingsSchema = campaignDaysSchema.extend({
  title: z.string().trim().min(1, "Напишите название").max(500, "Название — не более 500 знаков"),
  target: z.enum(CampaignTarget),
  listKinds: z.array(z.enum(ListKind)).max(5),
  /** Codes of organisations. */
  chosen: z
    .array(z.string().trim().min(1).max(40))
    .max(MOST_CHOSEN, `Не более ${String(MOST_CHOSEN)} организаций`),
  takesNewcomers: z.boolean(),
  /** Number of the version of the form; null while none is chosen. */
  formVersion: z.int().min(1).max(999_999).nullable(),
  note: z.string().trim().max(2_000, "Примечание — не более 2000 знаков"),
});
export type CampaignSettings = z.infer<typeof campaignSettingsSchema>;

export const updateCampaignSchema = campaign.extend(campaignSettingsSchema.shape);
export type UpdateCampaignInput = z.infer<typeof updateCampaignSchema>;

export const campaignCommandSchema = campaign;
export type CampaignCommandInput = z.infer<typeof campaignCommandSchema>;

export const cancelCampaignSchema = campaign.extend({ reason });
export type CancelCampaignInput = z.infer<typeof cancelCampaignSchema>;

export const moveDaysSchema = campaign.extend({ ...campaignDaysSchema.shape, reason });
export type MoveDaysInput = z.infer<typeof moveDaysSchema>;

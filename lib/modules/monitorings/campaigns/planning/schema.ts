import { z } from "zod";

import {
  campaignCommandSchema,
  campaignDaysSchema,
  campaignYear,
} from "@/lib/modules/monitorings/campaigns/schema";
import { campaignCode } from "@/lib/modules/monitorings/campaigns/templates/schema";

const organisation = z.string().min(1).max(40);

/** What the form of a monitoring beside the templates fills. */
export const plannedFieldsSchema = campaignDaysSchema.extend({
  code: campaignCode,
  title: z.string().trim().min(1, "Напишите название").max(500, "Название — не более 500 знаков"),
  /** Code of the form. */
  form: z.string().min(1, "Выберите форму").max(40),
});

export const planCampaignSchema = plannedFieldsSchema.extend({ organisation, year: campaignYear });
export type PlanCampaignInput = z.infer<typeof planCampaignSchema>;

export const replanCampaignSchema = campaignCommandSchema;
export type ReplanCampaignInput = z.infer<typeof replanCampaignSchema>;

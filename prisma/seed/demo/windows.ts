import { daysOfYear } from "@/lib/modules/monitorings/campaigns/rules";
import type { CampaignDays } from "@/lib/modules/monitorings/campaigns/types";
import { CAMPAIGN_TEMPLATES } from "../campaign-templates";

export const DEMO_CODES = ["M1", "M2", "M3", "M4", "M5"] as const;
export type DemoCode = (typeof DEMO_CODES)[number];

/** Days of a monitoring of a year by its template, `YYYY-MM-DD`, each inclusive; the demonstration has no days off of its own. */
export function windowOf(code: DemoCode, year: number): CampaignDays {
  const template = CAMPAIGN_TEMPLATES.find((each) => each.code === code);
  if (!template) throw new Error(`${code} has no template`);
  return daysOfYear(template, year, new Map());
}

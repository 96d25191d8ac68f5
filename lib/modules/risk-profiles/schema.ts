import { z } from "zod";

import { RiskLevel } from "@/lib/core/db/enums";

const LONGEST_REASON = 1000;

const profile = {
  school: z.string().min(1).max(40),
  year: z.coerce.number<number>().int().min(2000).max(2200),
};

export const beginRiskProfileSchema = z.object({
  ...profile,
  edition: z.coerce.number<number>().int().min(2000).max(2200),
});
export type BeginRiskProfileInput = z.infer<typeof beginRiskProfileSchema>;

export const rateFactorSchema = z.object({
  ...profile,
  code: z.string().min(1).max(10),
  /** 0 for a factor nobody has judged. */
  version: z.number().int().min(0),
  level: z.enum(RiskLevel, { error: "Выберите значимость фактора" }),
  reason: z
    .string()
    .trim()
    .max(LONGEST_REASON, `Причина: не более ${String(LONGEST_REASON)} знаков`),
  confirmed: z.boolean(),
  priority: z.boolean(),
});
export type RateFactorInput = z.infer<typeof rateFactorSchema>;

/** The address of the page: `?year=2027`. */
export const riskProfileParams = z.object({
  year: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
});

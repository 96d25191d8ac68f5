import { z } from "zod";

import { DECIMAL } from "@/lib/modules/methodologies/fractions/rules";
import type { Condition, Rule } from "@/lib/modules/methodologies/types";

const decimal = z.string().regex(DECIMAL, "Укажите число, не больше четырёх знаков после запятой");
const percent = decimal.refine((text) => Number(text) <= 100, "Доля не бывает больше 100 %");
const count = z
  .int("Укажите целое число")
  .min(0, "Укажите число не меньше нуля")
  .max(1_000, "Слишком большое число");
const atLeast = z
  .int("Укажите целое число")
  .min(1, "Укажите не меньше одного")
  .max(60, "Слишком большое число");
const back = z.int().min(0).max(2);

/** Code of an indicator: procedure, subject, grade or level. */
const indicatorCode = z
  .string()
  .regex(/^(VPR|OGE|EGE)_[A-Z0-9]+(_[A-Z0-9]+)*$/)
  .max(40);

const conditionId = z.string().trim().min(1).max(20).optional();

const countLow = z.strictObject({ kind: z.literal("count_low"), id: conditionId, year: back, atLeast });
const countBetween = z.strictObject({
  kind: z.literal("count_between"),
  id: conditionId,
  year: back,
  from: percent,
  below: percent,
  atLeast,
  minParticipants: count.optional(),
});
const sameIndicatorLow = z.strictObject({
  kind: z.literal("same_indicator_low"),
  id: conditionId,
  years: z.array(back).min(2).max(3),
  atLeast,
});

const counts = [countLow, countBetween, sameIndicatorLow] as const;

/** Two levels of «all» and «any» say whatever a methodology says; a deeper one nobody would read. */
const inner = z.union([
  ...counts,
  z.strictObject({ kind: z.enum(["all", "any"]), of: z.array(z.union(counts)).max(20) }),
]);

const condition: z.ZodType<Condition> = z.union([
  ...counts,
  z.strictObject({ kind: z.enum(["all", "any"]), of: z.array(inner).max(20) }),
]);

const band = z.strictObject({
  from: percent.nullable(),
  below: percent.nullable(),
  outcome: z.enum(["identified", "control_zone", "not_identified", "manual_review"]),
});

/**
 * The shape of a rule. Whether it makes sense (weights, holes between bands, a condition never true) is said by
 * validation/rules.ts in words, so a draft may be kept while it is worked on.
 */
export const ruleSchema: z.ZodType<Rule> = z.strictObject({
  yearsWindow: z.int().min(1).max(3),
  indicators: z.array(indicatorCode).max(60),
  low: z.strictObject({
    metric: z.literal("below_min_share"),
    op: z.enum([">=", ">"]),
    value: percent,
    attempt: z.enum(["first", "final"]),
  }),
  minParticipants: count,
  minIndicators: count,
  appliesTo: z.enum(["all", "not_on_base_list"]),
  verdict: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("conditions"),
      outcome: z.enum(["identified", "control_zone"]),
      when: condition,
    }),
    z.strictObject({
      kind: z.literal("index"),
      groupWeights: z.strictObject({
        VPR: decimal.optional(),
        OGE: decimal.optional(),
        EGE: decimal.optional(),
      }),
      yearWeights: z.array(decimal).min(1).max(3),
      bands: z.array(band).max(20),
    }),
  ]),
});

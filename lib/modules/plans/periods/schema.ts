import { z } from "zod";

import { daySchema } from "@/lib/core/format/day-schema";

const day = daySchema("Укажите дату в виде ДД.ММ.ГГГГ");

/** A period as the API takes it; whether it lies in the plan's year is a matter of coverage, not of form. */
export const periodSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("deadline"), on: day }),
  z
    .object({ kind: z.literal("range"), from: day, to: day })
    .refine(({ from, to }) => from <= to, "Срок кончается раньше, чем начинается: поменяйте даты местами"),
  z.object({
    kind: z.literal("months"),
    months: z
      .array(z.int().min(1).max(12))
      .min(1, "Укажите хотя бы один месяц")
      .max(12)
      .transform((months) => [...new Set(months)].sort((a, b) => a - b)),
    repetition: z.enum(["none", "monthly", "quarterly"]),
  }),
]);

import { z } from "zod";

import { formatInteger } from "@/lib/core/format/words";

const limited = (what: string, limit: number) =>
  z.string().refine((value) => value.length <= limit, {
    error: ({ input }) =>
      `Сократите ${what} до ${formatInteger(limit)} знаков: сейчас ${formatInteger(String(input).length)}`,
  });

/** A decimal string with a point, as the column holds it: up to nine digits before it and three after. */
const figure = z
  .string()
  .regex(
    /^-?\d{1,9}(\.\d{1,3})?$/,
    "Введите число, например 34,3: не более девяти знаков до запятой и трёх после",
  )
  .nullable();

/** A schema for the value of each field of an indicator that autosave edits. */
export const indicatorFieldSchemas = {
  title: limited("название показателя", 1000),
  unit: limited("единицу измерения", 100),
  baseline: figure,
  target: figure,
} as const;

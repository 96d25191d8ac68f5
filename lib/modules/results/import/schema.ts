import { z } from "zod";

import { ResultAttempt, ResultSitting } from "@/lib/core/db/enums";

/** What is told of a file of results before it is read. */
export const resultImportSchema = z.object({
  year: z
    .number({ error: "Укажите год, за который результаты." })
    .int("Укажите год четырьмя цифрами.")
    .min(2000, "Укажите год четырьмя цифрами.")
    .max(2200, "Укажите год четырьмя цифрами."),
  attempt: z.enum(ResultAttempt).default("first"),
  sitting: z.enum(ResultSitting).default("spring"),
  /** A line a school with two columns an indicator, or a line a school and indicator. */
  shape: z.enum(["wide", "long"]).default("wide"),
  /** What an empty cell says beside filled ones. */
  blank: z.enum(["not_applicable", "missing", "nothing"]).default("not_applicable"),
});
export type ResultImportOptions = z.output<typeof resultImportSchema>;

import { z } from "zod";

import { ResultAttempt, ResultSitting, ResultState } from "@/lib/core/db/enums";
import { addressWord } from "@/lib/core/url/address-word";
import { figuresProblems, toldState, type TypedFigures } from "@/lib/modules/results/rules";

const organisation = z.string().min(1).max(40);
const year = z
  .number()
  .int()
  .min(2000, "Укажите год четырьмя цифрами")
  .max(2200, "Укажите год четырьмя цифрами");
const attempt = z.enum(ResultAttempt);

/** A count as it is typed; an empty field is nothing. Decimals and signs are refused by a sentence, not by the type. */
const count = z.number({ error: "Впишите число цифрами." }).nullable();

const typed = {
  indicator: z.string().min(1).max(40),
  /** The result the editor saw, null where there was none. */
  base: z.uuid().nullable(),
  enrolled: count,
  participants: count,
  belowMin: count,
};

function checkFigures(figures: TypedFigures, ctx: z.RefinementCtx): void {
  for (const [field, message] of Object.entries(figuresProblems(figures))) {
    ctx.addIssue({ code: "custom", path: [field], message });
  }
}

const typedResult = z.object({ ...typed, state: z.enum(ResultState) }).superRefine(checkFigures);

const results = {
  organisation,
  year,
  attempt,
  sitting: z.enum(ResultSitting),
  /** Where the figures are from, or why they change. */
  reason: z
    .string()
    .trim()
    .min(1, "Укажите, откуда сведения или почему они меняются.")
    .max(500, "Не более 500 знаков"),
};

export const saveResultsSchema = z.object({
  ...results,
  rows: z.array(typedResult).min(1, "Нечего сохранять: измените хотя бы один показатель.").max(100),
});
export type SaveResultsInput = z.infer<typeof saveResultsSchema>;

/** The grid of the page: every indicator, also those nothing is told of. */
const gridRow = z
  .object({ ...typed, state: z.enum([...Object.values(ResultState), "absent"]) })
  .superRefine((row, ctx) => {
    const told = toldState(row);
    if (told !== null) checkFigures({ ...row, state: told }, ctx);
  });
export const resultGridSchema = z.object({ ...results, rows: z.array(gridRow).max(100) });

export const markObjectivitySchema = z.object({
  organisation,
  /** The result that is doubted. */
  id: z.uuid(),
  doubted: z.boolean(),
  note: z.string().trim().min(1, "Напишите, почему.").max(1000, "Не более 1000 знаков"),
});
export type MarkObjectivityInput = z.infer<typeof markObjectivitySchema>;

export const schoolResultsSchema = z.object({ organisation });

/** The region's or an authority's view of results as it stands in the address. What is not understood is no choice. */
export const resultsViewSchema = z.object({
  year: z.string().max(4).optional().catch(undefined),
  /** Only schools that have nothing to show by an indicator. */
  show: z.enum(["gaps"]).optional().catch(undefined),
  indicator: addressWord(40).optional().catch(undefined),
  municipality: addressWord(40).optional().catch(undefined),
  after: addressWord(40).optional().catch(undefined),
  attempt: attempt.catch("first").default("first"),
});
export type ResultsView = z.infer<typeof resultsViewSchema>;

/** Results of a year in the region or an authority, fifty schools a page. */
export const listResultsSchema = z.object({
  organisation,
  year: z.coerce.number().int().min(2000).max(2200),
  attempt: attempt.default("first"),
  after: z.string().max(40).optional(),
});

import { z } from "zod";

/** One transaction takes no more. */
export const MOST_AT_ONCE = 500;

const organisation = z.string().min(1).max(40);

/** Of the queue: what is not chosen is not sent. */
export const listCleanSchema = z.object({
  organisation,
  campaign: z.string().max(60).optional(),
  municipality: z.string().max(60).optional(),
});
export type CleanFilter = Omit<z.infer<typeof listCleanSchema>, "organisation">;

export const forwardCleanSchema = z.object({
  organisation,
  submissions: z
    .array(z.object({ id: z.uuid(), version: z.int().min(1).max(1_000_000_000) }))
    .min(1, "Форм без предупреждений нет")
    .max(MOST_AT_ONCE, `За один раз — не больше ${String(MOST_AT_ONCE)} форм`),
});
export type ForwardCleanInput = z.infer<typeof forwardCleanSchema>;

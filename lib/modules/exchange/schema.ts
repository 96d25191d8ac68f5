import { z } from "zod";

/** What every read of another system names: the organisation it reads about, its own or one below. */
export const areaSchema = z.object({
  organisation: z
    .string()
    .min(1)
    .max(40)
    .describe("Код организации: региона или МОУО. Ключ МОУО открывает только свой код."),
});

const limit = z.coerce.number<number>().int().min(1).max(500).default(100).describe("Записей в части.");

/** A part of a long list after a code: of an organisation. */
export const afterCodeSchema = areaSchema.extend({
  after: z.string().min(1).max(40).optional().describe("Значение next предыдущей части."),
  limit,
});

/** A part of a long list after a record. */
export const afterIdSchema = areaSchema.extend({
  after: z.uuid().optional().describe("Значение next предыдущей части."),
  limit,
});

export const yearSchema = z.coerce.number<number>().int().min(2000).max(2200);
export const daySchema = z.iso.date();

/** A part of a list as it is answered. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({
    rows: z.array(row),
    next: z.string().nullable().describe("after следующей части; null — эта последняя."),
  });
}

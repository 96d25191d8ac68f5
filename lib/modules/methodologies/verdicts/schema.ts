import { z } from "zod";

const organisation = z.string().min(1).max(40);

/** Procedures of years for which the region has no result at all and ИМАЦ says that they were not held. */
const notHeld = z
  .array(z.strictObject({ code: z.string().min(1).max(40), back: z.int().min(0).max(2) }))
  .max(180);

export const startRunSchema = z.object({
  organisation,
  versionId: z.uuid(),
  year: z.int("Укажите год результатов").min(2000, "Год — от 2000").max(2200, "Год — до 2200"),
  /** The list whose schools a control zone leaves out. */
  basisListId: z.uuid("Выберите перечень, на который опирается зона контроля").nullable(),
  notHeld,
});
export type StartRunInput = z.infer<typeof startRunSchema>;

export const cancelRunSchema = z.object({ organisation, id: z.uuid() });
export const runTargetSchema = z.object({ organisation, id: z.uuid() });

import { z } from "zod";

import { measureFieldSchemas } from "@/lib/modules/plans/measures/schema";

const { deficitIds: _deficits, libraryItemIds: _library, ...imported } = measureFieldSchemas;

/** More lines than any plan of a year has. */
export const MOST_IMPORTED = 500;

/** A confirmed preview: every row of the file in its order, with the values that differ. */
export const applyPlanImportSchema = z.object({
  municipality: z.string().min(1).max(40),
  // The address carries text.
  year: z.coerce.number<number>().int().min(2000).max(2200),
  /** The text of the plan the preview was made on, and its last change then. */
  number: z.int().min(1).max(10_000),
  editSeq: z.int().min(0),
  fileName: z.string().trim().min(1).max(255),
  rows: z
    .array(
      z.object({
        lineageId: z.uuid().nullable(),
        trackNumber: z.int().min(0).max(20),
        values: z.object(imported).partial(),
      }),
    )
    .max(MOST_IMPORTED, `В файле больше ${String(MOST_IMPORTED)} мероприятий: в плане столько не бывает.`),
  remove: z.array(z.uuid()).max(MOST_IMPORTED),
});
export type ApplyPlanImportInput = z.infer<typeof applyPlanImportSchema>;

import { z } from "zod";

import { regionListKind } from "@/lib/modules/school-lists/drafts/schema";

/** What is told of a file with a list before it is read: the version it goes into and the letter it came with. */
export const listImportSchema = z.object({
  kind: regionListKind,
  listYear: z.int().min(2000).max(2200),
  number: z.int().min(1).max(10_000),
  letterId: z.uuid().nullable(),
  /** The file has the whole list: schools of the version that are not in it are shown. */
  whole: z.boolean(),
});
export type ListImportOptions = z.infer<typeof listImportSchema>;

import { z } from "zod";

import { saveAnswersSchema, submissionTarget } from "@/lib/modules/monitorings/filling/schema";

/** Fields a file may change: a form of the portal has a fifth of it. */
const MOST_IN_FILE = 5_000;

const { seq, changes } = saveAnswersSchema.shape;

export const applySheetSchema = z.object({
  ...submissionTarget,
  /** Of the draft the file was compared with. */
  seq,
  fileName: z.string().trim().min(1).max(255),
  changes: z
    .array(changes.element)
    .min(1, "Выберите, что записать.")
    .max(MOST_IN_FILE, `Из файла записывается не больше ${String(MOST_IN_FILE)} ответов за один раз.`),
});
export type ApplySheetInput = z.infer<typeof applySheetSchema>;

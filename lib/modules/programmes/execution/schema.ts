import { z } from "zod";

import { ProgrammeKind } from "@/lib/core/db/enums";
import { reportExecutionSchema } from "@/lib/modules/plans/execution/schema";

/** A report as of a measure of a plan, with the programme the measure stands in. */
export const reportProgrammeSchema = reportExecutionSchema.safeExtend({
  kind: z.enum(ProgrammeKind),
  year: z.coerce.number<number>().int().min(2000).max(2200),
});
export type ReportProgrammeInput = z.infer<typeof reportProgrammeSchema>;

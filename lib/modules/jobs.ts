/** The one file that knows the background work of every module: what is done for each queue. */
import { removeExpiredRows } from "@/lib/core/jobs/housekeeping";
import type { JobHandlers } from "@/lib/core/jobs/runner";
import { sweepAbandonedFiles } from "@/lib/modules/files/jobs";
import { importHandlers } from "@/lib/modules/imports/jobs";
import { resultsKind } from "@/lib/modules/results/import/jobs";
import { computeVerdicts } from "@/lib/modules/methodologies/verdicts/jobs";

/** What is loaded from spreadsheets: a new kind is named here. */
const importKinds = { results: resultsKind };

export const jobHandlers: JobHandlers = {
  "remove-expired-rows": removeExpiredRows,
  "sweep-abandoned-files": sweepAbandonedFiles,
  ...importHandlers(importKinds),
  "compute-verdicts": computeVerdicts,
};

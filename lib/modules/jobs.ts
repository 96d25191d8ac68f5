/** The one file that knows the background work of every module: what is done for each queue. */
import { removeExpiredRows } from "@/lib/core/jobs/housekeeping";
import type { JobHandlers } from "@/lib/core/jobs/runner";
import { sweepAbandonedFiles } from "@/lib/modules/files/jobs";

export const jobHandlers: JobHandlers = {
  "remove-expired-rows": removeExpiredRows,
  "sweep-abandoned-files": sweepAbandonedFiles,
};

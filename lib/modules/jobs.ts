/** The one file that knows the background work of every module: what is done for each queue. */
import { removeExpiredRows } from "@/lib/core/jobs/housekeeping";
import type { JobHandlers } from "@/lib/core/jobs/runner";
import { sweepAbandonedFiles } from "@/lib/modules/files/jobs";
import { countSearchWords, readFileText } from "@/lib/modules/files/texts/jobs";
import { importHandlers } from "@/lib/modules/imports/jobs";
import { keepCampaignTargets } from "@/lib/modules/monitorings/campaigns/jobs";
import { countUsualAnswers } from "@/lib/modules/monitorings/checking/plausibility/jobs";
import { resultsKind } from "@/lib/modules/results/import/jobs";
import { computeVerdicts } from "@/lib/modules/methodologies/verdicts/jobs";
import { announceCampaigns, sendLetter } from "@/lib/modules/notifications/jobs";
import { schoolListKind } from "@/lib/modules/school-lists/import/jobs";
import { schoolImport } from "@/lib/modules/schools/import/jobs";
import { keepSchoolsCurrent } from "@/lib/modules/schools/jobs";

/** What is loaded from spreadsheets: a new kind is named here. */
const importKinds = { schools: schoolImport, results: resultsKind, school_list: schoolListKind };

export const jobHandlers: JobHandlers = {
  "remove-expired-rows": removeExpiredRows,
  "sweep-abandoned-files": sweepAbandonedFiles,
  "keep-schools-current": keepSchoolsCurrent,
  "keep-campaign-targets": keepCampaignTargets,
  ...importHandlers(importKinds),
  "compute-verdicts": computeVerdicts,
  "read-file-text": readFileText,
  "count-search-words": countSearchWords,
  "count-usual-answers": countUsualAnswers,
  "announce-campaigns": announceCampaigns,
  "send-mail": sendLetter,
};

import { accountProcedures } from "@/lib/modules/account/procedures";
import { orderProcedures } from "@/lib/modules/appointments/orders/procedures";
import { appointmentProcedures } from "@/lib/modules/appointments/people/procedures";
import { catalogueProcedures } from "@/lib/modules/catalogue/procedures";
import { exchangeProcedures } from "@/lib/modules/exchange/procedures";
import { fileProcedures } from "@/lib/modules/files/procedures";
import { importProcedures } from "@/lib/modules/imports/procedures";
import { letterProcedures } from "@/lib/modules/letters/procedures";
import { mentoringProcedures } from "@/lib/modules/mentoring/procedures";
import { libraryProcedures } from "@/lib/modules/library/procedures";
import { verdictProcedures } from "@/lib/modules/methodologies/verdicts/procedures";
import { versionProcedures } from "@/lib/modules/methodologies/versions/procedures";
import { checkingProcedures } from "@/lib/modules/monitorings/checking/procedures";
import { calendarProcedures } from "@/lib/modules/monitorings/campaigns/calendar/procedures";
import { campaignProcedures } from "@/lib/modules/monitorings/campaigns/procedures";
import { targetProcedures } from "@/lib/modules/monitorings/campaigns/targets/procedures";
import { templateProcedures } from "@/lib/modules/monitorings/campaigns/templates/procedures";
import { formEditingProcedures } from "@/lib/modules/monitorings/editing/procedures";
import { feedProcedures } from "@/lib/modules/monitorings/feed/procedures";
import { fillingProcedures } from "@/lib/modules/monitorings/filling/procedures";
import { extensionProcedures } from "@/lib/modules/monitorings/extensions/procedures";
import { remarkProcedures } from "@/lib/modules/monitorings/remarks/procedures";
import { sendingProcedures } from "@/lib/modules/monitorings/sending/procedures";
import { sheetProcedures } from "@/lib/modules/monitorings/sheets/procedures";
import { formVersionProcedures } from "@/lib/modules/monitorings/versions/procedures";
import { practiceProcedures } from "@/lib/modules/practices/procedures";
import { closingProcedures } from "@/lib/modules/plans/closing/procedures";
import { commentProcedures } from "@/lib/modules/plans/comments/procedures";
import { executionProcedures } from "@/lib/modules/plans/execution/procedures";
import { planImportProcedures } from "@/lib/modules/plans/import/procedures";
import { indicatorProcedures } from "@/lib/modules/plans/indicators/procedures";
import { measureProcedures } from "@/lib/modules/plans/measures/procedures";
import { planProcedures } from "@/lib/modules/plans/procedures";
import { revisionProcedures } from "@/lib/modules/plans/revisions/procedures";
import { resultProcedures } from "@/lib/modules/results/procedures";
import { listAppealProcedures } from "@/lib/modules/school-lists/appeals/procedures";
import { listDraftProcedures } from "@/lib/modules/school-lists/drafts/procedures";
import { listPublicationProcedures } from "@/lib/modules/school-lists/publication/procedures";
import { programmeProcedures } from "@/lib/modules/programmes/procedures";
import { riskProfileProcedures } from "@/lib/modules/risk-profiles/procedures";
import { schoolProcedures } from "@/lib/modules/schools/procedures";
import { tokenProcedures } from "@/lib/modules/tokens/procedures";
import { userProcedures } from "@/lib/modules/users/procedures";

/** Every procedure of the portal by module. The one file that sees them all: the API and its typed client start here. */
export const router = {
  plans: {
    ...planProcedures,
    measures: measureProcedures,
    indicators: indicatorProcedures,
    revisions: revisionProcedures,
    comments: commentProcedures,
    closing: closingProcedures,
    execution: executionProcedures,
    import: planImportProcedures,
  },
  catalogue: catalogueProcedures,
  programmes: programmeProcedures,
  riskProfiles: riskProfileProcedures,
  mentoring: mentoringProcedures,
  results: resultProcedures,
  schoolLists: { ...listDraftProcedures, ...listPublicationProcedures, appeals: listAppealProcedures },
  letters: letterProcedures,
  library: libraryProcedures,
  practices: practiceProcedures,
  methodologies: { versions: versionProcedures, verdicts: verdictProcedures },
  monitorings: {
    forms: { ...formVersionProcedures, ...formEditingProcedures },
    submissions: { ...fillingProcedures, ...sendingProcedures, ...sheetProcedures },
    checking: checkingProcedures,
    remarks: remarkProcedures,
    extensions: extensionProcedures,
    campaigns: {
      ...campaignProcedures,
      targets: targetProcedures,
      templates: templateProcedures,
      calendar: calendarProcedures,
      results: feedProcedures,
    },
  },
  orders: orderProcedures,
  appointments: appointmentProcedures,
  files: fileProcedures,
  imports: importProcedures,
  schools: schoolProcedures,
  users: userProcedures,
  tokens: tokenProcedures,
  exchange: exchangeProcedures,
  account: accountProcedures,
};

export type Router = typeof router;

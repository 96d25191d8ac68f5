import { ACCOUNT_CASES } from "./cases/account";
import { CAMPAIGN_CASES } from "./cases/campaigns";
import { CATALOGUE_CASES } from "./cases/catalogue";
import { CHECKING_CASES, REMARK_CASES } from "./cases/checking";
import { CLOSING_CASES } from "./cases/closing";
import { COMMENT_CASES } from "./cases/comments";
import { EXCHANGE_CASES } from "./cases/exchange";
import { EXECUTION_CASES } from "./cases/execution";
import { EXTENSION_CASES } from "./cases/extensions";
import { FILE_CASES } from "./cases/files";
import { IMPORT_CASES } from "./cases/imports";
import { LETTER_CASES } from "./cases/letters";
import { LIBRARY_CASES } from "./cases/library";
import { MENTORING_CASES } from "./cases/mentoring";
import { METHODOLOGY_CASES } from "./cases/methodologies";
import { MONITORING_FORM_CASES } from "./cases/monitoring-forms";
import { PLAN_IMPORT_CASES } from "./cases/plan-import";
import { APPOINTMENT_CASES, ORDER_CASES } from "./cases/orders";
import { PLAN_CASES } from "./cases/plans";
import { PRACTICE_CASES } from "./cases/practices";
import { PROGRAMME_CASES, RISK_PROFILE_CASES } from "./cases/programmes";
import { RESULT_CASES } from "./cases/results";
import { REVISION_CASES } from "./cases/revisions";
import { LIST_APPEAL_CASES, SCHOOL_LIST_CASES } from "./cases/school-lists";
import { SCHOOL_CASES } from "./cases/schools";
import { SUBMISSION_CASES } from "./cases/submissions";
import type { CasesOf, ProcedureName } from "./cases/types";
import { TOKEN_CASES } from "./cases/tokens";
import { USER_CASES } from "./cases/users";

export type { AccessCase } from "./cases/types";

/** Who may ask for what: an entry or more for every procedure; a procedure without one does not compile. */
export const CASES: CasesOf<ProcedureName> = {
  // While the plan is a draft.
  ...COMMENT_CASES,
  ...PLAN_IMPORT_CASES,
  ...PLAN_CASES,
  ...REVISION_CASES,
  ...EXECUTION_CASES,
  ...CLOSING_CASES,
  ...CATALOGUE_CASES,
  ...RISK_PROFILE_CASES,
  ...PROGRAMME_CASES,
  ...MENTORING_CASES,
  ...RESULT_CASES,
  ...SCHOOL_LIST_CASES,
  ...LIST_APPEAL_CASES,
  ...LETTER_CASES,
  ...LIBRARY_CASES,
  ...PRACTICE_CASES,
  ...METHODOLOGY_CASES,
  ...MONITORING_FORM_CASES,
  ...SUBMISSION_CASES,
  ...CHECKING_CASES,
  ...REMARK_CASES,
  ...EXTENSION_CASES,
  ...CAMPAIGN_CASES,
  ...ORDER_CASES,
  ...APPOINTMENT_CASES,
  ...FILE_CASES,
  ...IMPORT_CASES,
  ...SCHOOL_CASES,
  ...ACCOUNT_CASES,
  ...TOKEN_CASES,
  ...EXCHANGE_CASES,
  ...USER_CASES,
};

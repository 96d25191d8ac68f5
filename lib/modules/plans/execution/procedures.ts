import { command, read } from "@/lib/core/api/base";
import { markExecution } from "@/lib/modules/plans/execution/mutations";
import { getMeasureExecution } from "@/lib/modules/plans/execution/queries";
import {
  confirmReports,
  reportExecution,
  returnReport,
} from "@/lib/modules/plans/execution/reports/mutations";
import { listWaitingReports } from "@/lib/modules/plans/execution/reports/queries";
import {
  confirmReportsSchema,
  executionTargetSchema,
  listWaitingReportsSchema,
  markExecutionSchema,
  reportExecutionSchema,
  returnReportSchema,
} from "@/lib/modules/plans/execution/schema";

const PLAN = "/municipalities/{municipality}/plans/{year}";
const MEASURE = `${PLAN}/execution/{lineageId}` as const;
const REPORTS = `${PLAN}/reports` as const;

export const executionProcedures = {
  get: read({ path: MEASURE })
    .input(executionTargetSchema)
    .handler(async ({ input, context }) =>
      getMeasureExecution(await context.contextFor({ organisation: input.municipality }), input),
    ),

  mark: command({ path: `${MEASURE}/mark` })
    .input(markExecutionSchema)
    .handler(async ({ input, context }) =>
      markExecution(await context.contextFor({ organisation: input.municipality }), input),
    ),

  report: command({ path: "/schools/{school}/actions/{lineageId}/report" })
    .input(reportExecutionSchema)
    .handler(async ({ input, context }) =>
      reportExecution(await context.contextFor({ organisation: input.school }), input),
    ),

  waiting: read({ path: REPORTS })
    .input(listWaitingReportsSchema)
    .handler(async ({ input, context }) =>
      listWaitingReports(await context.contextFor({ organisation: input.municipality }), input),
    ),

  confirm: command({ path: `${REPORTS}/confirm` })
    .input(confirmReportsSchema)
    .handler(async ({ input, context }) =>
      confirmReports(await context.contextFor({ organisation: input.municipality }), input),
    ),

  returnReport: command({ path: `${REPORTS}/{id}/return` })
    .input(returnReportSchema)
    .handler(async ({ input, context }) =>
      returnReport(await context.contextFor({ organisation: input.municipality }), input),
    ),
};

/** Tables no factory fills; their own modules test who sees them, and their policies are listed like all others. */
export const UNBUILT: ReadonlySet<string> = new Set([
  "measure_deficits",
  "measure_execution_changes",
  "measure_execution_files",
  "measure_executions",
  "measure_library_items",
  "plan_closings",
  "plan_comment_proposals",
  "plan_comment_replies",
  "plan_comments",
  "plan_draft_changes",
  "plan_indicator_results",
  "plan_indicators",
  "recommendation_library_items",
]);

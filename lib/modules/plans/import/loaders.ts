import { cache } from "react";

import { loadPlan } from "@/lib/modules/plans/loaders";

/** The text of a plan a table is loaded into: the one being written, else the one a reader of the year meets. */
export const loadPlanToImport = cache(async (code: string, year: string) => {
  const plan = await loadPlan(code, year);
  const { open } = plan.beside;
  return open ? loadPlan(code, year, String(open.number)) : plan;
});

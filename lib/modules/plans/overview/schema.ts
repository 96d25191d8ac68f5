import { z } from "zod";

/** What the tile map of the region may be coloured by. */
const measure = z.enum(["state", "coverage", "execution", "overdue"]);

/** State of a plan as the region's table is filtered by it; «unapproved»: everything that is not in force. */
const state = z.enum(["unapproved", "none", "draft", "on_approval", "approved", "closed"]);

/** The region's view of plans, as it stands in the address. A word that is not understood is no choice at all. */
export const overviewSchema = z.object({
  state: state.nullable().catch(null).default(null),
  /** Only plans with overdue measures. */
  overdue: z
    .literal("1")
    .transform(() => true)
    .catch(false)
    .default(false),
  measure: measure.catch("state").default("state"),
});
export type OverviewParams = z.infer<typeof overviewSchema>;

import { z } from "zod";

/** The address of the coverage: `?year=2027&show=waiting`. */
export const coverageParams = z.object({
  year: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
  show: z.enum(["all", "waiting", "no-transition", "no-antirisk"]).catch("all").default("all"),
});

export type CoverageFilter = z.infer<typeof coverageParams>["show"];

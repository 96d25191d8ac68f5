import { z } from "zod";

export const switchIndicatorSchema = z.object({
  organisation: z.string().min(1).max(40),
  id: z.uuid(),
  /** Used from now on, or no longer. */
  active: z.boolean(),
});
export type SwitchIndicatorInput = z.infer<typeof switchIndicatorSchema>;

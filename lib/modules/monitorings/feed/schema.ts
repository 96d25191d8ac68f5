import { z } from "zod";

export const passResultsSchema = z.object({
  organisation: z.string().min(1).max(40),
  /** Of the campaign. */
  id: z.uuid(),
});
export type PassResultsInput = z.infer<typeof passResultsSchema>;

import { z } from "zod";

const listYear = z.coerce.number().int().min(2000).max(2200).optional().catch(undefined);

/** The comparison as it stands in the address. A word that is not understood is no choice at all. */
export const comparisonSchema = z.object({
  /** The later list year, and the earlier one it is compared with. */
  year: listYear,
  with: listYear,
  /** Region: which list the table and the map tell about. */
  list: z.enum(["federal", "regional"]).catch("federal").default("federal"),
  /** Region: what the map is coloured by. */
  measure: z
    .enum(["share", "exit", "persistence", "net", "inflow", "worsened"])
    .catch("share")
    .default("share"),
});
export type ComparisonParams = z.infer<typeof comparisonSchema>;

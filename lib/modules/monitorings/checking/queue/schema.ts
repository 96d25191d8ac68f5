import { z } from "zod";

import { SubmissionState } from "@/lib/core/db/enums";
import { addressWord } from "@/lib/core/url/address-word";

const word = addressWord(60).min(1).nullable().catch(null).default(null);

/** `M1-2026`: the code and the year of a campaign. */
const campaign = addressWord(60)
  .regex(/^.{1,40}-\d{4}$/u)
  .nullable()
  .catch(null)
  .default(null);

/**
 * The queue as it stands in the address. A word that is not understood is no choice at all. `waiting` is what waits for
 * the reader's level; `unsent` is not begun or being written; `late` was never sent though the term is over.
 */
export const queueParams = z.object({
  campaign,
  /** Code of the authority; `direct`: those who answer to the region itself. */
  municipality: word,
  state: z.enum(["waiting", "unsent", "late", "all", ...Object.values(SubmissionState)]).catch("waiting"),
  warnings: z.enum(["yes", "no"]).nullable().catch(null).default(null),
  requests: z.literal("yes").nullable().catch(null).default(null),
  sort: z.enum(["age", "-age"]).catch("age"),
  /** Where the page before ended: milliseconds and the id. */
  after: z
    .string()
    .regex(/^\d{1,15}\.[0-9a-f-]{36}$/)
    .nullable()
    .catch(null)
    .default(null),
});

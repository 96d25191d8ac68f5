import { z } from "zod";

import { daySchema } from "@/lib/core/format/day-schema";
import { letterFields } from "@/lib/modules/letters/schema";

const listTarget = {
  organisation: z.string().min(1).max(40),
  id: z.uuid(),
  version: z.number().int().min(1).max(1_000_000),
};

export const openReviewSchema = z.object({
  ...listTarget,
  /** Last day of appeals, inclusive. */
  appealsUntil: daySchema("Укажите последний день для возражений"),
});
export type OpenReviewInput = z.infer<typeof openReviewSchema>;

export const recallReviewSchema = z.object(listTarget);

export const publishListSchema = z.object({
  ...listTarget,
  /** Letters of the register the list goes out with. */
  letterIds: z.array(z.uuid()).max(50),
  /** A letter registered with the publication. */
  newLetter: letterFields.nullable(),
  /** Said by the person: the list is published before the term of appeals is over. */
  early: z.boolean(),
});
export type PublishListInput = z.infer<typeof publishListSchema>;

import { z } from "zod";

import { submissionTarget } from "@/lib/modules/monitorings/filling/schema";

const version = z.int().min(1).max(1_000_000);

export const sendSubmissionSchema = z.object({
  ...submissionTarget,
  version,
  /** Number of the last change the person has seen: what they send is what they looked at. */
  seq: z.int().min(0).max(1_000_000_000),
});
export type SendSubmissionInput = z.infer<typeof sendSubmissionSchema>;

export const recallSubmissionSchema = z.object({ ...submissionTarget, version });
export type RecallSubmissionInput = z.infer<typeof recallSubmissionSchema>;

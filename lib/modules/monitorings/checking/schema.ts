import { z } from "zod";

import { daySchema } from "@/lib/core/format/day-schema";
import { formatInteger } from "@/lib/core/format/words";

/** The database column takes any; nobody reads more. */
const LONGEST_TEXT = 5_000;
const TOO_LONG = `Сократите текст до ${formatInteger(LONGEST_TEXT)} знаков`;

/** A submission by the code of its organisation and its id. */
const submission = { organisation: z.string().min(1).max(40), id: z.uuid() };
const version = z.int().min(1).max(1_000_000_000);

/** In whose name the person checks. */
const level = z.enum(["municipality", "region"]);

export const openSubmissionSchema = z.object({ ...submission, level });

export const passSubmissionSchema = z.object({ ...submission, version });
export type PassSubmissionInput = z.infer<typeof passSubmissionSchema>;

export const acceptSubmissionSchema = z.object({ ...submission, version });
export type AcceptSubmissionInput = z.infer<typeof acceptSubmissionSchema>;

export const returnSubmissionSchema = z.object({
  ...submission,
  version,
  level,
  /** May be empty where remarks on questions say what is to be corrected. */
  reason: z.string().trim().max(LONGEST_TEXT, TOO_LONG),
  /** Last day for the correction; null: two working days. */
  dueOn: daySchema("Укажите, до какого дня исправить").nullable(),
});
export type ReturnSubmissionInput = z.infer<typeof returnSubmissionSchema>;

export const reopenSubmissionSchema = z.object({
  ...submission,
  version,
  reason: z.string().trim().min(1, "Напишите, почему форма открывается заново").max(LONGEST_TEXT, TOO_LONG),
  dueOn: daySchema("Укажите, до какого дня исправить"),
});
export type ReopenSubmissionInput = z.infer<typeof reopenSubmissionSchema>;

export const saveNoteSchema = z.object({
  ...submission,
  text: z.string().trim().max(LONGEST_TEXT, TOO_LONG),
  /** Of the note the person saw; 0 where there was none. */
  noteVersion: z.int().min(0).max(1_000_000_000),
});
export type SaveNoteInput = z.infer<typeof saveNoteSchema>;

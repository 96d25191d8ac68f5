import type { MailOccasion } from "@/lib/core/jobs/queue";

/** What a letter about a submission tells of. */
export interface LetterFacts {
  occasion: MailOccasion;
  recipient: string;
  organisation: string;
  campaign: string;
  /** Last day of the organisation's own term, `YYYY-MM-DD`. */
  until: string;
  /** Why it was returned, or more time refused. */
  reason: string;
  /** Address of the form on the portal. */
  link: string;
  /** Does the recipient send the form, or write it for the one who does? */
  sends: boolean;
}

export interface Letter {
  /** What tells it from another letter of the same occasion: a form may be returned twice. */
  turn: number;
  subject: string;
  text: string;
}

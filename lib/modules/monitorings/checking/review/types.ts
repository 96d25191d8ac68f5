import type { CheckLevel, SubmissionState, Timeliness } from "@/lib/core/db/enums";
import type { Difference, SentSection } from "@/lib/modules/monitorings/answers/sent/types";
import type { ExtensionRights, ExtensionRow } from "@/lib/modules/monitorings/extensions/types";
import type { RemarkThread } from "@/lib/modules/monitorings/remarks/types";
import type { SubmissionStepRow } from "@/lib/modules/monitorings/submissions/types";

/** Where a checker goes from a submission in the queue they came by. */
export interface QueuePlace {
  list: string;
  next: string | null;
  previous: string | null;
}

/** What was sent, with all that a checker looks at and may do. */
export interface SubmissionReview {
  id: string;
  version: number;
  /** Who answered; `code` is of the organisation of the address, which the commands are sent to. */
  organisation: { code: string; name: string };
  /** Null where there is none between. */
  authority: { code: string; name: string } | null;
  campaign: { year: number; code: string; title: string };
  state: SubmissionState;
  /** For whom the person checks it now; null: only reads. */
  level: CheckLevel | null;
  opened: boolean;
  excuseReason: string | null;
  /** The last one; null before the first. */
  sending: {
    number: number;
    round: number;
    receipt: string;
    sentAt: string;
    sentBy: string;
    timeliness: Timeliness;
    warnings: number;
  } | null;
  sections: SentSection[];
  /** Against the sending that was returned, where this one came after it. */
  difference: { since: number; items: Difference[] } | null;
  threads: RemarkThread[];
  steps: SubmissionStepRow[];
  /** Of the authority, to ИМАЦ. */
  note: { text: string; by: string; at: string; version: number } | null;
  extensions: ExtensionRow[];
  time: ExtensionRights;
  /** Last day of two working days, offered for a return. */
  dueOn: string;
  place: QueuePlace;
  today: string;
  timeZone: string;
  viewerId: string;
  can: { pass: boolean; accept: boolean; return: boolean; reopen: boolean; note: boolean };
}

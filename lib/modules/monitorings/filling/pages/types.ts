import type { SubmissionState, Timeliness } from "@/lib/core/db/enums";
import type { SentSection } from "@/lib/modules/monitorings/answers/sent/types";
import type { ExtensionRow } from "@/lib/modules/monitorings/extensions/types";
import type { Draft } from "@/lib/modules/monitorings/filling/types";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import type { Beside } from "@/lib/modules/monitorings/prefill/types";
import type { RemarkThread } from "@/lib/modules/monitorings/remarks/types";
import type { Allowance, SubmissionStepRow } from "@/lib/modules/monitorings/submissions/types";
import type { LibraryHint } from "@/lib/modules/monitorings/versions/types";

/** What an organisation owes or has sent to a campaign, as its own people and those above it open it. */
export interface SubmissionPage {
  id: string;
  version: number;
  organisation: { code: string; name: string; kind: "school" | "municipality" };
  campaign: { code: string; year: number; title: string };
  state: SubmissionState;
  /** Last day on which it is sent in time, inclusive. */
  untilOn: string;
  excuseReason: string | null;
  /** For those who answer, while it may be written at all. */
  filling: Filling | null;
  /** The last one; null before the first. */
  sent: SentForm | null;
  threads: RemarkThread[];
  /** More time asked for and given, newest first. */
  extensions: ExtensionRow[];
  /** Newest first. */
  steps: SubmissionStepRow[];
  today: string;
  timeZone: string;
  viewer: { id: string; email: string };
  can: { fill: Allowance; send: Allowance; recall: boolean; review: boolean; askTime: boolean };
}

export interface Filling extends Beside {
  form: Form;
  draft: Draft;
  /** Number of the last change. */
  seq: number;
  updatedAt: string | null;
  updatedBy: string;
  /** Questions open after a return; all of them where there are none. */
  openQuestions: string[];
  returned: boolean;
  /** The person signs for the organisation. */
  signs: boolean;
  /** Documents that help to answer. */
  library: LibraryHint[];
}

export interface SentForm {
  number: number;
  receipt: string;
  sentAt: string;
  sentBy: string;
  timeliness: Timeliness;
  warnings: number;
  /** SHA-256, hexadecimal. */
  checksum: string;
  /** What was sent, in words; empty while it is being mended. */
  sections: SentSection[];
}

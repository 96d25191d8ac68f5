import type { SubmissionState } from "@/lib/core/db/enums";
import type { Finding, Missing } from "@/lib/modules/monitorings/evaluation/types";

/** A checker's remark that waits for an answer. */
export interface OpenRemark {
  question: string | null;
  text: string;
}

/** What stands between a form and its sending. */
export interface Readiness {
  missing: Missing[];
  blocks: Finding[];
  /** Warnings without an explanation, or with too short a one. */
  unexplained: Finding[];
  explained: Finding[];
  remarks: OpenRemark[];
  ready: boolean;
}

/** What a person keeps of a sending. */
export interface SendingReply {
  receipt: string;
  sentAt: string;
  /** SHA-256, hexadecimal. */
  checksum: string;
  state: SubmissionState;
  version: number;
}

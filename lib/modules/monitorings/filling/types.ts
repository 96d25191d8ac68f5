import type { SubmissionState } from "@/lib/core/db/enums";
import type { Answers } from "@/lib/modules/monitorings/answers/types";

/** What is being written: answers as people typed them, and why warnings stand, by key of the finding. */
export interface Draft {
  answers: Answers;
  explanations: Readonly<Record<string, string>>;
}

/**
 * One thing typed. `field` is the address of an answer («m1_students», «m1_vpr/r1/m1_vpr_part»), of a row that is added or
 * removed («m1_vpr/r1»: its cells, or `false`), or «!» and the key of a finding that is explained.
 */
export interface AnswerChange {
  field: string;
  /** What stood there when it was typed over; null where nothing did. */
  base: unknown;
  value: unknown;
}

/** A field as somebody else left it. */
export interface ForeignChange {
  field: string;
  value: unknown;
  changedBy: string;
  changedAt: string;
}

/** What became of a save: everything was kept but what is named here. */
export interface FillingReply {
  /** Number of the last change of the draft. */
  seq: number;
  savedAt: string;
  state: SubmissionState;
  version: number;
  /** What else was changed since the number the browser knew, in the order it was. */
  others: ForeignChange[];
  /** Not kept: somebody else had changed the field; `value` is what is stored. */
  conflicts: ForeignChange[];
  /** Not kept: cannot be an answer there, and why. */
  refusals: { field: string; message: string }[];
}

import type { Check, Fact, Form, Question, Section } from "@/lib/modules/monitorings/forms/types";

/** What a form is made of and what is edited apart from the rest. */
export const PART_KINDS = ["section", "question", "check", "fact"] as const;
export type PartKind = (typeof PART_KINDS)[number];

export type SectionHead = Omit<Section, "questions">;

export interface Parts {
  section: SectionHead;
  question: Question;
  check: Check;
  fact: Fact;
}
export type FormPart = Parts[PartKind];

/** Where a part stands: after another one of its kind, first where `after` is null; a question in a section. */
export interface Place {
  section: string | null;
  after: string | null;
}

/** One thing done to a draft. Values are as they were typed: the schema of the part says whether they are sound. */
export type FormEdit =
  /** `field` null: the whole part, as when the type of a question changes. */
  | { kind: "set"; part: PartKind; code: string; field: string | null; base: unknown; value: unknown }
  | { kind: "add"; part: PartKind; code: string; value: unknown; place: Place }
  /** A section goes with its questions, and `base` holds them. */
  | { kind: "remove"; part: PartKind; code: string; base: unknown }
  | { kind: "move"; part: PartKind; code: string; place: Place };

/** What became of one edit of the draft. */
export interface FormEditReply {
  version: number;
  savedAt: string;
  /** The whole draft where somebody else had changed it since `seen`. */
  definition: Form | null;
}

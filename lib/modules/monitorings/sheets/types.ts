import type { Answers } from "@/lib/modules/monitorings/answers/types";
import type { FormState } from "@/lib/modules/monitorings/evaluation/types";
import type { AnswerChange, Draft } from "@/lib/modules/monitorings/filling/types";
import type { Column, Form, Question, Table } from "@/lib/modules/monitorings/forms/types";
import type { Beside } from "@/lib/modules/monitorings/prefill/types";

export type Answerable = Exclude<Question, Table | { type: "calculated" }>;

/** What is typed into one cell. */
export type Asked = Extract<
  Column,
  { type: "integer" | "decimal" | "percent" | "boolean" | "choice" | "text" | "date" | "link" }
>;

/** One cell of the answer to a question: the whole of it, a part of requisites, an option. */
export interface Slot {
  /** Of its row in the file. */
  key: string;
  /** Null: the whole answer. */
  part: string | null;
  title: string;
  /** Null: nothing is typed there, as for a file. */
  asked: Asked | null;
}

/** What a file of a form was made for, and of which moment its answers are. */
export interface SheetMarker {
  organisation: { code: string; name: string };
  campaign: { code: string; year: number };
  /** Number of the version of the form. */
  version: number;
  /** Number of the last change of the draft. */
  seq: number;
  /** When it was downloaded. */
  at: string;
}

/** A form with all that stands in its file. */
export interface SheetSource extends Beside, SheetMarker {
  title: string;
  untilOn: string;
  timeZone: string;
  form: Form;
  draft: Draft;
  /** Those of the draft with the portal's own, and what the form says of them. */
  answers: Answers;
  state: FormState;
  /** Why a question is not answered now; null when it is. */
  closed: (question: Question) => string | null;
  /** Remarks of checkers that wait for an answer, by question. */
  remarks: Readonly<Record<string, readonly string[]>>;
  /** Begins the names of new rows of tables, of this file alone. */
  newRows: string;
}

/** Where a cell stands: «Лист «Контингент», ячейка C12». */
export type CellPlace = string;

/** One field of the form as the file has it. */
export interface SheetField {
  field: string;
  place: CellPlace;
  name: string;
  /** As it stood in the file when it was downloaded. */
  shown: unknown;
  value: unknown;
  /** Of requisites: only the parts typed anew. */
  parts?: Readonly<Record<string, unknown>>;
}

export interface SheetNote {
  place: CellPlace;
  name: string;
  /** What stands in the cell. */
  text: string;
  message: string;
}

export interface SheetContent {
  /** Only what was typed over since the download. */
  fields: SheetField[];
  /** Cells that could not be understood. */
  unread: SheetNote[];
}

/** A file of a form, read. */
export interface FormSheet extends SheetContent {
  marker: SheetMarker;
}

/** A change of the form the file brings, in words and as it is saved. */
export interface SheetChange extends AnswerChange {
  place: CellPlace;
  name: string;
  before: string;
  after: string;
  /** What the form will say of the new answer itself. */
  problem: string | null;
}

/** The same where somebody else has changed the answer since the download. */
export interface SheetConflict extends SheetChange {
  changedBy: string;
  changedAt: string;
}

/** What a file would do to a form; nothing is written yet. */
export interface SheetPreview {
  fileName: string;
  /** When the file was downloaded. */
  downloadedAt: string;
  seq: number;
  changes: SheetChange[];
  conflicts: SheetConflict[];
  /** Answers that cannot be taken now, and why. */
  refused: SheetNote[];
  unread: SheetNote[];
}

import type { ProgrammeKind, ProgrammeState } from "@/lib/core/db/enums";
import type { FileRow } from "@/lib/modules/files/types";
import type { ExecutionCell, MeasureProgress, Occurrence } from "@/lib/modules/plans/execution/types";
import type { Period } from "@/lib/modules/plans/periods/types";

export type Allowance = { allowed: true } | { allowed: false; reason: string };

/** Values of a text by the address of the field: «text/goal», «measure/…/title». */
export type FieldValues = Readonly<Record<string, unknown>>;

export type ProgrammeTextField =
  | "summary"
  | "analysis"
  | "causes"
  | "risks"
  | "goal"
  | "tasks"
  | "purpose"
  | "planned"
  | "monitoring"
  | "mentor"
  | "partners"
  | "control"
  | "exit";

/** A part of the programme measures stand in: a block of the transition plan, a factor of the antirisk programme. */
export interface ProgrammeSection {
  /** «staff», «RF09» */
  code: string;
  title: string;
  /** Of a factor: typical measures to take over. */
  samples: string[];
  /** Of a factor: one of those worked on first. */
  priority: boolean;
}

interface Line {
  id: string;
  /** Code of the section; '' for what speaks of the whole programme. */
  section: string;
  position: string;
}

export interface ProgrammeIndicator extends Line {
  title: string;
  unit: string;
  /** As people typed them, with a comma. */
  baseline: string;
  target: string;
  /** Of the year after; a transition plan's alone. */
  targetNext: string;
}

export interface ProgrammeMeasure extends Line {
  title: string;
  period: Period | null;
  responsible: string;
  participants: string;
  expected: string;
  evidence: string;
}

/** A text as it is read: addresses put together into lines. */
export interface ProgrammeContent {
  texts: Partial<Record<ProgrammeTextField, string>>;
  /** Goal and task of each section of an antirisk programme. */
  sections: Record<string, { goal: string; task: string }>;
  indicators: ProgrammeIndicator[];
  measures: ProgrammeMeasure[];
}

/** What keeps a text from being sent: where and what. */
export interface ProgrammeProblem {
  /** Address of the field or section it speaks of. */
  at: string;
  text: string;
}

export type ProgrammeAction =
  | "edit"
  | "send"
  | "withdraw"
  | "agree"
  | "return"
  | "approve"
  | "revise"
  | "drop"
  | "close"
  | "note"
  | "report";

/** A text among the others of its programme. */
export interface ProgrammeTextInfo {
  number: number;
  state: ProgrammeState;
  version: number;
  editSeq: number;
  revisionReason: string | null;
  sentAt: string | null;
  sentBy: string | null;
  returnedAt: string | null;
  returnedBy: string | null;
  returnReason: string | null;
  agreedAt: string | null;
  agreedBy: string | null;
  approvedAt: string | null;
  approvedBy: string | null;
  orderNumber: string | null;
  orderDate: string | null;
  orderFile: FileRow | null;
  closedAt: string | null;
  closedBy: string | null;
  updatedAt: string;
  updatedBy: string;
}

/** How a measure of the text in force stands. */
export interface ProgrammeMark {
  measureId: string;
  occurrences: Occurrence[];
  cells: ExecutionCell[];
  progress: MeasureProgress;
}

export interface ProgrammePage {
  school: { code: string; name: string; fullName: string; authority: string };
  kind: ProgrammeKind;
  year: number;
  today: string;
  timeZone: string;
  text: ProgrammeTextInfo;
  /** Numbers and states of all texts, oldest first. */
  texts: { number: number; state: ProgrammeState }[];
  content: FieldValues;
  notes: FieldValues;
  sections: ProgrammeSection[];
  /** Confirmed since the text was sent and without a section in it. */
  newFactors: string[];
  marks: ProgrammeMark[];
  mentor: string | null;
  can: Record<ProgrammeAction, Allowance>;
  /** The person sends it once nothing is left to fill in. */
  viewerMaySend: boolean;
}

/** A programme in a list: its text in force and the open one. */
export interface ProgrammeSummary {
  kind: ProgrammeKind;
  year: number;
  /** State that counts: of the text in force, else of the open one. */
  state: ProgrammeState;
  returned: boolean;
  openState: ProgrammeState | null;
  openNumber: number | null;
  orderNumber: string | null;
  orderDate: string | null;
  execution: { done: number; total: number; overdue: number } | null;
}

export interface SchoolProgrammes {
  school: { code: string; name: string };
  year: number;
  years: number[];
  /** Lists of the year before the school stands on: the transition plan is demanded. */
  listed: ("federal" | "regional")[];
  programmes: ProgrammeSummary[];
  profile: { confirmed: number; priorities: number } | null;
  can: { begin: Allowance };
}

export interface FieldChange {
  field: string;
  base: unknown;
  value: unknown;
}

export interface ForeignChange {
  field: string;
  value: unknown;
  changedBy: string;
  changedAt: string;
}

/** What became of a save: everything was kept but what is named here. */
export interface ProgrammeSaveReply {
  seq: number;
  savedAt: string;
  others: ForeignChange[];
  conflicts: ForeignChange[];
  refusals: { field: string; message: string }[];
}

export interface ProgrammeReply {
  number: number;
  state: ProgrammeState;
  version: number;
}

import type {
  ExecutionState,
  PlanState,
  ProgrammeKind,
  ResponsibleKind,
  SchoolRule,
} from "@/lib/core/db/enums";
import type { ExecutionCell, Occurrence } from "@/lib/modules/plans/execution/types";
import type { IndicatorRow } from "@/lib/modules/plans/indicators/types";
import type { MeasureRow, PlanSchool } from "@/lib/modules/plans/measures/types";
import type { NewList, OpenRevision, PlanVersionLink } from "@/lib/modules/plans/revisions/types";
import type { ExecutionSummary } from "@/lib/modules/plans/overview/types";

/** May the person do it now; if not, why, and what would unlock it. */
export type Allowance = { allowed: true } | { allowed: false; reason: string };

export type PlanAction = "edit" | "submit" | "withdraw" | "approve" | "return" | "revise" | "drop";

/** Texts of the plan saved field by field. */
export interface PlanTexts {
  justification: string;
  goal: string;
  tasks: string;
  expectedResults: string;
  control: string;
}

export type PlanTextField = keyof PlanTexts;

export interface PlanVersionInfo {
  id: string;
  number: number;
  state: PlanState;
  /** Grows with each transition; sent back with a command. */
  version: number;
  /** Number of the last change of the draft. */
  editSeq: number;
  submittedAt: string | null;
  submittedBy: string | null;
  returnedAt: string | null;
  returnedBy: string | null;
  returnReason: string | null;
  approvedAt: string | null;
  approvedBy: string | null;
  /** «и.о.», «уполномочен приказом …»; null when the head approved. */
  approvalBasis: string | null;
  orderNumber: string | null;
  orderDate: string | null;
  /** Why a revision of the approved text was begun; null for the first text. */
  revisionReason: string | null;
  /** When and by whom a revision was given up. */
  droppedAt: string | null;
  droppedBy: string | null;
  updatedAt: string;
}

/** Section 0 or a track of the year. */
export interface PlanTrack {
  number: number;
  title: string;
  shortTitle: string;
}

/** A line of the letter's track 3. */
export interface PlanLine {
  number: number;
  text: string;
}

/** A sample measure of ИМАЦ's catalogue. */
export interface CatalogueEntry {
  id: string;
  code: string;
  trackNumber: number;
  title: string;
  periodText: string;
  responsibleKind: ResponsibleKind;
  responsibleText: string;
  expectedResult: string;
  evidence: string;
  schoolRule: SchoolRule;
  trackLines: number[];
}

export interface PersonOption {
  id: string;
  name: string;
  post: string;
}

export interface LibraryOption {
  id: string;
  title: string;
  requisites: string;
}

/** What is said of a plan before it is drawn. */
export interface PlanOpening {
  year: number;
  authorityName: string;
  state: PlanState;
  returned: boolean;
  measureCount: number;
}

/** What is chosen from beside a plan, read when somebody chooses. */
export interface PlanReferences {
  /** Sample measures of ИМАЦ in force, by number. */
  catalogue: { id: string; code: string; title: string; periodText: string; responsibleText: string }[];
  /** Documents of the region's library, by title. */
  library: LibraryOption[];
}

/** The plan of one address, as the specialist, ИМАЦ and the Word file need it. */
export interface PlanDetails {
  id: string;
  year: number;
  municipality: { code: string; name: string; authorityName: string };
  timeZone: string;
  /** The day of the reading by the clock of the server, `YYYY-MM-DD`. */
  today: string;
  version: PlanVersionInfo;
  texts: PlanTexts;
  indicators: IndicatorRow[];
  measures: MeasureRow[];
  schools: PlanSchool[];
  tracks: PlanTrack[];
  lines: PlanLine[];
  /** Of ИМАЦ's catalogue what closes gaps; for those who may edit. */
  samples: CatalogueEntry[];
  people: PersonOption[];
  /** The lists the plan rests on, in words: «федеральный перечень 2026 года, версия 1». */
  basis: string[];
  /** The other texts of the plan: the one in force, the one being written, what this one replaced and what replaced it. */
  beside: PlanBeside;
  /** Lists published since the text in force was made; empty on any other text. */
  newLists: NewList[];
  can: Record<PlanAction, Allowance>;
}

export interface PlanBeside {
  /** The text in force, when this is another one. */
  inForce: PlanVersionLink | null;
  /** The text being written or approved, when this is another one. */
  open: PlanVersionLink | null;
  /** The approved text this one revises. */
  revises: PlanVersionLink | null;
  /** The approved text that came after this one. */
  replacedBy: PlanVersionLink | null;
  /** How many texts the plan has had. */
  count: number;
}

/** A row of the region's table of plans; totals are those the last change of the plan left. */
export interface PlanSummaryRow {
  municipalityCode: string;
  municipalityName: string;
  tileRow: number | null;
  tileColumn: number | null;
  /** State of the text in force, else of the open one; null while the authority has no plan of the year. */
  state: PlanState | null;
  /** A revision written beside the text in force. */
  openRevision: OpenRevision | null;
  returned: boolean;
  measureCount: number;
  measuresByTrack: Record<number, number>;
  gapCount: number;
  /** How the text in force is carried out on the day of the reading; null while none is. */
  execution: ExecutionSummary | null;
  /** Remarks of ИМАЦ that wait for the authority, and those it has answered. */
  openComments: number;
  answeredComments: number;
  orderNumber: string | null;
  orderDate: string | null;
  updatedAt: string | null;
}

/** What a save answers: everything that changed since the client's number. */
export interface SaveReply {
  seq: number;
  savedAt: string;
  measures: MeasureRow[];
  removedMeasureIds: string[];
  indicators: IndicatorRow[];
  removedIndicatorIds: string[];
  texts: { field: PlanTextField; value: string; changedBy: string; changedAt: string }[];
  gapCount: number;
}

/** A measure of an approved plan that names the school. */
export interface SchoolActionRow {
  /** The school's own programme the measure stands in; null for a measure of the municipal plan. */
  programme: ProgrammeKind | null;
  measureId: string;
  lineageId: string;
  year: number;
  trackNumber: number;
  title: string;
  periodText: string;
  /** Last day of the period, `YYYY-MM-DD`; null without one. */
  dueOn: string | null;
  responsible: string;
  expectedResult: string;
  evidence: string;
  /** Where the school performs the measure, as its own cells stand; else as the authority has marked it. */
  execution: ExecutionState;
  /** The school performs the measure and tells of it itself. */
  performs: boolean;
  occurrences: Occurrence[];
  /** The school's own cells, those it or the authority has told of. */
  cells: ExecutionCell[];
  canReport: Allowance;
}

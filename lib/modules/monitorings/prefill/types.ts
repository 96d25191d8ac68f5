import type { ListKind } from "@/lib/core/db/enums";
import type { Answers } from "@/lib/modules/monitorings/answers/types";

/** What the portal puts into a form before anybody types, and where it took it from: «из реестра школ, на 01.09.2026». */
export interface PrefillValue {
  /** An answer as it is kept; of a table its rows. */
  value: unknown;
  origin: string;
}

/** By code of the question; only what is known. */
export type Prefills = Readonly<Record<string, PrefillValue>>;

/** What stands beside the answers of a submission: the portal's own values, last year's answers, facts. */
export interface Beside {
  prefills: Prefills;
  /** By code of the fact; only what is known. */
  facts: Answers;
  lastYear: LastYear;
}

export interface LastYear {
  /** Answers to the questions that ask the same today. */
  answers: Answers;
  /** The sending they stand in; null where there was none. */
  receipt: string | null;
  /** Questions answered last year whose definition is another one today: no comparison. */
  changed: string[];
}

/** Where the portal takes a value from. */
export type Source =
  | { kind: "school"; fact: SchoolFact }
  | { kind: "campaign"; fact: "year" }
  /** The latest sent answer of another campaign of the same year. */
  | { kind: "answer"; campaign: string; question: string }
  /** The answer of the same campaign of last year. */
  | { kind: "last"; question: string }
  /** The answer of another campaign, of last year and of this one: rows `before` and `now`. */
  | { kind: "years"; campaign: string; question: string }
  | { kind: "results"; table: ResultTable }
  | { kind: "lists"; fact: ListFact }
  | { kind: "plan"; track: string | null }
  /** In a column: a part of the rows that the table takes. */
  | { kind: "row"; part: string };

export type SchoolFact = "pupils" | "levels" | "small" | "capacity" | "shifts" | "settlement";
export type ResultTable = "vpr" | "oge" | "ege" | "shares" | "means";
export type ListFact = "history" | "federal" | "regional" | "listed" | "near" | "grounds";

/** What a source answers: one value, or rows of which columns take their parts. */
export interface Found {
  value?: unknown;
  rows?: FoundRow[];
  origin: string;
}

export interface FoundRow {
  row: string;
  parts: Readonly<Record<string, unknown>>;
}

/** A published list in its newest version, and the schools asked about that stand on it. */
export interface ListWithSchools {
  kind: ListKind;
  year: number;
  schools: string[];
}

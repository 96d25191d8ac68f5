import type { Fraction } from "@/lib/modules/methodologies/fractions/rules";

/** What an expression may speak of. A date is kept as «2026-09-15»; a set is the options chosen. */
export type ValueType = "number" | "text" | "truth" | "date" | "set";

/** null is a blank: not answered, hidden, or not to be told (a division by zero). A blank is neither yes nor no. */
export type Value = Fraction | string | boolean | readonly string[] | null;

export const BINARY = ["||", "&&", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/"] as const;
export type Binary = (typeof BINARY)[number];

export const FUNCTIONS = [
  "filled",
  "orelse",
  "has",
  "size",
  "number",
  "year",
  "percent",
  "abs",
  "round",
  "min",
  "max",
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** Over the rows of a table; the second argument is read in each row. */
export const AGGREGATES = ["sum", "count", "any", "all"] as const;
export type AggregateName = (typeof AGGREGATES)[number];

export type Node =
  | { kind: "literal"; value: Fraction | string | boolean }
  /** `m1_students`, `last.m1_students`, `m1_ege.ma_b.m1_ege_part`, `m3_plan.date`. */
  | { kind: "path"; path: readonly string[] }
  | { kind: "unary"; op: "!" | "-"; of: Node }
  | { kind: "binary"; op: Binary; left: Node; right: Node }
  | { kind: "choice"; test: Node; yes: Node; no: Node }
  | { kind: "call"; name: FunctionName; of: readonly Node[] }
  | { kind: "aggregate"; name: AggregateName; table: string; of: Node };

export type Parsed = { node: Node; problem: null } | { node: null; problem: string };

/** What names mean while an expression is computed. */
export interface Scope {
  value: (path: readonly string[]) => Value;
  /** Scopes of a table's rows; null where there is no such table to be seen. */
  rows: (table: string) => readonly Scope[] | null;
}

/** What names may mean, for the check of an expression before it is ever computed. */
export interface Names {
  /** The type of a name; null where there is none. */
  type: (path: readonly string[]) => ValueType | null;
  /** Options a name may hold; null where it is no choice. */
  options: (path: readonly string[]) => readonly string[] | null;
  /** Names of a table's row; null where there is no such table. */
  row: (table: string) => Names | null;
}

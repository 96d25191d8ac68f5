import type { Value } from "@/lib/modules/monitorings/expressions/types";

/**
 * Answers by code of the question, as they are kept and sent: numbers as text with a point, dates as «2026-09-15»,
 * a table as `[{row, cells}]`. Nothing is taken on trust: what fits no question is told of and counts as a blank.
 */
export type Answers = Readonly<Record<string, unknown>>;

export interface ReadAnswer {
  value: Value;
  /** Of requisites: number, date, link, file. */
  parts: Readonly<Record<string, Value>>;
  /** Whether anything was given at all, right or wrong. */
  given: boolean;
  /** Parts without which the answer is not whole, and what cannot be taken: instructions to the person. */
  missing: string[];
  problems: string[];
}

export interface FileAnswer {
  id: string;
  name: string;
  size: number;
}

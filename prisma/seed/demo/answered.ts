import type { Random } from "@/prisma/factories/random";

/** A respondent of the demonstration as its answers need it; the same school answers alike from year to year. */
export interface Respondent {
  id: string;
  pupils: number;
  /** НОО, ООО, СОО as M1 names them. */
  levels: ("noo" | "ooo" | "soo")[];
  small: boolean;
  village: boolean;
  shifts: number;
  capacity: number;
  /** 0 sound … 1 of low results. */
  weakness: number;
}

export interface Answered {
  answers: Record<string, unknown>;
  facts: Record<string, unknown>;
}

export const text = (count: number) => String(count);
/** One decimal. */
export const tenth = (value: number) => (Math.round(value * 10) / 10).toFixed(1);
/** A share of a count, with some chance in it. */
export const part = (random: Random, of: number, share: number, spread = 0.3): number =>
  Math.max(0, Math.min(of, Math.round(of * share * (1 + (random.next() - 0.5) * spread))));
export const rows = (cells: readonly Record<string, unknown>[]) =>
  cells.map((each, at) => ({ row: `r${String(at + 1)}`, cells: each }));
export const fixed = (cells: Record<string, Record<string, unknown>>) =>
  Object.entries(cells).map(([row, each]) => ({ row, cells: each }));

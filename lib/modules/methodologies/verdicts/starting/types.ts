import type { ListKind, MethodologyScope, MethodologyStatus } from "@/lib/core/db/enums";

export interface RunnableVersion {
  id: string;
  methodologyTitle: string;
  scope: MethodologyScope;
  label: string;
  status: MethodologyStatus;
  yearsWindow: number;
  indicators: string[];
  needsBase: boolean;
}

export interface BaseListOption {
  id: string;
  kind: ListKind;
  listYear: number;
  number: number;
}

/** What may be chosen for a run, and which results the region has at all. */
export interface RunOptions {
  versions: RunnableVersion[];
  /** Published ones a methodology may rest on, newest year first. */
  lists: BaseListOption[];
  /** Newest first; a year with at least one result. */
  years: number[];
  /** Indicators the region has results of, by year. */
  loaded: { year: number; codes: string[] }[];
  titles: Record<string, string>;
}

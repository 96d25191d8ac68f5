import type { ListKind, MethodologyScope, MethodologyStatus } from "@/lib/core/db/enums";
import type { Rule } from "@/lib/modules/methodologies/types";

/** A published list that rests on a version and so froze it. */
export interface RestingList {
  kind: ListKind;
  listYear: number;
  number: number;
}

export interface VersionDetails {
  id: string;
  label: string;
  status: MethodologyStatus;
  rule: Rule;
  note: string;
  /** The document that approved it. */
  basis: string | null;
  frozenAt: string | null;
  lists: RestingList[];
  updatedAt: string;
  createdByName: string;
  version: number;
  can: { edit: boolean; approve: boolean };
  /** Why it is not edited; null when it is. */
  locked: string | null;
}

/** A line of the table of methodologies. */
export interface MethodologyRow {
  code: string;
  title: string;
  scope: MethodologyScope;
  versionCount: number;
  /** The newest version. */
  newest: { label: string; status: MethodologyStatus; basis: string | null; frozen: boolean } | null;
}

export interface IndicatorRow {
  code: string;
  title: string;
  shortTitle: string;
  active: boolean;
}

export interface MethodologyDetails {
  code: string;
  title: string;
  scope: MethodologyScope;
  versions: VersionDetails[];
  indicators: IndicatorRow[];
  can: { edit: boolean };
}

import type { SubmissionState } from "@/lib/core/db/enums";

/** How many organisations of an authority a campaign asks; the region stands for its own schools. */
export interface TargetArea {
  code: string;
  name: string;
  count: number;
}

/** An organisation that is asked, or would be. */
export interface TargetRow {
  code: string;
  name: string;
  area: string;
  /** Null before the opening. */
  submission: {
    id: string;
    version: number;
    state: SubmissionState;
    /** Why it is asked no longer. */
    excuseReason: string | null;
  } | null;
}

/** Against the campaign of the same code a year before. */
export interface TargetChange {
  year: number;
  appeared: number;
  left: number;
  /** Some of those that were asked then and are not now. */
  leftNames: string[];
}

export interface CampaignTargets {
  areas: TargetArea[];
  /** Of all areas, the excused aside. */
  count: number;
  excused: number;
  rows: TargetRow[];
  /** How many fit the search. */
  found: number;
  /** Code after which the next page begins; null on the last one. */
  next: string | null;
  /** Null where there was no such campaign. */
  change: TargetChange | null;
  /** «федеральный перечень 2025 года»; empty where the rule reads no list. */
  lists: { title: string }[];
}

/** An organisation a campaign may ask. */
export interface FoundRespondent {
  code: string;
  name: string;
  /** Of the authority it answers to; null for one that answers to the region itself. */
  area: string | null;
}

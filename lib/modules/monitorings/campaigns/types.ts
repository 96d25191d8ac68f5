import type {
  CampaignState,
  CampaignTarget,
  FormRespondent,
  FormStatus,
  ListKind,
} from "@/lib/core/db/enums";

/** Days of a window, `YYYY-MM-DD`, each inclusive: who answers, who checks and ИМАЦ end with their own. */
export interface CampaignDays {
  opensOn: string;
  respondentUntilOn: string;
  municipalityUntilOn: string;
  closesOn: string;
  regionUntilOn: string;
}

/** A window by day and month, as a template has it. */
export interface YearlyWindow {
  opensMonth: number;
  opensDay: number;
  closesMonth: number;
  closesDay: number;
  respondentAhead: number;
  regionAfter: number;
}

/** A window as those below the region see it: confirmed, with its days. */
export interface CampaignWindow extends CampaignDays {
  code: string;
  year: number;
  title: string;
  respondent: FormRespondent;
  state: CampaignState;
}

/** How far a campaign is, by the counters of all its authorities. */
export interface CampaignCounts {
  /** Organisations asked, the excused aside. */
  asked: number;
  /** Of them those that have sent at least once. */
  sent: number;
  accepted: number;
  excused: number;
}

/** Days two windows of a year share; both inclusive. */
export interface WindowOverlap {
  code: string;
  from: string;
  to: string;
}

/** Whom a campaign asks. */
export interface TargetRule {
  target: CampaignTarget;
  listKinds: ListKind[];
  track: number | null;
}

/** What is to be done with a campaign next, and until which day. */
export type NextStep =
  | { kind: "confirm" }
  | { kind: "open"; until: string; late: boolean }
  | { kind: "wait"; from: string }
  | { kind: "answering"; until: string }
  | { kind: "checking"; until: string }
  | { kind: "accepting"; until: string }
  | { kind: "over" }
  | { kind: "cancelled" };

/** A line of the year. */
export interface CampaignRow extends CampaignWindow, TargetRule {
  id: string;
  confirmed: boolean;
  version: number;
  /** Null until it is opened. */
  counts: CampaignCounts | null;
  form: { code: string; number: number; status: FormStatus } | null;
  overlaps: WindowOverlap[];
  next: NextStep;
}

/** A year of monitorings. */
export interface CampaignYear {
  /** Code of the region, in whose name it is managed. */
  organisation: string;
  year: number;
  today: string;
  /** Years that have campaigns, and the present and the next one; oldest first. */
  years: number[];
  rows: CampaignRow[];
  /** Codes of templates the year has no campaign of yet. */
  unplanned: string[];
  /** A monitoring may be made of, beside the templates. */
  forms: { code: string; title: string; respondent: FormRespondent }[];
  can: { manage: boolean };
}

/** One campaign with all its settings. */
export interface CampaignDetails extends CampaignRow {
  organisation: string;
  formCode: string;
  /** Versions of its form it may ask by, newest first. */
  formVersions: { number: number; status: FormStatus }[];
  chosen: { code: string; name: string }[];
  takesNewcomers: boolean;
  /** Tables of its form are passed on to results of schools. */
  feeds: boolean;
  note: string;
  confirmedBy: { name: string; at: string } | null;
  openedBy: { name: string; at: string } | null;
  cancelled: { at: string; reason: string } | null;
  today: string;
  timeZone: string;
  can: {
    edit: boolean;
    confirm: boolean;
    open: boolean;
    cancel: boolean;
    replan: boolean;
    moveDays: boolean;
    target: boolean;
  };
  /** Why it cannot be opened now, where it cannot. */
  notOpened: string | null;
}

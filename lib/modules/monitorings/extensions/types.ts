import type { CheckLevel, ExtensionState } from "@/lib/core/db/enums";

/** More time: asked for or given, with reasons and who decided. */
export interface ExtensionRow {
  id: string;
  state: ExtensionState;
  reason: string;
  wantedUntilOn: string;
  requestedBy: string;
  requestedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  decidedLevel: CheckLevel | null;
  decisionReason: string;
  grantedUntilOn: string | null;
  version: number;
}

/** What the reader may do about more time, and within which days. */
export interface ExtensionRights {
  /** The respondent asks; null: may. Otherwise why not. */
  whyNotRequest: string | null;
  /** For whom the reader decides; null: does not. */
  level: CheckLevel | null;
  /** The last day as it stands now: more time is a day after it. */
  untilOn: string;
  /** The latest day the reader may give; null: no limit of the stage. */
  latestOn: string | null;
}

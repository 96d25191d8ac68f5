import type { ListKind } from "@/lib/core/db/enums";

export type GapKind =
  "no_specialist" | "no_methodologist" | "no_mentor" | "own_school" | "too_many" | "lapsing";

/** What stands open in the appointments of an authority on a day. */
export interface Gap {
  kind: GapKind;
  /** Code and name of whose appointments; the region's for schools that answer to it directly. */
  ownerCode: string;
  ownerName: string;
  ofRegion: boolean;
  school: { code: string; name: string } | null;
  listKinds: ListKind[];
  personName: string | null;
  /** Since which day it stands open; null where nobody was ever appointed. */
  since: string | null;
  /** First day of an appointment already registered that closes it. */
  closesOn: string | null;
  /** Schools of a mentor who has too many. */
  count: number | null;
  order: { id: string; number: string; date: string; endsOn: string | null } | null;
}

/** The row of a draft that closes a gap. */
export interface AppointmentNeed {
  kind: "specialist" | "methodologist" | "mentor";
  schoolCode: string | null;
}

/** Limits the gap finder looks by; proposals of the handbook until ИМАЦ has confirmed them. */
export interface Norms {
  schoolsPerMentor: number;
  lapseDays: number;
  /** Zero while nobody has changed the proposals. */
  version: number;
}

/** Somebody an order may name. */
export interface Appointee {
  source: "person" | "user" | "offer";
  id: string;
  fullName: string;
  post: string;
  /** Where the person works. */
  place: string;
  hasAccount: boolean;
}

/** Somebody who may mentor a school, with what is known about it; the choice is a person's. */
export interface Candidate extends Appointee {
  /** Own municipality first, then the region's pool. */
  from: "own" | "pool";
  /** Why proposed: «МБОУ … вышла из перечней, динамика положительная»; null for the pool: nothing is told of its schools. */
  ground: string | null;
  /** Schools mentored on the day: here, and for others as a number. */
  load: { here: number; elsewhere: number };
  /** Why not, in sentences. */
  conflicts: string[];
  /** «МБОУ «Школа № 3», 01.02.2024 – 31.12.2024». */
  earlier: string[];
}

/** A person offered to the region's pool. */
export interface PoolRow {
  id: string;
  fullName: string;
  post: string;
  municipality: string;
  consentOn: string;
  offeredAt: string;
  offeredBy: string;
  withdrawnAt: string | null;
  own: boolean;
  load: number;
}

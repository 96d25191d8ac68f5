import type { OrganisationKind, TokenScope } from "@/lib/core/db/enums";

export type TokenState = "live" | "expired" | "revoked";

export interface TokenRow {
  id: string;
  name: string;
  scopes: TokenScope[];
  state: TokenState;
  /** Last day, inclusive. */
  expiresOn: string;
  createdAt: string;
  createdBy: string;
  /** To within five minutes; null: never. */
  lastUsedAt: string | null;
  revoked: { at: string; by: string; reason: string } | null;
  can: { revoke: boolean };
}

export interface TokenList {
  organisation: { code: string; name: string; kind: OrganisationKind };
  timeZone: string;
  today: string;
  /** The last day a new token may be given. */
  latest: string;
  rows: TokenRow[];
  /** Id of the last row when there are more. */
  next: string | null;
  can: { issue: boolean };
  /** Why no token can be made here, as a sentence. */
  why: string | null;
}

/** A token just made: its secret is shown once and stored nowhere. */
export interface IssuedToken {
  id: string;
  name: string;
  expiresOn: string;
  secret: string;
}

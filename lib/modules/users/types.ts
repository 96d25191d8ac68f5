import type { MembershipBasis, OrganisationKind, Role } from "@/lib/core/db/enums";

/** Where in the tree a right or an organisation stands. */
export interface Place {
  regionId: string;
  municipalityId: string | null;
  schoolId: string | null;
}

/** A right somebody holds now or will hold; enough to decide, never shown to others. */
export interface HeldRight extends Place {
  role: Role;
}

/** Who manages accounts: the roles they act by and the organisation these belong to. */
export interface Manager extends Place {
  userId: string;
  roles: readonly Role[];
}

export interface MembershipRow {
  id: string;
  role: Role;
  basis: MembershipBasis;
  basisDocument: string | null;
  organisation: { code: string; shortName: string };
  validFrom: string;
  validTo: string | null;
  state: "current" | "future" | "ended";
  can: { end: boolean };
}

export interface UserRow {
  id: string;
  fullName: string;
  email: string;
  post: string;
  state: "active" | "invited" | "disabled";
  memberships: MembershipRow[];
  can: { manage: boolean };
  /** Why the account cannot be managed from here, as a sentence. */
  why: string | null;
}

/** An organisation people may be invited to, with the roles the asking person may give there. */
export interface InvitableOrganisation {
  code: string;
  name: string;
  kind: OrganisationKind;
  roles: readonly Role[];
}

export interface UserList {
  organisation: { code: string; name: string; kind: OrganisationKind };
  today: string;
  query: string;
  rows: UserRow[];
  /** Id of the last row when there are more. */
  next: string | null;
  canInvite: boolean;
  invitable: InvitableOrganisation[];
}

/** A one-time link to hand over. It is shown once and stored nowhere. */
export interface IssuedLink {
  kind: "invitation" | "reset";
  fullName: string;
  email: string;
  address: string;
  hours: number;
}

import type { AuthorityType, ListKind, OrganisationKind } from "@/lib/core/db/enums";

/** An organisation as its own pages show it: the attributes of today. */
export interface OrganisationDetails {
  id: string;
  code: string;
  kind: OrganisationKind;
  name: string;
  shortName: string;
  /** Official name of the authority («Управление образования администрации …»). */
  authorityName: string | null;
  authorityType: AuthorityType | null;
  oktmo: string | null;
  place: string | null;
  /** The authority of a school; null for the others and for a school that answers to the region directly. */
  municipality: { code: string; shortName: string } | null;
}

/** A list a school stands on, as a badge. */
export interface ListBadge {
  kind: ListKind;
  listYear: number;
}

/** A school of an authority. */
export interface SchoolRow {
  id: string;
  code: string;
  name: string;
  shortName: string;
  place: string | null;
  closedOn: string | null;
  /** Lists in force of the two newest years, newest first. */
  lists: ListBadge[];
  openDeficits: number;
}

/** What an authority is offered as. */
export interface AuthorityName {
  code: string;
  name: string;
}

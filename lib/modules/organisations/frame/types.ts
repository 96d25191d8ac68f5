import type { OrganisationKind } from "@/lib/core/db/enums";

/** A place the person may go to: an organisation of theirs or, for the region's people, any authority. */
export interface Place {
  kind: OrganisationKind;
  code: string;
  name: string;
  href: string;
}

export type Area = "region" | "municipality" | "school" | "mentor" | "account";

/** What the frame of a page shows around it. */
export interface Frame {
  area: Area;
  user: { id: string; fullName: string; email: string };
  /** «специалист по направлению 1.2», several joined by a comma. */
  roles: string;
  organisation: { code: string; name: string; shortName: string } | null;
  homeHref: string;
  /** `within`: other addresses whose pages belong to the section. */
  sections: { href: string; within?: string[]; label: string; icon: SectionIcon }[];
  places: Place[];
}

export type SectionIcon =
  | "home"
  | "plan"
  | "imports"
  | "schools"
  | "lists"
  | "letters"
  | "results"
  | "catalogue"
  | "library"
  | "practices"
  | "methodologies"
  | "monitorings"
  | "checking"
  | "runs"
  | "people"
  | "tokens"
  | "orders"
  | "actions"
  | "risks"
  | "programmes"
  | "profile";

/** A school the person mentors today. */
export interface Mentorship {
  code: string;
  name: string;
  /** «приказ № 12 от 01.02.2027». */
  basisDocument: string | null;
}

/** Who walks the pages of the demonstration, and what an entry of e2e/access/pages.ts says of a page. */

/** People of Белогорский район, of its school and of the region. */
export const PEOPLE = {
  admin: "admin@imac.example",
  analyst: "analyst@imac.example",
  expert: "expert@imac.example",
  ministry: "ministry@imac.example",
  head: "head@belogorsk.example",
  specialist: "specialist@belogorsk.example",
  methodologist: "methodologist@belogorsk.example",
  director: "director@belogorsk.example",
  deputy: "deputy@belogorsk.example",
  mentor: "mentor@belogorsk.example",
} as const;

export type PersonName = keyof typeof PEOPLE;

/** People of other authorities of the same region. */
export const STRANGERS = [
  "specialist-05@demo.example",
  "head-05@demo.example",
  "specialist-08@demo.example",
  "armyansk@demo.example",
] as const;

/** Words of the organisations below: a stranger's answer holds none of them. */
export const SECRET_WORDS = /Белогорск|Зуйск/;

export interface PortalPage {
  /** `{year}`: the year of the plan nobody changes. */
  path: string;
  may: readonly PersonName[] | "signed-in" | "anybody";
  /** The page sends on to another one. */
  redirects?: true;
}

export const PLAN_OF_REGION: PersonName[] = ["admin", "analyst", "ministry"];
export const AUTHORITY: PersonName[] = ["head", "specialist", "methodologist"];
export const SCHOOL: PersonName[] = ["director", "deputy", "mentor"];

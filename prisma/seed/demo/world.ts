import type { BuiltOrganisation } from "@/prisma/factories/organisations";
import type { BuiltUser } from "@/prisma/factories/people";
import type { MunicipalityData } from "@/prisma/seed/data";

export interface DemoSchool extends BuiltOrganisation {
  /** Its place among the schools of the authority, from 1. */
  index: number;
  closed: boolean;
}

export interface DemoPerson {
  id: string;
  fullName: string;
  post: string;
}

export interface DemoMunicipality extends BuiltOrganisation {
  number: number;
  data: MunicipalityData;
  schools: DemoSchool[];
}

/** Who acts for an authority in the demonstration. */
export interface DemoStaff {
  head: BuiltUser;
  /** «и.о.» or the order of empowerment; null for a head by post. */
  headBasis: string | null;
  specialist: BuiltUser;
  persons: DemoPerson[];
}

/** The authority whose year is walked through from end to end. */
export const BELOGORSK = 2;
/** No listed school, one employee with all roles. */
export const ARMYANSK = 17;
export const ACTING_HEAD = 5;
export const EMPOWERED_SPECIALIST = 8;

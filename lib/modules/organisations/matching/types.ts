/** A school as names and codes of a file are compared with it. */
export interface MatchedSchool {
  id: string;
  code: string;
  federalCode: string | null;
  name: string;
  shortName: string;
  municipality: { code: string; name: string; shortName: string } | null;
}

/** What a file says of a school; empty where it says nothing. */
export interface SoughtSchool {
  federalCode: string;
  code: string;
  name: string;
  municipality: string;
}

export interface SchoolMatch<School> {
  exact: School | null;
  /** The likeliest first; empty where one fits exactly. */
  suggestions: School[];
}

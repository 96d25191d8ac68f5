/** A name to find a school by. */
export interface NameToFind {
  name: string;
  /** Null: the authority is not told, so any school of the region may be meant. */
  municipalityId: string | null;
}

/** Ids of the schools a name may mean: those called so, else those nearly called so, the nearest first. */
export interface NameMatch {
  /** The name as it was compared: two names of the same words are one. */
  words: string;
  exact: string[];
  similar: string[];
}

/** What a file says of a school there must be; empty where it says nothing. */
export interface SoughtSchool {
  federalCode: string;
  code: string;
  name: string;
  municipality: string;
}

/** Codes of a school. */
export interface CodedSchool {
  id: string;
  code: string;
  federalCode: string | null;
}

export interface SchoolMatch {
  /** Id of the school that fits, alone. */
  exact: string | null;
  /** Ids of those it may be, the likeliest first; empty where one fits exactly. */
  suggestions: string[];
}

/** An authority as the words of a file are compared with it. */
export interface NamedAuthority {
  id: string;
  code: string;
  shortName: string;
  /** What it may be called, plain. */
  words: ReadonlySet<string>;
}

/** A right of the person, in words. */
export interface OwnRole {
  id: string;
  role: string;
  organisation: string;
  /** «приказ № 12 от 01.02.2027» where the right rests on a document. */
  basis: string;
}

export interface OwnSession {
  id: string;
  device: string;
  address: string;
  startedAt: string;
  lastSeenAt: string;
  current: boolean;
}

export interface Account {
  fullName: string;
  email: string;
  post: string;
  roles: OwnRole[];
  sessions: OwnSession[];
  timeZone: string;
}

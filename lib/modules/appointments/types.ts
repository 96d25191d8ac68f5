/** Whose orders an address shows: an authority's, or the region's for the schools that answer to it directly. */
export interface OrderOwner {
  organisationId: string;
  regionId: string;
  /** Null for the region. */
  municipalityId: string | null;
  code: string;
  name: string;
  /** Address of the register. */
  path: string;
}

/** What an order is on a day. */
export type OrderStanding =
  | "draft"
  | "dropped"
  /** Registered, its first day is to come. */
  | "future"
  | "in_force"
  | "expired"
  | "superseded"
  | "revoked";

/** What the standing of an order is told from; days as `YYYY-MM-DD`. */
export interface OrderDays {
  state: "draft" | "registered" | "dropped";
  startsOn: string | null;
  /** Last day, inclusive. */
  endsOn: string | null;
  /** First day on which a newer order holds instead. */
  supersededOn: string | null;
  /** First day on which it no longer holds. */
  revokedOn: string | null;
}

/** Requisites an order is known by. */
export interface OrderRequisites {
  number: string;
  date: string;
}

export interface AppointmentDays {
  startsOn: string | null;
  /** The earlier of the term and the end. */
  heldUntil: string | null;
}

import type { AppointmentKind, ListKind, OrderKind } from "@/lib/core/db/enums";
import type { OrderRequisites, OrderStanding } from "@/lib/modules/appointments/types";
import type { OrderParams } from "@/lib/modules/appointments/orders/schema";
import type { FileRow } from "@/lib/modules/files/types";

export type OrderAction = "edit" | "register" | "drop" | "revoke" | "attach";
export type Allowance = { allowed: true } | { allowed: false; reason: string };

/** An order of the register. */
export interface OrderRow {
  id: string;
  kind: OrderKind;
  title: string;
  number: string | null;
  date: string | null;
  startsOn: string | null;
  endsOn: string | null;
  standing: OrderStanding;
  supersededBy: OrderRequisites | null;
  hasScan: boolean;
  appointmentCount: number;
}

export interface OrderRegister {
  owner: { code: string; name: string; path: string; ofRegion: boolean };
  today: string;
  filter: OrderParams;
  rows: OrderRow[];
  /** The last order shown, where more follow. */
  next: string | null;
  /** Orders in force a newer one may replace. */
  replaceable: OrderChoice[];
  can: { edit: boolean };
}

export interface OrderChoice extends OrderRequisites {
  id: string;
  kind: OrderKind;
  title: string;
}

export interface AppointmentRow {
  id: string;
  kind: AppointmentKind;
  personName: string;
  personPost: string;
  personPlace: string;
  school: { code: string; name: string } | null;
  listKinds: ListKind[];
  formerListed: boolean | null;
  startsOn: string | null;
  endsOn: string | null;
  heldUntil: string | null;
  endReason: string | null;
  /** Has an account the access opens for. */
  hasAccount: boolean;
  /** Works at the very school they mentor. */
  ownSchool: boolean;
}

/** One order as its page shows it. */
export interface OrderDetails {
  id: string;
  owner: { code: string; name: string; path: string; ofRegion: boolean };
  kind: OrderKind;
  title: string;
  number: string | null;
  date: string | null;
  startsOn: string | null;
  endsOn: string | null;
  standing: OrderStanding;
  version: number;
  replaces: (OrderRequisites & { id: string }) | null;
  supersededBy: (OrderRequisites & { id: string }) | null;
  supersededOn: string | null;
  revokedOn: string | null;
  revokeReason: string | null;
  scan: FileRow | null;
  registeredAt: string | null;
  registeredBy: string | null;
  createdAt: string;
  createdBy: string;
  appointments: AppointmentRow[];
  today: string;
  timeZone: string;
  /** Drafted in the portal: a Word document can be made. */
  hasDocument: boolean;
  /** May give an appointment its account. */
  mayLink: boolean;
  can: Record<OrderAction, Allowance>;
}

/** Who held what, and when. */
export interface HeldRow {
  id: string;
  kind: AppointmentKind;
  personName: string;
  personPost: string;
  school: { code: string; name: string } | null;
  startsOn: string;
  heldUntil: string | null;
  endReason: string | null;
  order: OrderRequisites & { id: string };
}

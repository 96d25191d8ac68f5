import type { AppointmentKind, ListKind } from "@/lib/core/db/enums";
import type { OrderChoice } from "@/lib/modules/appointments/orders/types";

/** Texts of the document by their place in it; an empty one is written by the portal. */
export const ORDER_TEXT_FIELDS = [
  "authorityName",
  "place",
  "preamble",
  "specialistAccusative",
  "methodologistAccusative",
  "specialistDative",
  "methodologistDative",
  "compareUntil",
  "monitoringWindows",
  "transitionSchools",
  "transitionUntil",
  "antiriskUntil",
  "publishUntil",
  "control",
  "signerPost",
  "signerName",
] as const;
export type OrderTextField = (typeof ORDER_TEXT_FIELDS)[number];
export type OrderTexts = Record<OrderTextField, string>;

/** What of a row of a draft is typed. */
export const ROW_FIELDS = [
  "personName",
  "personPost",
  "personPlace",
  "startsOn",
  "endsOn",
  "formerListed",
] as const;
export type RowField = (typeof ROW_FIELDS)[number];

/** Place of a field in a draft: the title, a day, a text, a field of a row («row/<id>/personName»). */
export type DraftField =
  "title" | "startsOn" | "endsOn" | "annexPlan" | OrderTextField | `row/${string}/${RowField}`;

export interface DraftRow {
  id: string;
  kind: AppointmentKind;
  personName: string;
  personPost: string;
  personPlace: string;
  /** «yes», «no» or empty. */
  formerListed: string;
  startsOn: string;
  endsOn: string;
  /** The person was chosen from a list, not typed. */
  chosen: boolean;
  hasAccount: boolean;
  school: { code: string; name: string } | null;
  workplace: { code: string; name: string } | null;
  listKinds: ListKind[];
  ownSchool: boolean;
}

/** A draft as it is stored. */
export interface OrderDraft {
  version: number;
  savedAt: string;
  title: string;
  startsOn: string;
  endsOn: string;
  /** «yes» where the plan goes with the order as annex 2. */
  annexPlan: string;
  texts: OrderTexts;
  rows: DraftRow[];
}

/** What the portal writes the texts from. */
export interface DraftFacts {
  authorityName: string;
  place: string;
  /** Calendar year the order is for. */
  year: number;
  ofRegion: boolean;
  letter: { number: string; date: string } | null;
  /** «М1 — 01.09–15.09». */
  windows: string[];
  headName: string;
  headPost: string;
}

/** The page of a draft. */
export interface DraftPage {
  draft: OrderDraft;
  facts: DraftFacts;
  /** Schools on the lists in force. */
  listed: { code: string; name: string }[];
  schools: { code: string; name: string }[];
  replaceable: OrderChoice[];
  /** Requisites typed when a paper order was entered. */
  paper: { number: string; date: string; replacesId: string; fileId: string | null };
}

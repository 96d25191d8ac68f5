import { z } from "zod";

import { OrderKind } from "@/lib/core/db/enums";
import { daySchema } from "@/lib/core/format/day-schema";
import { addressWord } from "@/lib/core/url/address-word";

/** Code of the authority, or of the region for its own orders. */
const organisation = z.string().min(1).max(40);
const version = z.number().int().min(1).max(1_000_000);

const text = (longest: number, empty: string) =>
  z
    .string()
    .trim()
    .min(1, empty)
    .max(longest, `Не более ${String(longest)} знаков`);

const optionalDay = z.union([z.literal(""), daySchema("Укажите дату полностью")]);

/** Requisites of a signed order as they stand on paper. */
const requisites = {
  number: text(60, "Укажите номер приказа"),
  date: daySchema("Укажите дату приказа"),
  startsOn: daySchema("Укажите, с какого дня действует приказ"),
  /** Last day; empty while it has no term. */
  endsOn: optionalDay,
  /** The order it replaces. */
  replacesId: z.union([z.literal(""), z.uuid()]),
  fileId: z.uuid().nullable(),
};

interface Days {
  startsOn: string;
  endsOn: string;
}
const inOrder = ({ startsOn, endsOn }: Days) => endsOn === "" || endsOn >= startsOn;
const DAYS = { error: "Последний день не может быть раньше первого", path: ["endsOn"] };

/** The part of registering that a person types. */
export const registerFields = z.object(requisites).refine(inOrder, DAYS);

export const registerOrderSchema = z
  .object({ organisation, id: z.uuid(), version, ...requisites })
  .refine(inOrder, DAYS);
export type RegisterOrderInput = z.infer<typeof registerOrderSchema>;

const entered = {
  kind: z.enum(OrderKind, "Выберите, о чём приказ"),
  title: text(500, "Напишите заголовок приказа: «О …»"),
  ...requisites,
};

export const enterFields = z.object(entered).refine(inOrder, DAYS);

export const enterOrderSchema = z.object({ organisation, ...entered }).refine(inOrder, DAYS);
export type EnterOrderInput = z.infer<typeof enterOrderSchema>;

export const revokeFields = z.object({
  on: daySchema("Укажите, с какого дня приказ утратил силу"),
  reason: text(1000, "Напишите, почему приказ утратил силу, и документ, если он есть"),
});

export const revokeOrderSchema = revokeFields.extend({ organisation, id: z.uuid(), version });
export type RevokeOrderInput = z.infer<typeof revokeOrderSchema>;

export const attachScanSchema = z.object({ organisation, id: z.uuid(), fileId: z.uuid("Приложите скан") });
export type AttachScanInput = z.infer<typeof attachScanSchema>;

export const dropOrderSchema = z.object({ organisation, id: z.uuid(), version });
export type DropOrderInput = z.infer<typeof dropOrderSchema>;

export const ORDER_STANDINGS = ["draft", "in_force", "future", "superseded", "expired", "revoked"] as const;
const ORDER_SORTS = ["date", "-date", "number", "-number", "startsOn", "-startsOn"] as const;

/** The register as it stands in the address. A word that is not understood is no choice at all. */
export const orderParams = z.object({
  q: addressWord(200).trim().catch(""),
  kind: z.enum(OrderKind).nullable().catch(null).default(null),
  state: z.enum(ORDER_STANDINGS).nullable().catch(null).default(null),
  scan: z.enum(["no"]).nullable().catch(null).default(null),
  sort: z.enum(ORDER_SORTS).catch("-date"),
  after: z.uuid().optional().catch(undefined),
});
export type OrderParams = z.infer<typeof orderParams>;

/** «Кто что исполнял» as it stands in the address. */
export const historyParams = z.object({
  q: addressWord(200).trim().catch(""),
  on: daySchema("").nullable().catch(null).default(null),
});
export type HistoryParams = z.infer<typeof historyParams>;

import { z } from "zod";

import { daySchema } from "@/lib/core/format/day-schema";
import { addressWord } from "@/lib/core/url/address-word";

const organisation = z.string().min(1).max(40);

const text = (longest: number, empty: string) =>
  z
    .string()
    .trim()
    .min(1, empty)
    .max(longest, `Не более ${String(longest)} знаков`);

/** Requisites of a letter with its file, as they are typed. */
export const letterFields = z.object({
  issuer: text(300, "Укажите, кто издал письмо"),
  kind: text(100, "Укажите вид документа, например «письмо»"),
  number: text(60, "Укажите номер письма"),
  date: daySchema("Укажите дату письма"),
  subject: text(2000, "Укажите, о чём письмо"),
  fileId: z.uuid().nullable(),
});
export type LetterFields = z.infer<typeof letterFields>;

export const registerLetterSchema = letterFields.extend({ organisation });

export const correctLetterSchema = letterFields.extend({
  organisation,
  id: z.uuid(),
  version: z.number().int().min(1).max(1_000_000),
});
export type CorrectLetterInput = z.infer<typeof correctLetterSchema>;

export const sendLetterSchema = z.object({
  organisation,
  id: z.uuid(),
  /** Codes of authorities. */
  codes: z.array(z.string().max(40)).min(1, "Выберите, кому отправить письмо").max(500),
});
export type SendLetterInput = z.infer<typeof sendLetterSchema>;

export const acknowledgeLetterSchema = z.object({ municipality: organisation, id: z.uuid() });

/** The register as it stands in the address. A word that is not understood is no choice at all. */
export const registerParams = z.object({
  q: addressWord(200).trim().catch(""),
  year: z.coerce.number().int().min(1900).max(2200).nullable().catch(null).default(null),
  kind: addressWord(100).min(1).nullable().catch(null).default(null),
  sort: z.enum(["date", "-date"]).catch("-date"),
  after: z.uuid().optional().catch(undefined),
});
export type RegisterParams = z.infer<typeof registerParams>;

import { z } from "zod";

import { LibraryStatus } from "@/lib/core/db/enums";
import { daySchema } from "@/lib/core/format/day-schema";
import { addressWord } from "@/lib/core/url/address-word";

const text = (longest: number, empty: string) =>
  z
    .string()
    .trim()
    .min(1, empty)
    .max(longest, `Не более ${String(longest)} знаков`);

/** Left empty, it is absent: requisites are never made up. */
const maybe = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `Не более ${String(longest)} знаков`)
    .nullable()
    .transform((typed) => (typed === "" ? null : typed));

const webAddress = z
  .string()
  .trim()
  .max(500, "Не более 500 знаков")
  .refine(
    (typed) => typed === "" || /^https?:\/\/[^\s/]/i.test(typed),
    "Вставьте адрес страницы целиком, как в строке браузера",
  )
  .nullable()
  .transform((typed) => (typed === "" ? null : typed));

/** A document of the library as it is typed, its title verbatim. */
export const libraryItemFields = z.object({
  title: text(2000, "Напишите название документа, как на его титуле"),
  kind: text(100, "Укажите вид документа, например «методические рекомендации»"),
  issuer: text(300, "Укажите, кто издал документ"),
  author: text(300, "Укажите, кто составил документ"),
  requisitesOf: maybe(100),
  number: maybe(60),
  date: z.union([z.literal("").transform(() => null), z.null(), daySchema("Укажите дату документа")]),
  tracks: z.array(z.number().int().min(1).max(99)).max(20),
  status: z.enum(LibraryStatus),
  note: maybe(2000),
  url: webAddress,
  fileIds: z.array(z.uuid()).max(20, "Не больше 20 файлов"),
});
export type LibraryItemFields = z.infer<typeof libraryItemFields>;

const organisation = z.string().min(1).max(40);

export const addLibraryItemSchema = libraryItemFields.extend({
  organisation,
  /** The document this one is a new edition of. */
  replacesId: z.uuid().nullable(),
});
export type AddLibraryItemInput = Omit<z.infer<typeof addLibraryItemSchema>, "organisation">;

export const correctLibraryItemSchema = libraryItemFields.extend({
  organisation,
  id: z.uuid(),
  version: z.number().int().min(1).max(1_000_000),
});
export type CorrectLibraryItemInput = Omit<z.infer<typeof correctLibraryItemSchema>, "organisation">;

/** The library as it stands in the address. A word that is not understood is no choice at all. */
export const libraryParams = z.object({
  q: addressWord(200).trim().catch(""),
  track: z.coerce.number().int().min(0).max(99).nullable().catch(null).default(null),
  status: z.enum(LibraryStatus).nullable().catch(null).default(null),
  kind: addressWord(100).min(1).nullable().catch(null).default(null),
  issuer: addressWord(300).min(1).nullable().catch(null).default(null),
  after: z.coerce.number().int().min(1).max(2_000_000_000).nullable().catch(null).default(null),
});
export type LibraryParams = z.infer<typeof libraryParams>;

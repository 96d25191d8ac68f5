import { z } from "zod";

import { addressWord } from "@/lib/core/url/address-word";

const text = (longest: number, what: string) =>
  z.string().max(longest, `${what}: не более ${String(longest)} знаков`);

const figure = z.object({
  title: text(300, "Показатель"),
  unit: text(60, "Единица"),
  before: text(60, "До"),
  after: text(60, "После"),
  source: text(300, "Источник"),
});

/** Each field of a practice, as one edit of it is sent. */
export const practiceFields = {
  title: text(300, "Название"),
  problem: text(5000, "Проблема"),
  actions: text(10_000, "Что сделали"),
  outcome: text(5000, "Чего добились"),
  subject: text(120, "Предмет или направление"),
  figures: z.array(figure).max(20, "Не больше 20 показателей"),
  tracks: z.array(z.number().int().min(1).max(99)).max(20),
  factors: z.array(z.string().regex(/^[A-Z]{2}\d{2}$/)).max(20),
  fileIds: z.array(z.uuid()).max(20, "Не больше 20 файлов"),
};

const organisation = z.string().min(1).max(40);
const target = { organisation, id: z.uuid() };
const version = z.number().int().min(1).max(1_000_000);
const reason = z
  .string()
  .trim()
  .min(1, "Напишите причину: её прочитает автор")
  .max(2000, "Не более 2000 знаков");

/** One field of a practice: what stood there and what stands there now. */
const change = <Name extends keyof typeof practiceFields>(field: Name) =>
  z.object({ field: z.literal(field), base: practiceFields[field], value: practiceFields[field] });

export const beginPracticeSchema = z.object(target);

const practiceChange = z.discriminatedUnion("field", [
  change("title"),
  change("problem"),
  change("actions"),
  change("outcome"),
  change("subject"),
  change("figures"),
  change("tracks"),
  change("factors"),
  change("fileIds"),
]);

export const savePracticeFieldSchema = z.intersection(z.object(target), practiceChange);
export type SavePracticeFieldInput = z.infer<typeof practiceChange> & { id: string };

/** A step of a practice: proposed, recalled, agreed, published. The version is the one the person saw. */
export const stepPracticeSchema = z.object({ ...target, version });
export type StepPracticeInput = Omit<z.infer<typeof stepPracticeSchema>, "organisation">;

/** A step its author is told the reason of: returned, withdrawn. */
export const refusePracticeSchema = z.object({ ...target, version, reason });
export type RefusePracticeInput = Omit<z.infer<typeof refusePracticeSchema>, "organisation">;

/** What the form of a return or a withdrawal fills. */
export const practiceReasonSchema = z.object({ reason });

export const usePracticeSchema = z.object(target);

/** The bank as it stands in the address. A word that is not understood is no choice at all. */
export const bankParams = z.object({
  q: addressWord(200).trim().catch(""),
  track: z.coerce.number().int().min(1).max(99).nullable().catch(null).default(null),
  factor: addressWord(10).min(1).nullable().catch(null).default(null),
  subject: addressWord(120).min(1).nullable().catch(null).default(null),
  after: z.coerce.number().int().min(1).max(2_000_000_000).nullable().catch(null).default(null),
});
export type BankParams = z.infer<typeof bankParams>;

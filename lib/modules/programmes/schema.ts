import { z } from "zod";

import { ProgrammeKind } from "@/lib/core/db/enums";
import { daySchema } from "@/lib/core/format/day-schema";

const LONGEST_REASON = 2000;

const target = {
  school: z.string().min(1).max(40),
  kind: z.enum(ProgrammeKind),
  year: z.coerce.number<number>().int().min(2000).max(2200),
};
const text = { ...target, number: z.coerce.number<number>().int().min(1).max(1000) };

const reason = (empty: string) =>
  z
    .string()
    .trim()
    .min(1, empty)
    .max(LONGEST_REASON, `Не более ${String(LONGEST_REASON)} знаков`);

export const beginProgrammeSchema = z.object(target);
export type BeginProgrammeInput = z.infer<typeof beginProgrammeSchema>;

/** Fields a request may hold. */
export const MOST_CHANGES = 100;

export const saveProgrammeSchema = z.object({
  ...text,
  /** Number of the last change the browser knows of. */
  seq: z.number().int().min(0).max(1_000_000_000),
  changes: z
    .array(z.strictObject({ field: z.string().min(1).max(120), base: z.unknown(), value: z.unknown() }))
    .max(MOST_CHANGES, `За один раз сохраняется не больше ${String(MOST_CHANGES)} полей.`),
});
export type SaveProgrammeInput = z.infer<typeof saveProgrammeSchema>;

const transition = { ...text, version: z.number().int().min(1) };

export const programmeTransitionSchema = z.object(transition);
export type ProgrammeTransitionInput = z.infer<typeof programmeTransitionSchema>;

export const returnProgrammeSchema = z.object({
  ...transition,
  reason: reason("Напишите, что нужно исправить"),
});
export type ReturnProgrammeInput = z.infer<typeof returnProgrammeSchema>;

export const reviseProgrammeSchema = z.object({
  ...transition,
  reason: reason("Напишите, почему программа меняется"),
});
export type ReviseProgrammeInput = z.infer<typeof reviseProgrammeSchema>;

export const approveProgrammeSchema = z.object({
  ...transition,
  orderNumber: z.string().trim().min(1, "Укажите номер приказа").max(60, "Номер: не более 60 знаков"),
  orderDate: daySchema("Укажите дату приказа"),
  fileId: z.uuid().nullable(),
});
export type ApproveProgrammeInput = z.infer<typeof approveProgrammeSchema>;

const yearParam = z.coerce.number().int().min(2000).max(2200).optional().catch(undefined);

/** `?year=2027` of the lists. */
export const programmesParams = z.object({ year: yearParam });

/** `?text=2` of a programme. */
export const programmeParams = z.object({
  text: z.coerce.number().int().min(1).max(1000).optional().catch(undefined),
});

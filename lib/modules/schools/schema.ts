import { z } from "zod";

import { daySchema } from "@/lib/core/format/day-schema";
import { EducationLevel, ListKind, SchoolType, Settlement } from "@/lib/core/db/enums";
import { addressWord } from "@/lib/core/url/address-word";
import { factProblems } from "@/lib/modules/schools/rules";

const code = z.string().min(1).max(40);
/** A code a person types. */
const typedCode = z
  .string()
  .trim()
  .min(1, "Впишите код школы")
  .max(40, "Проверьте код школы: он не длиннее 40 знаков");
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Не длиннее ${String(most)} знаков`);
const day = daySchema("Укажите дату");
const basis = text(500).min(3, "Укажите документ: вид, номер и дату");
const count = (most: number) =>
  z
    .int("Укажите целое число")
    .min(0, "Не меньше нуля")
    .max(most, `Не больше ${String(most)}`)
    .nullable();
/** Moment the row was written: another one means that somebody has corrected it meanwhile. */
const recordedAt = z.iso.datetime();

/** The facts of a card. */
const schoolFactsSchema = z
  .object({
    name: text(1_000),
    shortName: text(300),
    schoolType: z.enum(SchoolType).nullable(),
    educationLevels: z.array(z.enum(EducationLevel)).max(3),
    inn: text(12),
    ogrn: text(15),
    place: text(200),
    address: text(500),
    settlement: z.enum(Settlement).nullable(),
    small: z.boolean().nullable(),
    capacity: count(20_000),
    shifts: count(3),
    pupils: count(20_000),
    directorName: text(200),
    site: text(200),
    mail: text(200),
    phone: text(100),
  })
  .superRefine((facts, ctx) => {
    for (const { fact, problem, cure } of factProblems(facts)) {
      ctx.addIssue({ code: "custom", path: [fact], message: `${problem} ${cure}` });
    }
  });

/** New facts from a day on. `base` is the row they were typed over. */
export const changeSchoolSchema = z.object({
  organisation: code,
  base: z.uuid(),
  recordedAt,
  validFrom: day,
  basis,
  facts: schoolFactsSchema,
});
export type ChangeSchoolInput = z.infer<typeof changeSchoolSchema>;

/** A mistake in the row that holds is put right. */
export const correctSchoolSchema = z.object({
  organisation: code,
  base: z.uuid(),
  recordedAt,
  reason: text(500).min(3, "Укажите, почему исправляете"),
  facts: schoolFactsSchema,
});
export type CorrectSchoolInput = z.infer<typeof correctSchoolSchema>;

export const closeSchoolSchema = z.object({ organisation: code, closedOn: day, reason: basis });
export type CloseSchoolInput = z.infer<typeof closeSchoolSchema>;

/** The school ends and goes on as another one. */
export const mergeSchoolSchema = z.object({
  organisation: code,
  successor: typedCode,
  kind: z.enum(["merged", "reorganised"]),
  onDate: day,
  basis,
});
export type MergeSchoolInput = z.infer<typeof mergeSchoolSchema>;

/** The school was parted from another one, which goes on. */
export const splitSchoolSchema = z.object({
  organisation: code,
  predecessor: typedCode,
  onDate: day,
  basis,
});
export type SplitSchoolInput = z.infer<typeof splitSchoolSchema>;

/** From a day on the school answers to another authority; empty: to the region directly. */
export const moveSchoolSchema = z.object({
  organisation: code,
  authority: z.string().max(40),
  onDate: day,
  basis,
});
export type MoveSchoolInput = z.infer<typeof moveSchoolSchema>;

const flag = z.enum(["yes", "no"]).optional().catch(undefined);

/** Address of the register: what cannot be read is as good as absent. */
export const registerAddressSchema = z.object({
  q: addressWord(200).trim().optional().catch(undefined),
  municipality: addressWord(40).min(1).optional().catch(undefined),
  type: z.enum(SchoolType).optional().catch(undefined),
  level: z.enum(EducationLevel).optional().catch(undefined),
  settlement: z.enum(Settlement).optional().catch(undefined),
  small: flag,
  closed: flag,
  list: z.enum(ListKind).optional().catch(undefined),
  year: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
  sort: z
    .enum(["name", "-name", "municipality", "-municipality", "pupils", "-pupils"])
    .optional()
    .catch(undefined),
  after: z.uuid().optional().catch(undefined),
});
export type RegisterAddress = z.infer<typeof registerAddressSchema>;

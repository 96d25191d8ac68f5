import { z } from "zod";

import { ListKind } from "@/lib/core/db/enums";

const organisation = z.string().min(1).max(40);
const version = z.number().int().min(1).max(1_000_000);
const listTarget = { organisation, id: z.uuid() };

const reason = z
  .string()
  .trim()
  .min(1, "Укажите причину: её увидят муниципалитет и школа")
  .max(2000, "Не более 2000 знаков");

/** Kinds of list the region owns; near-low lists are an authority's own choice. */
export const regionListKind = z.enum(ListKind).exclude(["near_low"]);

export const draftListSchema = z.object({
  organisation,
  kind: regionListKind,
  listYear: z.coerce
    .number("Укажите год перечня")
    .int("Укажите год перечня")
    .min(2000, "Год от 2000 до 2200")
    .max(2200, "Год от 2000 до 2200"),
  methodology: z.string().trim().max(500, "Не более 500 знаков"),
  /** Why a published version is corrected; empty for the first version. */
  reason: z.string().trim().max(2000, "Не более 2000 знаков"),
});
export type DraftListInput = z.infer<typeof draftListSchema>;

export const draftListFromRunSchema = z.object({
  organisation,
  runId: z.uuid("Выберите расчёт"),
  /** Why a published version is corrected; empty for the first version. */
  reason: z.string().trim().max(2000, "Не более 2000 знаков"),
});
export type DraftListFromRunInput = z.infer<typeof draftListFromRunSchema>;

export const addListEntrySchema = z.object({
  ...listTarget,
  schoolCode: z.string("Выберите школу").min(1, "Выберите школу").max(40),
  grounds: z.string().trim().max(2000, "Не более 2000 знаков"),
  letterId: z.uuid().nullable(),
  reason,
});
export type AddListEntryInput = z.infer<typeof addListEntrySchema>;

export const removeListEntrySchema = z.object({
  ...listTarget,
  schoolCode: z.string().min(1).max(40),
  reason,
});
export type RemoveListEntryInput = z.infer<typeof removeListEntrySchema>;

export const saveListFactsSchema = z.object({
  ...listTarget,
  version,
  methodology: z.string().trim().max(500, "Не более 500 знаков"),
  complete: z.boolean(),
  letterIds: z.array(z.uuid()).max(50),
});
export type SaveListFactsInput = z.infer<typeof saveListFactsSchema>;

export const dropListSchema = z.object({ ...listTarget, version });

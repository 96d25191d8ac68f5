import { z } from "zod";

import { ruleSchema } from "@/lib/modules/methodologies/schema";

const organisation = z.string().min(1).max(40);
const version = z.int().min(1).max(1_000_000);

const label = z
  .string()
  .trim()
  .min(1, "Укажите обозначение версии, например «2026.1»")
  .max(40, "Обозначение — не более 40 знаков");
const note = z.string().trim().max(2000, "Пояснение — не более 2000 знаков");

export const draftVersionSchema = z.object({
  organisation,
  /** The version it is copied from. */
  fromId: z.uuid(),
  label,
  note,
  /** The rule tried in the sandbox; the copy of the old one when absent. */
  rule: ruleSchema.optional(),
});
export type DraftVersionInput = z.infer<typeof draftVersionSchema>;

export const saveVersionSchema = z.object({
  organisation,
  id: z.uuid(),
  version,
  label,
  note,
  rule: ruleSchema,
});
export type SaveVersionInput = z.infer<typeof saveVersionSchema>;

export const approveVersionSchema = z.object({
  organisation,
  id: z.uuid(),
  version,
  basis: z
    .string()
    .trim()
    .min(1, "Укажите документ, которым утверждена методика: вид, номер и дату")
    .max(500, "Реквизиты — не более 500 знаков"),
});
export type ApproveVersionInput = z.infer<typeof approveVersionSchema>;

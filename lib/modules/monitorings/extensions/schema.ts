import { z } from "zod";

import { daySchema } from "@/lib/core/format/day-schema";
import { formatInteger } from "@/lib/core/format/words";

const LONGEST_REASON = 2_000;

const words = (empty: string) =>
  z
    .string()
    .trim()
    .min(1, empty)
    .max(LONGEST_REASON, `Сократите текст до ${formatInteger(LONGEST_REASON)} знаков`);

/** A submission by the code of its organisation and its id. */
const submission = { organisation: z.string().min(1).max(40), id: z.uuid() };
/** For whom the person decides. */
const level = z.enum(["municipality", "region"]);
const version = z.int().min(1).max(1_000_000_000);

export const requestExtensionSchema = z.object({
  ...submission,
  reason: words("Напишите, почему не успеваете"),
  wantedUntilOn: daySchema("Укажите, до какого дня нужно время"),
});
export type RequestExtensionInput = z.infer<typeof requestExtensionSchema>;

export const grantExtensionSchema = z.object({
  ...submission,
  level,
  /** The request it answers with the version the person saw; null: nobody asked. */
  request: z.object({ id: z.uuid(), version }).nullable(),
  untilOn: daySchema("Укажите, до какого дня даётся время"),
  reason: words("Напишите, почему даётся время"),
});
export type GrantExtensionInput = z.infer<typeof grantExtensionSchema>;

export const refuseExtensionSchema = z.object({
  ...submission,
  level,
  request: z.object({ id: z.uuid(), version }),
  reason: words("Напишите, почему отказано"),
});
export type RefuseExtensionInput = z.infer<typeof refuseExtensionSchema>;

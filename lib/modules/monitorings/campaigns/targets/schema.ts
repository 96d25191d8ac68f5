import { z } from "zod";

import { FormRespondent } from "@/lib/core/db/enums";
import { addressWord } from "@/lib/core/url/address-word";

const organisation = z.string().min(1).max(40);
const version = z.int().min(1).max(1_000_000);
const reason = z.string().trim().min(1, "Напишите причину").max(1_000, "Причина — не более 1000 знаков");

export const excuseTargetSchema = z.object({ organisation, id: z.uuid(), version, reason });
export type ExcuseTargetInput = z.infer<typeof excuseTargetSchema>;

export const includeTargetSchema = z.object({
  organisation,
  /** Of the campaign, with its version. */
  id: z.uuid(),
  version,
  /** Code of the organisation to ask. */
  code: z.string().trim().min(1, "Укажите код организации").max(40, "Код — не более 40 знаков"),
  reason,
});
export type IncludeTargetInput = z.infer<typeof includeTargetSchema>;

/** A name, a number or a code typed to find whom a campaign may ask. */
export const findRespondentsSchema = z.object({
  organisation,
  respondent: z.enum(FormRespondent),
  q: z.string().trim().min(1).max(200),
});
export type FindRespondentsInput = z.infer<typeof findRespondentsSchema>;

/** Which of the asked are shown, as it stands in the address. */
export const targetParams = z.object({
  q: addressWord(200).trim().catch("").default(""),
  area: addressWord(40).min(1).nullable().catch(null).default(null),
  after: addressWord(40).min(1).nullable().catch(null).default(null),
});
export type TargetParams = z.infer<typeof targetParams>;

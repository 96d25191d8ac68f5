import { z } from "zod";

import { FormRespondent } from "@/lib/core/db/enums";

const organisation = z.string().min(1).max(40);
const number = z.int().min(1).max(999_999);
const version = z.int().min(1).max(1_000_000);
const note = z.string().trim().max(2_000, "Пояснение — не более 2000 знаков");
/** It stands in addresses. */
const formCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,19}$/, "Код формы — латинские буквы, цифры и «-», до 20 знаков: «M6»");

/** What a form is called and whose it is, whatever its versions ask. */
const head = {
  title: z.string().trim().min(1, "Напишите название формы").max(500, "Название — не более 500 знаков"),
  respondent: z.enum(FormRespondent),
  /** Null: of all tracks. */
  track: z.int().min(0).max(9).nullable(),
};

export const createFormSchema = z.object({
  organisation,
  code: formCode,
  ...head,
  /** The version whose questions are taken over; empty when null. */
  from: z.object({ code: z.string().min(1).max(40), number }).nullable(),
});
export type CreateFormInput = z.infer<typeof createFormSchema>;

export const changeFormSchema = z.object({
  organisation,
  code: z.string().min(1).max(40),
  ...head,
  /** As the person saw it. */
  base: z.object({ title: z.string().max(500), respondent: z.enum(FormRespondent), track: head.track }),
});
export type ChangeFormInput = z.infer<typeof changeFormSchema>;

export const draftFormVersionSchema = z.object({
  organisation,
  code: z.string().min(1).max(40),
  /** The version it is copied from. */
  number,
  note,
});
export type DraftFormVersionInput = z.infer<typeof draftFormVersionSchema>;

export const publishFormVersionSchema = z.object({ organisation, id: z.uuid(), version, note });
export type PublishFormVersionInput = z.infer<typeof publishFormVersionSchema>;

export const dropFormVersionSchema = z.object({ organisation, id: z.uuid(), version });
export type DropFormVersionInput = z.infer<typeof dropFormVersionSchema>;

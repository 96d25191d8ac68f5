import { z } from "zod";

import { AppointmentKind } from "@/lib/core/db/enums";
import { daySchema } from "@/lib/core/format/day-schema";
import { ORDER_TEXT_FIELDS, ROW_FIELDS } from "@/lib/modules/appointments/orders/drafts/types";

const organisation = z.string().min(1).max(40);
const target = { organisation, id: z.uuid() };

/** What an appointment is missing, as the gap finder names it. */
const need = z.object({
  kind: z.enum(["specialist", "methodologist", "mentor"]),
  schoolCode: z.string().max(40).nullable(),
});

/** Opens the draft of an order of appointments, made from the current state where there is none. */
export const openDraftSchema = z.object({ organisation, need: need.nullable() });
export type OpenDraftInput = z.infer<typeof openDraftSchema>;

const LONGEST_TEXT = 4_000;
const typed = z.string().max(LONGEST_TEXT, `Текст длиннее ${String(LONGEST_TEXT)} знаков: сократите его.`);
const rowField = z.templateLiteral(["row/", z.uuid(), "/", z.enum(ROW_FIELDS)]);

const fieldName = z.union([
  z.enum(["title", "startsOn", "endsOn", "annexPlan", ...ORDER_TEXT_FIELDS]),
  rowField,
]);

const optionalDay = z.union([z.literal(""), daySchema("Укажите дату полностью")]);

export const saveOrderFieldSchema = z
  .object({ ...target, field: fieldName, base: z.string(), value: typed })
  .superRefine(({ field, value }, refinement) => {
    const isDay = field.endsWith("startsOn") || field.endsWith("endsOn");
    const day = isDay ? optionalDay.safeParse(value) : null;
    const message = day?.error?.issues[0]?.message;
    if (message !== undefined) refinement.addIssue({ code: "custom", message, path: ["value"] });
    if (field === "title" && value.trim() === "")
      refinement.addIssue({
        code: "custom",
        message: "Заголовок приказа не может быть пустым",
        path: ["value"],
      });
  });
export type SaveOrderFieldInput = z.infer<typeof saveOrderFieldSchema>;

export const addRowSchema = z.object({
  ...target,
  kind: z.enum(AppointmentKind, "Выберите, кем назначают"),
  /** Of the mentored school, the tutor's, or the resource centre. */
  schoolCode: z.string().max(40).nullable(),
});
export type AddRowInput = z.infer<typeof addRowSchema>;

export const removeRowSchema = z.object({ ...target, rowId: z.uuid() });
export type RemoveRowInput = z.infer<typeof removeRowSchema>;

export const chooseSchema = z.object({
  ...target,
  rowId: z.uuid(),
  /** The name that stood there. */
  base: z.string(),
  source: z.enum(["person", "user", "offer"]),
  sourceId: z.uuid(),
});
export type ChooseInput = z.infer<typeof chooseSchema>;

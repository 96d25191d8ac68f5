import { z } from "zod";

import { daySchema } from "@/lib/core/format/day-schema";

const LONGEST_TEXT = 2000;

const text = (what: string) =>
  z
    .string()
    .trim()
    .max(LONGEST_TEXT, `${what}: не более ${String(LONGEST_TEXT)} знаков`);
const reason = (empty: string) => text("Причина").min(1, empty);
const fileIds = z.array(z.uuid()).max(20, "Не более 20 файлов").default([]);
const occurrence = z.string().max(12);
const day = daySchema("Укажите дату");

const plan = {
  municipality: z.string().min(1).max(40),
  year: z.coerce.number<number>().int().min(2000).max(2200),
};

/** Execution of one measure of the text in force. */
export const executionTargetSchema = z.object({ ...plan, lineageId: z.uuid() });

export const listWaitingReportsSchema = z.object(plan);

/** What a person says of a cell. «Выполнено» in time or late is found from the date, never asked. */
const stated = {
  state: z.enum(["not_started", "in_progress", "done", "cancelled"], { error: "Выберите состояние" }),
  /** Day it was done on; required for «выполнено». */
  stateOn: day.nullable(),
  note: text("Примечание"),
  /** Required for «отменено». */
  cancelReason: text("Причина отмены").nullable(),
  fileIds,
};

const cell = { occurrence, schoolId: z.uuid().nullable(), version: z.number().int().min(0) };

/** The authority marks cells of a measure, one or all schools at once. */
export const markExecutionSchema = z
  .object({ ...plan, lineageId: z.uuid(), cells: z.array(z.object(cell)).min(1).max(600), ...stated })
  .superRefine(requireFacts);
export type MarkExecutionInput = z.infer<typeof markExecutionSchema>;

/** A school tells of its own cell. */
export const reportExecutionSchema = z
  .object({
    school: z.string().min(1).max(40),
    lineageId: z.uuid(),
    occurrence,
    version: z.number().int().min(0),
    ...stated,
    state: z.enum(["in_progress", "done"], { error: "Выберите состояние" }),
    cancelReason: z.null().default(null),
  })
  .superRefine(requireFacts);
export type ReportExecutionInput = z.infer<typeof reportExecutionSchema>;

/** The authority accepts reports of schools, one or many at once. */
export const confirmReportsSchema = z.object({
  ...plan,
  reports: z
    .array(z.object({ id: z.uuid(), version: z.number().int() }))
    .min(1, "Выберите отчёты")
    .max(600),
});
export type ConfirmReportsInput = z.infer<typeof confirmReportsSchema>;

export const returnReportSchema = z.object({
  ...plan,
  id: z.uuid(),
  version: z.number().int(),
  reason: reason("Напишите, что нужно исправить"),
});
export type ReturnReportInput = z.infer<typeof returnReportSchema>;

function requireFacts(
  { state, stateOn, cancelReason }: { state: string; stateOn: string | null; cancelReason: string | null },
  ctx: z.RefinementCtx,
): void {
  if (state === "done" && stateOn === null) {
    ctx.addIssue({ code: "custom", path: ["stateOn"], message: "Укажите, когда выполнено" });
  }
  if (state === "cancelled" && !cancelReason) {
    ctx.addIssue({
      code: "custom",
      path: ["cancelReason"],
      message: "Напишите, почему мероприятие отменено",
    });
  }
}

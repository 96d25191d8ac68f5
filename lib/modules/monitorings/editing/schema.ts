import { z } from "zod";

import { small } from "@/lib/core/format/words";
import {
  checkSchema,
  factSchema,
  questionSchema,
  sectionHeadSchema,
} from "@/lib/modules/monitorings/forms/schema";
import { PART_KINDS, type FormPart, type PartKind } from "@/lib/modules/monitorings/editing/types";

const organisation = z.string().min(1).max(40);
const part = z.enum(PART_KINDS);
const code = z.string().min(1).max(40);
const place = z.strictObject({ section: code.nullable(), after: code.nullable() });
const target = {
  organisation,
  /** Of the version of the form. */
  id: z.uuid(),
  /** The draft's version the editor knows: where it has moved on, the reply brings the whole. */
  seen: z.int().min(1).max(1_000_000),
};
const field = z
  .string()
  .regex(/^[a-zA-Z]{1,40}$/, "Такого поля нет")
  .nullable();

/** One edit of a draft; its value is checked by the schema of its part. */
export const saveFormEditSchema = z.object({
  ...target,
  edit: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("set"), part, code, field, base: z.unknown(), value: z.unknown() }),
    z.strictObject({ kind: z.literal("add"), part, code, value: z.unknown(), place }),
    z.strictObject({ kind: z.literal("remove"), part, code, base: z.unknown() }),
    z.strictObject({ kind: z.literal("move"), part, code, place }),
  ]),
});
export type SaveFormEditInput = z.infer<typeof saveFormEditSchema>;

const PARTS: Record<PartKind, z.ZodType<FormPart>> = {
  section: sectionHeadSchema,
  question: questionSchema,
  check: checkSchema,
  fact: factSchema,
};

/** A part as it would be kept, or the sentence why it cannot be: what to do and, inside a list, where. */
export function readPart(
  kind: PartKind,
  value: unknown,
): { part: FormPart; problem: null } | { part: null; problem: string } {
  const read = PARTS[kind].safeParse(value);
  if (read.success) return { part: read.data, problem: null };
  const [issue] = read.error.issues;
  const message = issue?.message ?? "Проверьте введённое.";
  const line = issue?.path.find((each): each is number => typeof each === "number");
  const list = LISTS[String(issue?.path[0])];
  const inside = list !== undefined && line !== undefined;
  return { part: null, problem: inside ? `${list} ${String(line + 1)}: ${small(message)}` : message };
}

/** What a line of a list of a question is called where something is wrong in it. */
const LISTS: Readonly<Record<string, string>> = {
  options: "Вариант",
  columns: "Столбец",
  rows: "Строка",
  checks: "Проверка строки",
};

import { z } from "zod";

import { ResponsibleKind, SchoolRule } from "@/lib/core/db/enums";
import { formatInteger } from "@/lib/core/format/words";
import { periodSchema } from "@/lib/modules/plans/periods/schema";

/** Longest texts of a measure, in characters; the database holds the same limits. */
const MEASURE_LIMITS = {
  title: 2000,
  responsibleText: 500,
  expectedResult: 2000,
  evidence: 1000,
  note: 2000,
} as const;

const limited = (what: string, limit: number) =>
  z.string().refine((value) => value.length <= limit, {
    error: ({ input }) =>
      `Сократите ${what} до ${formatInteger(limit)} знаков: сейчас ${formatInteger(String(input).length)}`,
  });

const ids = z
  .array(z.uuid())
  .max(500)
  .transform((list) => [...new Set(list)].sort());

const responsibleSchema = z.object({
  kind: z.enum(ResponsibleKind).nullable(),
  text: limited("сведения об ответственном", MEASURE_LIMITS.responsibleText),
  personId: z.uuid().nullable(),
});

const measureSchoolsSchema = z.object({ rule: z.enum(SchoolRule), schoolIds: ids });

/** A schema for the value of each field that autosave edits. */
export const measureFieldSchemas = {
  title: limited("название", MEASURE_LIMITS.title),
  period: periodSchema.nullable(),
  responsible: responsibleSchema,
  schools: measureSchoolsSchema,
  expectedResult: limited("ожидаемый результат", MEASURE_LIMITS.expectedResult),
  evidence: limited("подтверждающий документ", MEASURE_LIMITS.evidence),
  note: limited("примечание", MEASURE_LIMITS.note),
  trackLines: z
    .array(z.int().min(1).max(20))
    .max(20)
    .transform((lines) => [...new Set(lines)].sort((a, b) => a - b)),
  deficitIds: ids,
  libraryItemIds: ids,
} as const;

import { z } from "zod";

import { ResponsibleKind, SchoolRule } from "@/lib/core/db/enums";

const text = (longest: number, what: string) =>
  z
    .string()
    .trim()
    .max(longest, `${what}: не более ${String(longest)} знаков`);

const responsible = z.object({ kind: z.enum(ResponsibleKind), text: text(500, "Ответственный") });

/** Each field of a sample measure, as one edit of it is sent. */
export const catalogueEntryFields = {
  title: text(2000, "Мероприятие"),
  periodText: text(200, "Сроки"),
  responsible,
  expectedResult: text(2000, "Ожидаемый результат"),
  evidence: text(1000, "Подтверждающий документ"),
  schoolRule: z.enum(SchoolRule),
  trackLines: z.array(z.number().int().min(1).max(99)).max(20),
};

const organisation = z.string().min(1).max(40);
const entryTarget = { organisation, id: z.uuid() };

/** One field of a sample measure: what stood there and what stands there now. */
const change = <Name extends keyof typeof catalogueEntryFields>(field: Name) =>
  z.object({
    field: z.literal(field),
    base: catalogueEntryFields[field],
    value: catalogueEntryFields[field],
  });

export const catalogueTargetSchema = z.object({ organisation });

export const saveCatalogueEntryFieldSchema = z.intersection(
  z.object(entryTarget),
  z.discriminatedUnion("field", [
    change("title"),
    change("periodText"),
    change("responsible"),
    change("expectedResult"),
    change("evidence"),
    change("schoolRule"),
    change("trackLines"),
  ]),
);
export type SaveCatalogueEntryFieldInput = z.infer<typeof saveCatalogueEntryFieldSchema>;

export const addCatalogueEntrySchema = z.object({
  ...entryTarget,
  trackNumber: z.number().int().min(0).max(20),
  /** Given when a removed measure is put back under its own number. */
  code: z
    .string()
    .regex(/^\d{1,2}\.\d{1,3}$/, "Номер пишется так: 1.12")
    .optional(),
  values: z.object(catalogueEntryFields).partial(),
});
export type AddCatalogueEntryInput = z.infer<typeof addCatalogueEntrySchema>;

export const removeCatalogueEntrySchema = z.object(entryTarget);

export const publishCatalogueSchema = z.object({
  organisation,
  version: z.number().int(),
  label: text(300, "Название версии"),
});
export type PublishCatalogueInput = z.infer<typeof publishCatalogueSchema>;

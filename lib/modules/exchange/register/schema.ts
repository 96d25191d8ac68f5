import { z } from "zod";

import { EducationLevel, OrganisationKind, SchoolType, Settlement } from "@/lib/core/db/enums";
import { daySchema, pageOf } from "@/lib/modules/exchange/schema";

const organisationSchema = z.object({
  code: z.string().describe("Код организации в портале: по нему её называют все остальные ответы."),
  kind: z.enum(OrganisationKind).describe("region — регион, municipality — МОУО, school — школа."),
  name: z.string(),
  shortName: z.string(),
  municipality: z.string().nullable().describe("Код МОУО; null — подчиняется региону напрямую."),
  federalCode: z.string().nullable().describe("Код школы в федеральных системах."),
  closedOn: daySchema.nullable().describe("Первый день без организации."),
  oktmo: z.string().nullable(),
  inn: z.string().nullable(),
  ogrn: z.string().nullable(),
  address: z.string().nullable(),
  site: z.string().nullable(),
  schoolType: z.enum(SchoolType).nullable(),
  educationLevels: z.array(z.enum(EducationLevel)),
  settlement: z.enum(Settlement).nullable(),
  small: z.boolean().nullable().describe("Малокомплектная."),
  pupils: z.number().nullable().describe("Обучающихся."),
});

export const organisationPageSchema = pageOf(organisationSchema);
export type OrganisationPage = z.infer<typeof organisationPageSchema>;

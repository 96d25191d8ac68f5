/** Reference data as it lies in prisma/seed/data, checked when it is read. Sources: the letter and the handbook. */
import { z } from "zod";

import { AuthorityType, ResponsibleKind, SchoolRule } from "@/lib/core/db/enums";

import catalogueJson from "./data/catalogue.json";
import demoMeasuresJson from "./data/demo-measures.json";
import libraryJson from "./data/methodical-library.json";
import municipalitiesJson from "./data/municipalities.json";
import tracksJson from "./data/tracks.json";

const measure = z.object({
  trackNumber: z.int(),
  title: z.string(),
  periodText: z.string(),
  responsibleKind: z.enum(ResponsibleKind),
  responsibleText: z.string(),
  expectedResult: z.string(),
  evidence: z.string(),
  schoolRule: z.enum(SchoolRule),
  trackLines: z.array(z.int()),
});

const catalogueMeasure = measure.extend({ code: z.string() });

const libraryItem = z.object({
  slug: z.string(),
  title: z.string(),
  kind: z.string(),
  issuer: z.string(),
  author: z.string(),
  requisitesOf: z.string().nullable(),
  number: z.string().nullable(),
  date: z.iso.date().nullable(),
  tracks: z.array(z.int()),
  note: z.string().nullable(),
  url: z.string().nullable(),
});

const municipality = z.object({
  number: z.int(),
  name: z.string(),
  shortName: z.string(),
  authorityName: z.string(),
  authorityType: z.enum(AuthorityType),
  oktmo: z.string(),
  place: z.string(),
  note: z.string(),
  schoolsEstimate: z.int(),
  tileRow: z.int(),
  tileColumn: z.int(),
});

const track = z.object({
  number: z.int(),
  title: z.string(),
  shortTitle: z.string(),
  lines: z.array(z.string()),
});

export type MeasureData = z.infer<typeof measure>;
export type CatalogueMeasureData = z.infer<typeof catalogueMeasure>;
export type LibraryItemData = z.infer<typeof libraryItem>;
export type MunicipalityData = z.infer<typeof municipality>;

/** Sample measures of handbook 5.1 with the lines of track 3 they answer. */
export const CATALOGUE = z.array(catalogueMeasure).parse(catalogueJson);
/** Measures the catalogue does not have, for the plans of the demonstration. */
export const DEMO_MEASURES = z.array(measure).parse(demoMeasuresJson);
/** Documents the letter names, titles verbatim; requisites may be absent, numbers repeat. */
export const LIBRARY = z.array(libraryItem).parse(libraryJson);
/** The 25 municipalities of the region (handbook 8); the number of schools is an estimate for demonstrations. */
export const MUNICIPALITIES = z.array(municipality).parse(municipalitiesJson);
/** Section 0 and the three tracks of the letter; track 3 with its six lines. */
export const TRACKS = z.array(track).parse(tracksJson);
/** What reference data is called until the regional centre approves it. */
export const DRAFT_LABEL = "проект, требует утверждения ИМАЦ";

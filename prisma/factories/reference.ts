import { randomUUID } from "node:crypto";

import type { Tx } from "@/lib/core/db/client";
import { actAs } from "@/lib/core/db/owner";
import {
  CATALOGUE,
  DRAFT_LABEL,
  TRACKS,
  type CatalogueMeasureData,
  type LibraryItemData,
} from "@/prisma/seed/data";

import { day, type Random } from "./random";

/** Section 0 and the tracks of a year, with the lines of the letter. Tracks already there stay as they are. */
export async function buildTracks(
  tx: Tx,
  random: Random,
  region: { id: string },
  year: number,
): Promise<void> {
  const regionId = region.id;
  await actAs(tx, { regionId });
  const present = await tx.track.findMany({ where: { regionId, year }, select: { number: true } });
  const numbers = new Set(present.map(({ number }) => number));
  const missing = TRACKS.filter(({ number }) => !numbers.has(number)).map((track) => ({
    ...track,
    id: random.uuid(),
  }));
  await tx.track.createMany({
    data: missing.map(({ id, number, title, shortTitle }) => ({
      id,
      regionId,
      year,
      number,
      title,
      shortTitle,
    })),
  });
  await tx.trackLine.createMany({
    data: missing.flatMap(({ id, lines }) =>
      lines.map((text, at) => ({ id: random.uuid(), regionId, trackId: id, number: at + 1, text })),
    ),
  });
}

export interface CatalogueInput {
  number?: number;
  label?: string;
  /** A draft when absent. */
  publishedAt?: Date | null;
  measures?: readonly CatalogueMeasureData[];
}

/** A version of the catalogue of sample measures; by default the whole of handbook 5.1, published. */
export async function buildCatalogue(
  tx: Tx,
  random: Random,
  region: { id: string },
  input: CatalogueInput = {},
): Promise<{ id: string; measures: { id: string; code: string }[] }> {
  const id = random.uuid();
  const regionId = region.id;
  const publishedAt = input.publishedAt === undefined ? day("2024-01-29") : input.publishedAt;
  const measures = (input.measures ?? CATALOGUE).map((measure) => ({ ...measure, id: random.uuid() }));
  await actAs(tx, { regionId });
  await tx.measureCatalogue.create({
    data: {
      id,
      regionId,
      number: input.number ?? 1,
      state: publishedAt ? "published" : "draft",
      label: input.label ?? DRAFT_LABEL,
      publishedAt,
    },
  });
  await tx.catalogueMeasure.createMany({
    data: measures.map((measure) => ({ ...measure, regionId, catalogueId: id })),
  });
  return { id, measures: measures.map((measure) => ({ id: measure.id, code: measure.code })) };
}

/** A document of the library, of its own where nothing is given. */
export async function buildLibraryItem(
  tx: Tx,
  region: { id: string },
  fields: Partial<LibraryItemData> = {},
): Promise<{ id: string; title: string }> {
  const id = randomUUID();
  const regionId = region.id;
  const title = fields.title ?? `О работе со школами ${id.slice(0, 8)}`;
  await actAs(tx, { regionId });
  await tx.libraryItem.create({
    data: {
      id,
      regionId,
      slug: id,
      kind: "методические рекомендации",
      issuer: "ГКУ РК «ИМАЦ»",
      author: "ГКУ РК «ИМАЦ»",
      ...fields,
      title,
      date: fields.date ? day(fields.date) : null,
    },
  });
  return { id, title };
}

/** Documents of the library of a region. */
export async function buildLibraryItems(
  tx: Tx,
  random: Random,
  region: { id: string },
  items: readonly LibraryItemData[],
): Promise<{ id: string; slug: string }[]> {
  const regionId = region.id;
  // The newest comes last and stands first in the lists; documents without a date before all.
  const ordered = [...items].sort((left, right) => (left.date ?? "").localeCompare(right.date ?? ""));
  const rows = ordered.map((item) => ({
    ...item,
    id: random.uuid(),
    regionId,
    date: item.date ? day(item.date) : null,
  }));
  await actAs(tx, { regionId });
  await tx.libraryItem.createMany({ data: rows });
  return rows.map(({ id, slug }) => ({ id, slug }));
}

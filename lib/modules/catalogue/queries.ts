import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { refuseCatalogueDraft, refuseCatalogueEdit } from "@/lib/modules/catalogue/policy";
import { compareCodes } from "@/lib/modules/catalogue/rules";
import type {
  CatalogueDetails,
  CatalogueEntryRow,
  CataloguePage,
  TrackRow,
} from "@/lib/modules/catalogue/types";

type StoredEntry = Prisma.CatalogueMeasureGetPayload<object>;
type StoredCatalogue = Prisma.MeasureCatalogueGetPayload<{ include: { entries: true } }>;

/** The version in force, the draft for those who edit it, and the sections. Two statements. */
export async function getCatalogue(ctx: TenantContext): Promise<CataloguePage> {
  return withTenant(ctx, "catalogue:read", async (tx, actor) => {
    const stored = await tx.measureCatalogue.findMany({
      where: { regionId: actor.regionId, state: { in: ["published", "draft"] } },
      include: { entries: true },
      orderBy: { number: "desc" },
      relationLoadStrategy: "join",
    });
    const published = stored.find(({ state }) => state === "published");
    const editor = can(ctx, "catalogue:edit");
    const draft = editor ? stored.find(({ state }) => state === "draft") : undefined;
    return {
      published: published ? toCatalogue(published) : null,
      draft: draft ? toCatalogue(draft) : null,
      tracks: await listTracks(tx, actor.regionId, null),
      can: {
        draft: editor && refuseCatalogueDraft(draft !== undefined) === null,
        edit: draft !== undefined && refuseCatalogueEdit(draft.state) === null,
        publish: draft !== undefined,
      },
    };
  });
}

/** Sections and tracks of a year; of the latest year known where the year has none of its own. One statement. */
export async function listTracks(tx: Tx, regionId: string, year: number | null): Promise<TrackRow[]> {
  const rows = await tx.$queryRaw<StoredTrack[]>`
    SELECT t.number, t.title, t.short_title AS "shortTitle", l.number AS line, l.text
      FROM tracks t LEFT JOIN track_lines l ON l.track_id = t.id
     WHERE t.region_id = ${regionId}::uuid
       AND t.year = (SELECT max(y.year) FROM tracks y
                      WHERE y.region_id = ${regionId}::uuid AND y.year <= coalesce(${year}::int, y.year))
     ORDER BY t.number, l.number`;
  return [...Map.groupBy(rows, ({ number }) => number)].map(([number, lines]) => ({
    number,
    title: lines[0]?.title ?? "",
    shortTitle: lines[0]?.shortTitle ?? "",
    lines: lines.flatMap(({ line, text }) =>
      line === null || text === null ? [] : [{ number: line, text }],
    ),
  }));
}

/** A track once for each of its lines. */
interface StoredTrack {
  number: number;
  title: string;
  shortTitle: string;
  line: number | null;
  text: string | null;
}

/** Measures of the catalogue in force, by number; empty where ИМАЦ has published none. One statement. */
export async function listCatalogueEntries(tx: Tx, regionId: string): Promise<CatalogueEntryRow[]> {
  const entries = await tx.catalogueMeasure.findMany({
    where: { regionId, catalogue: { state: "published" } },
  });
  return entries.map(toEntry).sort((left, right) => compareCodes(left.code, right.code));
}

/** A stored version as its reader sees it. */
export function toCatalogue(stored: StoredCatalogue): CatalogueDetails {
  return {
    id: stored.id,
    number: stored.number,
    state: stored.state,
    label: stored.label,
    publishedAt: stored.publishedAt?.toISOString() ?? null,
    version: stored.version,
    entries: stored.entries.map(toEntry).sort((left, right) => compareCodes(left.code, right.code)),
  };
}

/** A stored sample measure as its reader sees it. */
export function toEntry(stored: StoredEntry): CatalogueEntryRow {
  return {
    id: stored.id,
    trackNumber: stored.trackNumber,
    code: stored.code,
    title: stored.title,
    periodText: stored.periodText,
    responsible: { kind: stored.responsibleKind, text: stored.responsibleText },
    expectedResult: stored.expectedResult,
    evidence: stored.evidence,
    schoolRule: stored.schoolRule,
    trackLines: stored.trackLines,
  };
}

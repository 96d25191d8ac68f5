import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { LibraryStatus } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { findPassages, findPlaces } from "@/lib/core/search/find-places";
import { excerptOf, piecesOf } from "@/lib/core/format/marked-text";
import type { LibraryParams } from "@/lib/modules/library/schema";
import type { LibraryPage, LibraryRow, TrackName } from "@/lib/modules/library/types";

const PAGE = 10;

/**
 * The region's library, ten documents a page, what came last first. Words are sought in titles, requisites and the texts
 * of files, in any form, «ё» as «е». At most four statements, whose cost follows the page.
 */
export async function listLibrary(ctx: TenantContext, params: LibraryParams): Promise<LibraryPage> {
  return withTenant(ctx, "library:read", async (tx, { regionId }) => {
    const { after, ...filter } = params;
    const places = await findPlaces(tx, {
      kind: "library",
      words: filter.q,
      facets: facetsOf(filter),
      after,
      most: PAGE + 1,
    });
    const rows = await readRows(tx, regionId, places.slice(0, PAGE), filter.q);
    const groups = await readGroups(tx, regionId);
    return {
      filter,
      rows,
      next: places.length > PAGE ? (places[PAGE - 1] ?? null) : null,
      further: after !== null,
      tracks: groups.tracks,
      kinds: groups.kinds,
      issuers: groups.issuers,
      organisation: can(ctx, "library:edit") ? (ctx.organisation?.code ?? null) : null,
    };
  });
}

/** What the filters are among the words of the search; see write_library_document in the migration. */
function facetsOf({ track, status, kind, issuer }: Omit<LibraryParams, "q" | "after">): string[] {
  return [
    ...(track === null ? [] : [`track=${String(track)}`]),
    ...(status === null ? [] : [`status=${status}`]),
    ...(kind === null ? [] : [`kind=${kind.toLowerCase()}`]),
    ...(issuer === null ? [] : [`issuer=${issuer.toLowerCase()}`]),
  ];
}

interface StoredRow {
  id: string;
  title: string;
  marked: string | null;
  kind: string;
  issuer: string;
  author: string;
  requisitesOf: string | null;
  number: string | null;
  date: string | null;
  tracks: number[];
  status: LibraryStatus;
  replaced: boolean;
  files: { id: string; name: string }[];
}

async function readRows(
  tx: Tx,
  regionId: string,
  places: readonly number[],
  words: string,
): Promise<LibraryRow[]> {
  if (places.length === 0) return [];
  const rows = await tx.$queryRaw<StoredRow[]>`
    SELECT i.id, i.title, i.kind, i.issuer, i.author, i.requisites_of AS "requisitesOf", i.number,
           to_char(i.date, 'YYYY-MM-DD') AS date, i.tracks, i.status::text AS status,
           i.replaced_by_id IS NOT NULL AS replaced,
           CASE WHEN ${words} <> '' THEN (SELECT m.marked FROM search_marked(ARRAY[i.title], ${words}) m) END AS marked,
           coalesce((SELECT json_agg(json_build_object('id', f.id, 'name', f.name) ORDER BY l.ordinal)
                       FROM library_item_files l JOIN stored_files f ON f.id = l.file_id WHERE l.item_id = i.id), '[]') AS files
      FROM library_items i
     WHERE i.region_id = ${regionId}::uuid AND i.place = ANY(${[...places]}::int[])
     ORDER BY i.place DESC`;
  const passages = await findPassages(
    tx,
    rows.flatMap(({ files }) => files.map(({ id }) => id)),
    words,
  );
  return rows.map(({ title, marked, files, ...row }) => {
    const file = files.find(({ id }) => passages.has(id));
    return {
      ...row,
      title: piecesOf(title, marked ?? title),
      fileCount: files.length,
      found: file ? { fileName: file.name, text: excerptOf(passages.get(file.id) ?? []) } : null,
    };
  });
}

/** What can be chosen from: each value found by one step of an index. One statement. */
async function readGroups(
  tx: Tx,
  regionId: string,
): Promise<{ kinds: string[]; issuers: string[]; tracks: TrackName[] }> {
  const rows = await tx.$queryRaw<{ of: string; number: number; name: string }[]>`
    WITH RECURSIVE kinds(name) AS (
      (SELECT kind FROM library_items WHERE region_id = ${regionId}::uuid ORDER BY kind LIMIT 1)
      UNION ALL SELECT (SELECT i.kind FROM library_items i
        WHERE i.region_id = ${regionId}::uuid AND i.kind > k.name ORDER BY i.kind LIMIT 1) FROM kinds k WHERE k.name IS NOT NULL),
    issuers(name) AS (
      (SELECT issuer FROM library_items WHERE region_id = ${regionId}::uuid ORDER BY issuer LIMIT 1)
      UNION ALL SELECT (SELECT i.issuer FROM library_items i
        WHERE i.region_id = ${regionId}::uuid AND i.issuer > k.name ORDER BY i.issuer LIMIT 1) FROM issuers k WHERE k.name IS NOT NULL)
    SELECT 'kind' AS of, 0 AS number, name FROM kinds WHERE name IS NOT NULL
    UNION ALL SELECT 'issuer', 0, name FROM issuers WHERE name IS NOT NULL
    UNION ALL SELECT 'track', t.number, t.short_title FROM tracks t WHERE t.region_id = ${regionId}::uuid AND t.number > 0
      AND t.year = (SELECT max(y.year) FROM tracks y WHERE y.region_id = ${regionId}::uuid)`;
  const named = (of: string) => rows.filter((row) => row.of === of);
  return {
    kinds: named("kind").map(({ name }) => name),
    issuers: named("issuer").map(({ name }) => name),
    tracks: named("track")
      .map(({ number, name }) => ({ number, title: name }))
      .sort((left, right) => left.number - right.number),
  };
}

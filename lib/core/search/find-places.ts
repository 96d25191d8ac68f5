/** The one door to the full-text search of the database: see the functions `search_…` of its migration. */
import type { Tx } from "@/lib/core/db/client";
import { piecesOf, type TextPiece } from "@/lib/core/format/marked-text";

/** What is searched, by the numbers of `search_documents.kind`. */
const KINDS = { library: 1, practice: 2 } as const;

export interface PlaceSearch {
  kind: keyof typeof KINDS;
  /** What the person typed; empty for all. */
  words: string;
  /** «track=1»: each of them holds. */
  facets: readonly string[];
  /** The place the page before ended at. */
  after: number | null;
  most: number;
}

/** Places of what is found in the region of who asks, the newest first. One statement; its cost follows `most`. */
export async function findPlaces(
  tx: Tx,
  { kind, words, facets, after, most }: PlaceSearch,
): Promise<number[]> {
  const rows = await tx.$queryRaw<{ place: number }[]>`
    SELECT place FROM search_places(${KINDS[kind]}::int, ${words}, ${[...facets]}::text[], ${after}::int, ${most}::int) place`;
  return rows.map(({ place }) => place);
}

/** Of files open to the region the first piece of text with any of the words, marked, by the file. One statement. */
export async function findPassages(
  tx: Tx,
  fileIds: readonly string[],
  words: string,
): Promise<Map<string, TextPiece[]>> {
  if (words === "" || fileIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ fileId: string; passage: string; marked: string }[]>`
    SELECT file_id AS "fileId", passage, marked FROM search_passages(${[...fileIds]}::uuid[], ${words})`;
  return new Map(rows.map(({ fileId, passage, marked }) => [fileId, piecesOf(passage, marked)]));
}

import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { findPassages, findPlaces } from "@/lib/core/search/find-places";
import { excerptOf, piecesOf } from "@/lib/core/format/marked-text";
import { PRACTICE_ROW, readChoices, toPracticeRow } from "@/lib/modules/practices/queries";
import type { BankParams } from "@/lib/modules/practices/schema";
import type { BankPage, BankRow, PracticeRow } from "@/lib/modules/practices/types";

const PAGE = 10;
const LONGEST_QUEUE = 100;

/**
 * Published practices of the region, ten a page, the newest first, whoever uses how many of them. Words are sought in the
 * texts and files of a practice, in any form. For ИМАЦ also what waits for publication. At most seven statements.
 */
export async function listBank(ctx: TenantContext, params: BankParams): Promise<BankPage> {
  return withTenant(ctx, "practice:read", async (tx, { regionId }) => {
    const { after, ...filter } = params;
    const places = await findPlaces(tx, {
      kind: "practice",
      words: filter.q,
      facets: [
        ...(filter.track === null ? [] : [`track=${String(filter.track)}`]),
        ...(filter.factor === null ? [] : [`factor=${filter.factor}`]),
        ...(filter.subject === null ? [] : [`subject=${filter.subject.toLowerCase()}`]),
      ],
      after,
      most: PAGE + 1,
    });
    return {
      filter,
      timeZone: ctx.timeZone,
      rows: await readRows(tx, regionId, places.slice(0, PAGE), filter.q),
      next: places.length > PAGE ? (places[PAGE - 1] ?? null) : null,
      further: after !== null,
      choices: await readChoices(tx, regionId),
      subjects: await readSubjects(tx, regionId),
      queue: can(ctx, "practice:publish") ? await readQueue(tx, regionId) : [],
    };
  });
}

interface StoredRow {
  id: string;
  title: string;
  marked: string | null;
  author: string;
  problem: string;
  subject: string;
  tracks: number[];
  factors: string[];
  publishedAt: Date;
  useCount: number;
  files: { id: string; name: string }[];
}

async function readRows(
  tx: Tx,
  regionId: string,
  places: readonly number[],
  words: string,
): Promise<BankRow[]> {
  if (places.length === 0) return [];
  const rows = await tx.$queryRaw<StoredRow[]>`
    SELECT p.id, p.title, p.author_name AS author, left(p.problem, 400) AS problem, p.subject, p.tracks, p.factors,
           p.published_at AS "publishedAt", p.use_count AS "useCount",
           CASE WHEN ${words} <> '' THEN (SELECT m.marked FROM search_marked(ARRAY[p.title], ${words}) m) END AS marked,
           coalesce((SELECT json_agg(json_build_object('id', f.id, 'name', f.name) ORDER BY l.ordinal)
                       FROM practice_files l JOIN stored_files f ON f.id = l.file_id WHERE l.practice_id = p.id), '[]') AS files
      FROM practices p
     WHERE p.region_id = ${regionId}::uuid AND p.state = 'published' AND p.place = ANY(${[...places]}::int[])
     ORDER BY p.place DESC`;
  const passages = await findPassages(
    tx,
    rows.flatMap(({ files }) => files.map(({ id }) => id)),
    words,
  );
  return rows.map(({ title, marked, files, publishedAt, ...row }) => {
    const file = files.find(({ id }) => passages.has(id));
    return {
      ...row,
      title: piecesOf(title, marked ?? title),
      publishedAt: publishedAt.toISOString(),
      found: file ? { fileName: file.name, text: excerptOf(passages.get(file.id) ?? []) } : null,
    };
  });
}

/** Subjects of published practices, each found by one step of an index. One statement. */
async function readSubjects(tx: Tx, regionId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ subject: string }[]>`
    WITH RECURSIVE subjects(subject) AS (
      (SELECT subject FROM practices WHERE region_id = ${regionId}::uuid AND state = 'published' AND subject > ''
        ORDER BY subject LIMIT 1)
      UNION ALL SELECT (SELECT p.subject FROM practices p WHERE p.region_id = ${regionId}::uuid AND p.state = 'published'
        AND p.subject > s.subject ORDER BY p.subject LIMIT 1) FROM subjects s WHERE s.subject IS NOT NULL)
    SELECT subject FROM subjects WHERE subject IS NOT NULL LIMIT 200`;
  return rows.map(({ subject }) => subject);
}

/** What waits for ИМАЦ, the longest waiting first; row-level security leaves out what waits for an authority. */
async function readQueue(tx: Tx, regionId: string): Promise<PracticeRow[]> {
  const rows = await tx.practice.findMany({
    where: { regionId, state: { in: ["proposed", "agreed"] } },
    select: PRACTICE_ROW,
    orderBy: [{ proposedAt: "asc" }, { id: "asc" }],
    take: LONGEST_QUEUE,
  });
  return rows.map(toPracticeRow);
}

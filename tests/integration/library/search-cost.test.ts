import { beforeAll, describe, expect, it } from "vitest";

import type { Tenant } from "@/prisma/factories/tenant";
import { asAdministrator, asRuntimeRole } from "@/tests/setup/administrator";
import { asOwner, makeTenant } from "@/tests/setup/world";

/** What a search may touch, in pages of 8 KB (architecture.md, «Cost»). */
const MOST_BUFFERS = 60;
const DOCUMENTS = 10_000;
const PAGE = 11;

let tenant: Tenant;

/**
 * Ten thousand documents with a text of about two hundred words each: one word of all, one of every tenth, of every hundredth, of
 * every thousandth, one of a single document; the rest are of a few.
 */
const FILL = `
  INSERT INTO library_items (region_id, slug, title, kind, issuer, author, number, tracks, note)
  SELECT $1::uuid, 'd' || n, 'Методические рекомендации о наставничестве № ' || n,
         'методические рекомендации', 'ГКУ РК «ИМАЦ»', 'ГКУ РК «ИМАЦ»', '01-13/' || n, ARRAY[1 + n % 3],
         concat_ws(' ', 'школа', CASE WHEN n % 10 = 0 THEN 'математика' END, CASE WHEN n % 100 = 0 THEN 'диагностика' END,
           CASE WHEN n % 300 = 7 THEN 'анкета' END,
           CASE WHEN n % 1000 = 0 THEN 'медиация' END, CASE WHEN n = 5000 THEN 'логопед' END,
           (SELECT string_agg('слово' || chr(1072 + (n * i * 7) % 32) || chr(1072 + (n + i * i) % 32) || chr(1072 + (n / 32 + i) % 32), ' ')
              FROM generate_series(1, 200) i))
    FROM generate_series(1, $2::int) n`;

beforeAll(async () => {
  tenant = await makeTenant();
  const regionId = tenant.region.id;
  await asOwner({ regionId }, (tx) => tx.$executeRawUnsafe(FILL, regionId, DOCUMENTS));
  await asRuntimeRole((client) => client.query("SELECT count_search_words()"));
  await asAdministrator("VACUUM ANALYZE");
}, 240_000);

interface Plan {
  "QUERY PLAN": [{ Plan: Record<string, number> }];
}

/** Pages touched by one search of the runtime role, and how many documents it found. */
async function costOf(words: string, facets: string[] = [], after: number | null = null) {
  return asRuntimeRole(async (client) => {
    await client.query("SELECT set_config('app.region_id', $1, false)", [tenant.region.id]);
    const asked = [words, facets, after, PAGE];
    const call = "search_places(1, $1, $2::text[], $3::int, $4::int)";
    const { rows } = await client.query(`SELECT count(*)::int AS found FROM ${call}`, asked);
    const plan = await client.query<Plan>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT * FROM ${call}`,
      asked,
    );
    const counted = plan.rows[0]?.["QUERY PLAN"][0].Plan ?? {};
    const buffers = (counted["Shared Hit Blocks"] ?? 0) + (counted["Shared Read Blocks"] ?? 0);
    return { found: (rows[0] as { found: number }).found, buffers };
  });
}

describe("a search over ten thousand documents", () => {
  it.each([
    ["a word of every document", "наставничеству", [], PAGE],
    ["no word at all", "", [], PAGE],
    ["a filter alone", "", ["track=2"], PAGE],
    ["a word of every tenth", "математики", [], PAGE],
    ["a word of every hundredth", "диагностику", [], PAGE],
    ["a word of every three hundredth", "анкетами", [], PAGE],
    ["a word of every thousandth", "медиации", [], 10],
    ["a word of one", "логопеда", [], 1],
    ["a word of none", "карантин", [], 0],
    ["several words and a filter", "школы математика", ["track=2"], PAGE],
  ] as const)("costs no more than it shows: %s", async (_, words, facets, found) => {
    const cost = await costOf(words, [...facets]);
    expect(cost.found).toBe(found);
    expect(cost.buffers).toBeLessThanOrEqual(MOST_BUFFERS);
  });

  it("looks among practices as far as these go, however few documents there are", async () => {
    const [{ body } = { body: "" }] = await asAdministrator<{ body: string }>(
      "SELECT prosrc AS body FROM pg_proc WHERE proname = 'search_places'",
    );
    expect(body).toContain("practices_place_seq");
  });

  it("costs the same on a far page", async () => {
    const cost = await costOf("школами рекомендаций", [], 4_000);
    expect(cost.buffers).toBeLessThanOrEqual(MOST_BUFFERS);
  });
});

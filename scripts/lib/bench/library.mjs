// A library as large as no region has: a word of every document, one of every thousandth, the rest of a few.
import { withConnection } from "../cluster.mjs";

/** Adds documents to the library of the first region, counts the words of the search anew. */
export function fillLibrary(adminUrl, documents) {
  return withConnection(adminUrl, async (client) => {
    await client.query(
      "SELECT set_config('app.region_id', id::text, false) FROM organisations WHERE kind = 'region' ORDER BY code LIMIT 1",
    );
    await client.query(
      `INSERT INTO library_items (region_id, slug, title, kind, issuer, author, number, tracks, note)
       SELECT app_region_id(), 'd' || n, 'Методические рекомендации для школ № ' || n, 'методические рекомендации',
              'ГКУ РК «ИМАЦ»', 'ГКУ РК «ИМАЦ»', '01-13/' || n, ARRAY[1 + n % 3],
              concat_ws(' ', CASE WHEN n % 1000 = 0 THEN 'медиация' END,
                (SELECT string_agg('слово' || chr(1072 + (n * i * 7) % 32) || chr(1072 + (n + i * i) % 32)
                                           || chr(1072 + (n / 32 + i) % 32), ' ') FROM generate_series(1, 200) i))
         FROM generate_series(1, $1::int) n`,
      [documents],
    );
    await client.query("SELECT count_search_words()");
    await client.query("VACUUM ANALYZE");
  });
}

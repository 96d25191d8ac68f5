-- CreateEnum
CREATE TYPE "file_text_state" AS ENUM ('read', 'empty', 'unreadable');

-- AlterTable
ALTER TABLE "library_items" ADD COLUMN     "place" SERIAL NOT NULL,
ADD COLUMN     "replaced_by_id" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "library_item_files" (
    "region_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "library_item_files_pkey" PRIMARY KEY ("item_id","file_id")
);

-- CreateTable
CREATE TABLE "file_texts" (
    "region_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "state" "file_text_state" NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "file_texts_pkey" PRIMARY KEY ("region_id","file_id")
);

-- CreateTable
CREATE TABLE "file_passages" (
    "region_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "file_passages_pkey" PRIMARY KEY ("region_id","file_id","ordinal")
);

-- CreateTable
CREATE TABLE "search_documents" (
    "place" INTEGER NOT NULL,
    "kind" SMALLINT NOT NULL,
    "vector" tsvector NOT NULL,

    CONSTRAINT "search_documents_pkey" PRIMARY KEY ("kind","place")
);

-- CreateTable
CREATE TABLE "search_words" (
    "scope" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "documents" INTEGER NOT NULL,

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("scope","word")
);

-- CreateIndex
CREATE INDEX "library_item_files_region_id_file_id_idx" ON "library_item_files"("region_id", "file_id");

-- CreateIndex
CREATE UNIQUE INDEX "library_items_place_key" ON "library_items"("place");

-- CreateIndex
CREATE INDEX "library_items_region_id_replaced_by_id_idx" ON "library_items"("region_id", "replaced_by_id");

-- CreateIndex
CREATE INDEX "library_items_region_id_kind_idx" ON "library_items"("region_id", "kind");

-- CreateIndex
CREATE INDEX "library_items_region_id_issuer_idx" ON "library_items"("region_id", "issuer");

-- CreateIndex
CREATE INDEX "measure_library_items_region_id_library_item_id_idx" ON "measure_library_items"("region_id", "library_item_id");

-- AddForeignKey
ALTER TABLE "library_items" ADD CONSTRAINT "library_items_region_id_replaced_by_id_fkey" FOREIGN KEY ("region_id", "replaced_by_id") REFERENCES "library_items"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_item_files" ADD CONSTRAINT "library_item_files_region_id_item_id_fkey" FOREIGN KEY ("region_id", "item_id") REFERENCES "library_items"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_item_files" ADD CONSTRAINT "library_item_files_region_id_file_id_fkey" FOREIGN KEY ("region_id", "file_id") REFERENCES "stored_files"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_texts" ADD CONSTRAINT "file_texts_region_id_file_id_fkey" FOREIGN KEY ("region_id", "file_id") REFERENCES "stored_files"("region_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_passages" ADD CONSTRAINT "file_passages_region_id_file_id_fkey" FOREIGN KEY ("region_id", "file_id") REFERENCES "stored_files"("region_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Editions -------------------------------------------------------------------------------------------------
ALTER TABLE library_items ADD CONSTRAINT library_items_replaced_by_other CHECK (replaced_by_id <> id);

-- The newest document first: documents loaded before stand in the order of their dates, those without one before all.
ALTER TABLE library_items NO FORCE ROW LEVEL SECURITY;
DROP INDEX library_items_place_key;
UPDATE library_items i SET place = o.place
  FROM (SELECT id, row_number() OVER (ORDER BY date NULLS FIRST, id) AS place FROM library_items) o WHERE o.id = i.id;
CREATE UNIQUE INDEX library_items_place_key ON library_items (place);
SELECT setval('library_items_place_seq', coalesce((SELECT max(place) FROM library_items), 0) + 1, false);
ALTER TABLE library_items FORCE ROW LEVEL SECURITY;
GRANT USAGE ON SEQUENCE library_items_place_seq TO portal_app;

-- Row-level security ---------------------------------------------------------------------------------------
-- The library is the region's: everybody reads it, the region writes.
ALTER TABLE library_item_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE library_item_files FORCE ROW LEVEL SECURITY;
CREATE POLICY library_item_files_read ON library_item_files FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) <> 'nobody');
CREATE POLICY library_item_files_write ON library_item_files FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');
CREATE POLICY stored_files_of_library ON stored_files FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND organisation_id = region_id AND (SELECT app_level()) <> 'nobody'
  AND EXISTS (SELECT FROM library_item_files l WHERE l.region_id = stored_files.region_id AND l.file_id = stored_files.id));

-- Written by keep_file_text alone; the texts themselves are read by functions of the owner only.
ALTER TABLE file_texts ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_texts FORCE ROW LEVEL SECURITY;
CREATE POLICY file_texts_read ON file_texts FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) <> 'nobody');
CREATE POLICY file_texts_owner ON file_texts FOR ALL TO CURRENT_USER
  USING (region_id = (SELECT app_region_id())) WITH CHECK (region_id = (SELECT app_region_id()));
ALTER TABLE file_passages ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_passages FORCE ROW LEVEL SECURITY;
CREATE POLICY file_passages_owner ON file_passages FOR ALL TO CURRENT_USER
  USING (region_id = (SELECT app_region_id())) WITH CHECK (region_id = (SELECT app_region_id()));
-- No policy: the runtime role sees no row. Not forced: «@@» is not leakproof, so behind a policy the index of words is not
-- used; the region stands among the words instead, and rows are read afterwards under their own policies.
ALTER TABLE search_documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_words ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON library_item_files TO portal_app;
GRANT SELECT ON file_texts, file_passages, search_documents, search_words TO portal_app;

-- A file of the library is not abandoned; the text of a file goes with the file.
CREATE POLICY library_item_files_owner_sweeps ON library_item_files FOR SELECT TO CURRENT_USER
  USING ((SELECT app_level()) = 'nobody');

-- Full-text search -----------------------------------------------------------------------------------------
-- No list of waiting words, which every question would go through; «IS NOT NULL» keeps such an index out of prisma/schema.
CREATE INDEX search_documents_words ON search_documents USING gin (vector) WITH (fastupdate = off) WHERE vector IS NOT NULL;

-- A text as it is searched: ё is е, marks are spaces. As many signs as before, so that places in it are places in the text.
CREATE FUNCTION search_fold(written text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(written, E'ёЁ«»„“”"\'`<>&=/\\-–—|_()', 'еЕ' || repeat(' ', 40))
$$;
-- All the words, in any form. No sign of the question means anything to the search itself.
CREATE FUNCTION search_query(words text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT plainto_tsquery('pg_catalog.russian'::regconfig, search_fold(words))
$$;
-- One word of the vector, as it stands there.
CREATE FUNCTION search_word(word text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ('''' || replace(replace(word, '\', '\\'), '''', '''''') || '''')::tsquery
$$;
-- Texts with the words of the question between the signs 2 and 3, folded: the reader's text is marked by place.
CREATE FUNCTION search_marked(texts text[], words text) RETURNS TABLE (ordinal integer, marked text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT t.ordinal::integer, ts_headline('pg_catalog.russian'::regconfig, search_fold(t.written), search_query(words),
           'HighlightAll=true, StartSel=' || chr(2) || ', StopSel=' || chr(3))
    FROM unnest(texts) WITH ORDINALITY t(written, ordinal)
$$;

-- The documents of a kind and a region, and a stretch of their places: 16, 64, 256, 1024 or 4096 of them at a time.
-- «=» is a space in every question, so that none can hold such a word.
CREATE FUNCTION search_scope(of_kind integer, region uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT 'in=' || of_kind || ':' || region
$$;
CREATE FUNCTION search_shelf(scope text, size integer, place integer) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT scope || ':' || size || ':' || place / size
$$;

-- Writes what is searched of a document: its own words, those of its files, each filter, and where it stands.
CREATE FUNCTION write_search_document(of_kind integer, at_place integer, region uuid, words text, files uuid[], facets text[])
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  inside text := coalesce((SELECT left(string_agg(p.text, ' ' ORDER BY p.file_id, p.ordinal), 1000000)
                             FROM file_passages p WHERE p.region_id = region AND p.file_id = ANY (files)), '');
  scope text := search_scope(of_kind, region);
  said tsvector;
BEGIN
  BEGIN
    said := to_tsvector('pg_catalog.russian'::regconfig, search_fold(words || ' ' || inside));
  EXCEPTION WHEN program_limit_exceeded THEN
    said := to_tsvector('pg_catalog.russian'::regconfig, search_fold(words || ' ' || left(inside, 100000)));
  END;
  INSERT INTO search_documents (kind, place, vector)
  VALUES (of_kind, at_place, strip(said) || array_to_tsvector(facets || scope
    || ARRAY(SELECT search_shelf(scope, size, at_place) FROM unnest(ARRAY[16, 64, 256, 1024, 4096]) size)))
  ON CONFLICT (kind, place) DO UPDATE SET vector = EXCLUDED.vector;
END $$;
REVOKE ALL ON FUNCTION write_search_document(integer, integer, uuid, text, uuid[], text[]) FROM PUBLIC;

-- Counts in how many documents each word stands, of words that stand in many: a search looks for those among the newest
-- documents first. Nightly; a count of yesterday is as good.
CREATE FUNCTION count_search_words() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  part text;
  counted integer;
BEGIN
  DELETE FROM search_words;
  FOR part IN SELECT DISTINCT substring(w FROM '^in=[^:]+:[^:]+')
                FROM (SELECT unnest(tsvector_to_array(d.vector)) AS w FROM search_documents d) words WHERE w LIKE 'in=%' LOOP
    INSERT INTO search_words (scope, word, documents)
      SELECT part, s.word, s.ndoc
        FROM ts_stat(format('SELECT vector FROM search_documents WHERE vector @@ search_word(%L)', part)) s
       WHERE s.ndoc >= 20 AND (s.word = part OR s.word NOT LIKE 'in=%');
  END LOOP;
  SELECT count(*) INTO counted FROM search_words;
  RETURN counted;
END $$;
REVOKE ALL ON FUNCTION count_search_words() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_search_words() TO portal_app;

CREATE FUNCTION write_library_document(wanted uuid) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT write_search_document(1, i.place, i.region_id,
    concat_ws(' ', i.title, i.kind, i.requisites_of, i.number, to_char(i.date, 'DD.MM.YYYY'), i.issuer, i.author, i.note),
    ARRAY(SELECT l.file_id FROM library_item_files l WHERE l.item_id = i.id),
    ARRAY['status=' || i.status, 'kind=' || lower(i.kind), 'issuer=' || lower(i.issuer)]
      || CASE WHEN i.tracks = '{}' THEN ARRAY['track=0'] ELSE ARRAY(SELECT 'track=' || t FROM unnest(i.tracks) t) END)
    FROM library_items i WHERE i.id = wanted
$$;
REVOKE ALL ON FUNCTION write_library_document(uuid) FROM PUBLIC;

CREATE FUNCTION search_library_item() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM write_library_document(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER library_items_searched AFTER INSERT OR UPDATE ON library_items
  FOR EACH ROW EXECUTE FUNCTION search_library_item();
CREATE FUNCTION search_library_files() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM write_library_document(CASE TG_OP WHEN 'DELETE' THEN OLD.item_id ELSE NEW.item_id END);
  RETURN NULL;
END $$;
CREATE TRIGGER library_item_files_searched AFTER INSERT OR DELETE ON library_item_files
  FOR EACH ROW EXECUTE FUNCTION search_library_files();
REVOKE ALL ON FUNCTION search_library_item(), search_library_files() FROM PUBLIC;

ALTER TABLE library_items NO FORCE ROW LEVEL SECURITY;
SELECT write_library_document(id) FROM library_items;
ALTER TABLE library_items FORCE ROW LEVEL SECURITY;

-- Keeps what was read in a file the caller sees, and searches it from now on with every document that has the file.
CREATE FUNCTION keep_file_text(of_file uuid, outcome file_text_state, pieces text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE region uuid := (SELECT f.region_id FROM stored_files f WHERE f.id = of_file AND f.state = 'stored');
BEGIN
  IF region IS NULL THEN RETURN; END IF;
  DELETE FROM file_passages WHERE region_id = region AND file_id = of_file;
  INSERT INTO file_passages (region_id, file_id, ordinal, text)
    SELECT region, of_file, p.ordinal - 1, p.piece FROM unnest(pieces) WITH ORDINALITY p(piece, ordinal);
  INSERT INTO file_texts (region_id, file_id, state) VALUES (region, of_file, outcome)
    ON CONFLICT (region_id, file_id) DO UPDATE SET state = EXCLUDED.state, read_at = portal_now();
  PERFORM write_library_document(l.item_id) FROM library_item_files l WHERE l.region_id = region AND l.file_id = of_file;
END $$;
REVOKE ALL ON FUNCTION keep_file_text(uuid, file_text_state, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_file_text(uuid, file_text_state, text[]) TO portal_app;

-- Places of documents of the caller's region that hold all the words and every facet, the newest first, after a place.
-- How many there should be is told by search_words: of many, only the newest stretch that should hold enough is looked
-- through, then a longer one, then all. `place + 0`: the index of words is the one to use.
CREATE FUNCTION search_places(of_kind integer, words text, facets text[], after integer, most integer)
RETURNS SETOF integer LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  asked tsquery := search_query(words);
  needed text[] := facets || tsvector_to_array(to_tsvector('pg_catalog.russian'::regconfig, search_fold(words)));
  facet text;
  newest integer := (SELECT s.last_value FROM library_items_place_seq s);
  before_place integer := coalesce(after, newest + 1);
  part text := search_scope(of_kind, app_region_id());
  total float;
  expected float;
  stretch float;
  size integer;
  shelves tsquery;
  picked integer[];
BEGIN
  IF part IS NULL OR (words <> '' AND numnode(asked) = 0) THEN RETURN; END IF;
  FOREACH facet IN ARRAY facets LOOP
    asked := asked && search_word(facet);
  END LOOP;
  -- Words of one question tend to stand together: the rarest counts in full, the others by the root of their share.
  SELECT max(w.documents) FILTER (WHERE w.word = part),
         CASE WHEN count(*) > cardinality(needed) THEN sqrt(min(w.documents) * exp(sum(ln(w.documents)))) ELSE 0 END
    INTO total, expected FROM search_words w WHERE w.scope = part AND w.word = ANY (needed || part);
  expected := expected / total ^ (cardinality(needed) / 2.0);
  -- As many places as should hold half as much again as is asked for.
  stretch := CASE WHEN expected > 1.5 * most THEN 1.5 * most / expected * newest ELSE before_place END;
  LOOP
    size := CASE WHEN stretch <= 64 THEN 16 WHEN stretch <= 256 THEN 64 WHEN stretch <= 1024 THEN 256
      WHEN stretch <= 4096 THEN 1024 WHEN stretch <= 8192 THEN 4096 END;
    shelves := search_word(part);
    IF size IS NOT NULL AND stretch < before_place THEN
      SELECT string_agg(search_word(search_shelf(part, size, p))::text, ' | ')::tsquery INTO shelves
        FROM generate_series(before_place - 1, greatest(before_place - stretch::integer, 0), -size) p;
    END IF;
    picked := ARRAY(SELECT d.place FROM search_documents d
      WHERE d.vector @@ (asked && shelves) AND d.place + 0 < before_place ORDER BY d.place + 0 DESC LIMIT most);
    EXIT WHEN cardinality(picked) = most OR size IS NULL OR stretch >= before_place;
    stretch := stretch * 4;
  END LOOP;
  RETURN QUERY SELECT unnest(picked);
END $$;
REVOKE ALL ON FUNCTION search_places(integer, text, text[], integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_places(integer, text, text[], integer, integer) TO portal_app;

-- Of each file open to the whole region the first piece that holds any of the words, with the words marked.
CREATE FUNCTION search_passages(of_files uuid[], words text) RETURNS TABLE (file_id uuid, passage text, marked text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT f.id, p.text, m.marked
    FROM (SELECT unnest(of_files) AS id, replace(search_query(words)::text, ' & ', ' | ')::tsquery AS any_word) f
    CROSS JOIN LATERAL (
      SELECT q.text FROM file_passages q
       WHERE q.region_id = (SELECT app_region_id()) AND q.file_id = f.id
         AND to_tsvector('pg_catalog.russian'::regconfig, search_fold(q.text)) @@ f.any_word
       ORDER BY q.ordinal LIMIT 1) p
    CROSS JOIN LATERAL search_marked(ARRAY[p.text], words) m
   WHERE EXISTS (SELECT FROM library_item_files l WHERE l.region_id = (SELECT app_region_id()) AND l.file_id = f.id)
$$;
REVOKE ALL ON FUNCTION search_passages(uuid[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_passages(uuid[], text) TO portal_app;

-- Files are read in the background, each once: the key of a job is its file.
SELECT jobs.create_queue('read-file-text', '{"policy": "exclusive", "retryLimit": 3, "retryDelay": 5, "retryBackoff": true,
    "retryDelayMax": 60, "expireInSeconds": 300, "heartbeatSeconds": 30, "retentionSeconds": 1209600,
    "deleteAfterSeconds": 2592000}');
SELECT jobs.create_queue('count-search-words', '{"policy": "exclusive", "retryLimit": 3, "retryDelay": 60, "retryBackoff": true,
    "retryDelayMax": 3600, "expireInSeconds": 900, "heartbeatSeconds": 30, "retentionSeconds": 1209600,
    "deleteAfterSeconds": 2592000}');

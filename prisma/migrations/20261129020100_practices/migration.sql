-- CreateEnum
CREATE TYPE "practice_state" AS ENUM ('draft', 'proposed', 'agreed', 'published', 'returned', 'withdrawn');

-- CreateTable
CREATE TABLE "practices" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID,
    "school_id" UUID,
    "organisation_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "author_code" TEXT NOT NULL,
    "state" "practice_state" NOT NULL DEFAULT 'draft',
    "place" SERIAL NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "problem" TEXT NOT NULL DEFAULT '',
    "actions" TEXT NOT NULL DEFAULT '',
    "outcome" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "figures" JSONB NOT NULL DEFAULT '[]',
    "tracks" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "factors" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "created_by_name" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3),
    "proposed_by_name" TEXT,
    "agreed_at" TIMESTAMPTZ(3),
    "agreed_by_name" TEXT,
    "published_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "reason_by_name" TEXT,
    "use_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "practices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practice_files" (
    "region_id" UUID NOT NULL,
    "practice_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "practice_files_pkey" PRIMARY KEY ("practice_id","file_id")
);

-- CreateTable
CREATE TABLE "practice_uses" (
    "region_id" UUID NOT NULL,
    "practice_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "said_by_name" TEXT NOT NULL,

    CONSTRAINT "practice_uses_pkey" PRIMARY KEY ("practice_id","organisation_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "practices_place_key" ON "practices"("place");

-- CreateIndex
CREATE INDEX "practices_region_id_organisation_id_idx" ON "practices"("region_id", "organisation_id");

-- CreateIndex
CREATE INDEX "practices_region_id_municipality_id_state_idx" ON "practices"("region_id", "municipality_id", "state");

-- CreateIndex
CREATE INDEX "practices_region_id_state_subject_idx" ON "practices"("region_id", "state", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "practices_region_id_id_key" ON "practices"("region_id", "id");

-- CreateIndex
CREATE INDEX "practice_files_region_id_file_id_idx" ON "practice_files"("region_id", "file_id");

-- CreateIndex
CREATE INDEX "practice_uses_region_id_organisation_id_idx" ON "practice_uses"("region_id", "organisation_id");

-- AddForeignKey
ALTER TABLE "practices" ADD CONSTRAINT "practices_region_id_organisation_id_fkey" FOREIGN KEY ("region_id", "organisation_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practices" ADD CONSTRAINT "practices_affiliation_fkey" FOREIGN KEY ("region_id", "municipality_id", "school_id") REFERENCES "school_affiliations"("region_id", "municipality_id", "school_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_files" ADD CONSTRAINT "practice_files_region_id_practice_id_fkey" FOREIGN KEY ("region_id", "practice_id") REFERENCES "practices"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_files" ADD CONSTRAINT "practice_files_region_id_file_id_fkey" FOREIGN KEY ("region_id", "file_id") REFERENCES "stored_files"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_uses" ADD CONSTRAINT "practice_uses_region_id_practice_id_fkey" FOREIGN KEY ("region_id", "practice_id") REFERENCES "practices"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_uses" ADD CONSTRAINT "practice_uses_region_id_organisation_id_fkey" FOREIGN KEY ("region_id", "organisation_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Practices ------------------------------------------------------------------------------------------------
ALTER TABLE practices ADD CONSTRAINT practices_owner CHECK (organisation_id = coalesce(school_id, municipality_id));
ALTER TABLE practices ADD CONSTRAINT practices_known CHECK (
  (state = 'draft' OR proposed_at IS NOT NULL) AND (state NOT IN ('published', 'withdrawn') OR published_at IS NOT NULL)
  AND (state NOT IN ('returned', 'withdrawn') OR reason IS NOT NULL));
ALTER TABLE practices ADD CONSTRAINT practices_text_limits CHECK (
  length(title) <= 300 AND length(problem) <= 5000 AND length(actions) <= 10000 AND length(outcome) <= 5000
  AND length(subject) <= 120);

-- What is on its way or published is not written on; a practice that is published takes the newest place.
CREATE FUNCTION refuse_locked_practice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('draft', 'returned')
     AND (NEW.title, NEW.problem, NEW.actions, NEW.outcome, NEW.subject, NEW.figures, NEW.tracks, NEW.factors)
       IS DISTINCT FROM (OLD.title, OLD.problem, OLD.actions, OLD.outcome, OLD.subject, OLD.figures, OLD.tracks, OLD.factors) THEN
    RAISE EXCEPTION 'The text of the practice is locked' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.state, NEW.state) NOT IN (('draft', 'proposed'), ('returned', 'proposed'), ('proposed', 'draft'), ('agreed', 'draft'),
       ('proposed', 'agreed'), ('proposed', 'returned'), ('agreed', 'returned'), ('proposed', 'published'),
       ('agreed', 'published'), ('published', 'withdrawn')) AND OLD.state <> NEW.state THEN
    RAISE EXCEPTION 'A practice does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'published' AND OLD.state <> 'published' THEN
    NEW.place := nextval('practices_place_seq');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER practices_locked BEFORE UPDATE ON practices FOR EACH ROW EXECUTE FUNCTION refuse_locked_practice();
GRANT USAGE ON SEQUENCE practices_place_seq TO portal_app;

-- Row-level security ---------------------------------------------------------------------------------------
-- A draft is its author's; what is proposed goes to the level that moderates it; what is published to the whole region.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['practices', 'practice_files', 'practice_uses'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
CREATE POLICY practices_read ON practices FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN state IN ('agreed', 'published')
      OR (state = 'proposed' AND (school_id IS NULL OR municipality_id IS NULL))
      OR (state IN ('returned', 'withdrawn') AND (agreed_at IS NOT NULL OR school_id IS NULL OR municipality_id IS NULL))
    WHEN 'municipality' THEN state = 'published'
      OR (municipality_id = (SELECT app_municipality_id()) AND (school_id IS NULL OR state <> 'draft'))
    WHEN 'school' THEN state = 'published' OR school_id = (SELECT app_school_id())
    ELSE false END);
CREATE POLICY practices_insert ON practices FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('municipality', 'school') AND state = 'draft'
  AND municipality_id IS NOT DISTINCT FROM (SELECT app_municipality_id())
  AND school_id IS NOT DISTINCT FROM (SELECT app_school_id()));
CREATE POLICY practices_update ON practices FOR UPDATE
  USING (region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN state <> 'draft'
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id()) AND (school_id IS NULL OR state = 'proposed')
    WHEN 'school' THEN school_id = (SELECT app_school_id())
    ELSE false END)
  WITH CHECK (region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN state IN ('published', 'returned', 'withdrawn')
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
      AND CASE WHEN school_id IS NULL THEN state IN ('draft', 'proposed', 'returned') ELSE state IN ('agreed', 'returned') END
    WHEN 'school' THEN school_id = (SELECT app_school_id()) AND state IN ('draft', 'proposed', 'returned')
    ELSE false END);
-- Seeds write practices in any state; functions of the owner search and count them.
CREATE POLICY practices_owner ON practices FOR ALL TO CURRENT_USER
  USING (region_id = (SELECT app_region_id())) WITH CHECK (region_id = (SELECT app_region_id()));

CREATE POLICY practice_files_read ON practice_files FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND EXISTS (SELECT FROM practices p WHERE p.id = practice_id));
-- «own» is the author's level: a school's practice is the school's alone, though its authority sees it.
CREATE POLICY practice_files_write ON practice_files FOR ALL
  USING (region_id = (SELECT app_region_id()) AND EXISTS (SELECT FROM practices p WHERE p.id = practice_id
    AND p.organisation_id = coalesce((SELECT app_school_id()), (SELECT app_municipality_id())) AND p.state IN ('draft', 'returned')))
  WITH CHECK (region_id = (SELECT app_region_id()) AND EXISTS (SELECT FROM practices p WHERE p.id = practice_id
    AND p.organisation_id = coalesce((SELECT app_school_id()), (SELECT app_municipality_id())) AND p.state IN ('draft', 'returned')));
-- With a published practice its author's files are open to the region, and nobody else's.
CREATE POLICY stored_files_of_practices ON stored_files FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) <> 'nobody'
  AND EXISTS (SELECT FROM practice_files l JOIN practices p ON p.id = l.practice_id
               WHERE l.region_id = stored_files.region_id AND l.file_id = stored_files.id
                 AND p.state = 'published' AND p.organisation_id = stored_files.organisation_id));

CREATE POLICY practice_uses_read ON practice_uses FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN organisation_id = (SELECT app_municipality_id())
    WHEN 'school' THEN organisation_id = (SELECT app_school_id())
    ELSE false END);
CREATE POLICY practice_uses_insert ON practice_uses FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id())
  AND organisation_id = coalesce((SELECT app_school_id()), (SELECT app_municipality_id()))
  AND EXISTS (SELECT FROM practices p WHERE p.id = practice_id AND p.state = 'published'
    AND p.organisation_id <> coalesce((SELECT app_school_id()), (SELECT app_municipality_id()))));

GRANT SELECT, INSERT, UPDATE ON practices TO portal_app;
GRANT SELECT, INSERT, DELETE ON practice_files TO portal_app;
GRANT SELECT, INSERT ON practice_uses TO portal_app;

-- A file of a practice is not abandoned.
CREATE POLICY practice_files_owner_sweeps ON practice_files FOR SELECT TO CURRENT_USER
  USING ((SELECT app_level()) = 'nobody');

CREATE FUNCTION count_practice_use() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE practices SET use_count = use_count + 1 WHERE id = NEW.practice_id;
  RETURN NULL;
END $$;
CREATE TRIGGER practice_uses_counted AFTER INSERT ON practice_uses FOR EACH ROW EXECUTE FUNCTION count_practice_use();

-- Search ---------------------------------------------------------------------------------------------------
CREATE FUNCTION write_practice_document(wanted uuid) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT write_search_document(2, p.place, p.region_id,
    concat_ws(' ', p.title, p.subject, p.problem, p.actions, p.outcome, p.author_name),
    ARRAY(SELECT l.file_id FROM practice_files l WHERE l.practice_id = p.id),
    ARRAY(SELECT 'track=' || t FROM unnest(p.tracks) t) || ARRAY(SELECT 'factor=' || f FROM unnest(p.factors) f)
      || CASE WHEN p.subject = '' THEN '{}'::text[] ELSE ARRAY['subject=' || lower(p.subject)] END)
    FROM practices p WHERE p.id = wanted AND p.state = 'published'
$$;
-- Only what is published is searched; how many use it changes no word.
CREATE FUNCTION search_practice() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.state = 'published' THEN
    PERFORM write_practice_document(NEW.id);
  ELSE
    DELETE FROM search_documents WHERE kind = 2 AND place = NEW.place;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER practices_searched AFTER INSERT OR UPDATE OF state ON practices
  FOR EACH ROW EXECUTE FUNCTION search_practice();
REVOKE ALL ON FUNCTION write_practice_document(uuid), search_practice(), count_practice_use() FROM PUBLIC;

-- The functions of the library, with practices beside it.
CREATE OR REPLACE FUNCTION keep_file_text(of_file uuid, outcome file_text_state, pieces text[]) RETURNS void
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
  PERFORM write_practice_document(l.practice_id) FROM practice_files l WHERE l.region_id = region AND l.file_id = of_file;
END $$;
CREATE OR REPLACE FUNCTION search_places(of_kind integer, words text, facets text[], after integer, most integer)
RETURNS SETOF integer LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  asked tsquery := search_query(words);
  needed text[] := facets || tsvector_to_array(to_tsvector('pg_catalog.russian'::regconfig, search_fold(words)));
  facet text;
  newest integer := CASE of_kind WHEN 1 THEN (SELECT s.last_value FROM library_items_place_seq s)
                                 ELSE (SELECT s.last_value FROM practices_place_seq s) END;
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
CREATE OR REPLACE FUNCTION search_passages(of_files uuid[], words text) RETURNS TABLE (file_id uuid, passage text, marked text)
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
      OR EXISTS (SELECT FROM practice_files l JOIN practices p2 ON p2.id = l.practice_id AND p2.state = 'published'
                  WHERE l.region_id = (SELECT app_region_id()) AND l.file_id = f.id)
$$;

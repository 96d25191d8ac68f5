-- A search by words and filters looks far enough at once: the shares of filters were counted as if they stood with the words,
-- and the shelf in which the stretch ends was left out.
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
  -- Words of one question tend to stand together: the rarest counts in full, the others by the root of their share. What a
  -- document is filtered by has nothing to do with its words: its share counts in full.
  SELECT max(w.documents) FILTER (WHERE w.word = part),
         CASE WHEN count(*) > cardinality(needed) THEN
           sqrt(min(w.documents) FILTER (WHERE w.word <> ALL (facets)) * exp(sum(ln(w.documents)) FILTER (WHERE w.word <> ALL (facets))))
             * coalesce(exp(sum(ln(w.documents)) FILTER (WHERE w.word = ANY (facets))), 1)
         ELSE 0 END
    INTO total, expected FROM search_words w WHERE w.scope = part AND w.word = ANY (needed || part);
  expected := expected / total ^ ((cardinality(needed) + cardinality(facets)) / 2.0);
  -- As many places as should hold half as much again as is asked for.
  stretch := CASE WHEN expected > 1.5 * most THEN 1.5 * most / expected * newest ELSE before_place END;
  LOOP
    size := CASE WHEN stretch <= 64 THEN 16 WHEN stretch <= 256 THEN 64 WHEN stretch <= 1024 THEN 256
      WHEN stretch <= 4096 THEN 1024 WHEN stretch <= 8192 THEN 4096 END;
    shelves := search_word(part);
    IF size IS NOT NULL AND stretch < before_place THEN
      SELECT string_agg(search_word(search_shelf(part, size, p))::text, ' | ')::tsquery INTO shelves
        FROM generate_series((before_place - 1) / size * size, greatest(before_place - stretch::integer, 0) / size * size, -size) p;
    END IF;
    picked := ARRAY(SELECT d.place FROM search_documents d
      WHERE d.vector @@ (asked && shelves) AND d.place + 0 < before_place ORDER BY d.place + 0 DESC LIMIT most);
    EXIT WHEN cardinality(picked) = most OR size IS NULL OR stretch >= before_place;
    stretch := stretch * 4;
  END LOOP;
  RETURN QUERY SELECT unnest(picked);
END $$;

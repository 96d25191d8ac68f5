-- Whose list years a reader knows, the same for everybody: of each school the reader sees (`successor_id` empty) and of all
-- it goes on from, through any number of mergers and authorities, with the succession that leads there. Known up to a
-- day: to the succession, and to the day the school left the authority that asks. Names are told elsewhere.
CREATE POLICY school_successions_owner_ancestry ON school_successions FOR SELECT TO CURRENT_USER USING (
  region_id = (SELECT app_region_id()));

CREATE FUNCTION school_ancestry()
RETURNS TABLE (school_id uuid, until date, successor_id uuid, on_date date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH RECURSIVE known (school_id, until, successor_id, on_date) AS (
    SELECT o.id,
           CASE WHEN app_level() = 'municipality' AND o.municipality_id IS DISTINCT FROM app_municipality_id()
             THEN (SELECT coalesce(max(a.valid_to), '-infinity') FROM school_affiliations a
                    WHERE a.school_id = o.id AND a.municipality_id = app_municipality_id()) END,
           NULL::uuid, NULL::date
      FROM organisations o WHERE o.region_id = app_region_id() AND o.kind = 'school'
    UNION
    SELECT s.predecessor_id, least(k.until, s.on_date), s.successor_id, s.on_date
      FROM known k JOIN school_successions s ON s.successor_id = k.school_id AND s.region_id = app_region_id())
  SELECT * FROM known
$$;
REVOKE ALL ON FUNCTION school_ancestry() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION school_ancestry() TO portal_app;

-- The day a list stands for is that of lib/modules/school-lists/comparison/departures.
DROP POLICY school_list_entries_inherited ON school_list_entries;
CREATE POLICY school_list_entries_inherited ON school_list_entries FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('municipality', 'school')
  AND (list_id, school_id) IN (
    SELECT l.id, a.school_id FROM school_ancestry() a JOIN school_lists l
        ON a.until IS NULL OR (l.state = 'published' AND a.until > coalesce(
             least(l.published_on, make_date(l.list_year, 12, 31)), make_date(l.list_year, 9, 1)))));

-- A school's figures against its group, without any other school: quartiles of the shares below the minimum, in whole
-- percent, of groups of five schools and more. The group is written here, not given: schools of the region in the same
-- kind of settlement (of any, where the school's card does not say), with a value of the indicator in the year.
-- Extremes are never told, and everybody of a group gets the same answer: nothing can be subtracted from it.

-- Only the function reads other schools, only while it runs.
CREATE POLICY assessment_results_owner_groups ON assessment_results FOR SELECT TO CURRENT_USER USING (
  region_id = (SELECT app_region_id()) AND (SELECT current_setting('app.group_figures', true)) = 'on');
CREATE POLICY organisation_attributes_owner_groups ON organisation_attributes FOR SELECT TO CURRENT_USER USING (
  region_id = (SELECT app_region_id()) AND (SELECT current_setting('app.group_figures', true)) = 'on');

CREATE FUNCTION school_group_quartiles(of_school uuid, of_year integer)
RETURNS TABLE (indicator_id uuid, settlement settlement, schools integer, lower_quartile integer, median integer, upper_quartile integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  smallest CONSTANT integer := 5;
  own_settlement settlement;
BEGIN
  -- Whoever may see the school: itself, its authority, the region.
  IF NOT EXISTS (
    SELECT FROM organisations o WHERE o.id = of_school AND o.kind = 'school' AND o.region_id = app_region_id()
      AND CASE app_level() WHEN 'region' THEN true
            WHEN 'municipality' THEN o.municipality_id = app_municipality_id()
            WHEN 'school' THEN o.id = app_school_id()
            ELSE false END) THEN
    RETURN;
  END IF;
  PERFORM set_config('app.group_figures', 'on', true);
  SELECT t.settlement INTO own_settlement FROM organisation_attributes t
   WHERE t.organisation_id = of_school AND t.valid_to IS NULL LIMIT 1;
  RETURN QUERY
    SELECT g.indicator_id, own_settlement,
           CASE WHEN g.schools >= smallest THEN g.schools END,
           CASE WHEN g.schools >= smallest THEN round(g.q[1])::integer END,
           CASE WHEN g.schools >= smallest THEN round(g.q[2])::integer END,
           CASE WHEN g.schools >= smallest THEN round(g.q[3])::integer END
      FROM (SELECT r.indicator_id, count(*)::integer AS schools,
                   percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY 100.0 * r.below_min / r.participants) AS q
              FROM assessment_results r
             WHERE r.region_id = app_region_id() AND r.year = of_year AND r.attempt = 'first' AND r.state = 'value'
               AND r.superseded_at IS NULL
               AND (own_settlement IS NULL OR EXISTS (SELECT FROM organisation_attributes t
                                              WHERE t.organisation_id = r.school_id AND t.valid_to IS NULL AND t.settlement = own_settlement))
             GROUP BY r.indicator_id) g;
  PERFORM set_config('app.group_figures', '', true);
END $$;
REVOKE ALL ON FUNCTION school_group_quartiles(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION school_group_quartiles(uuid, integer) TO portal_app;

-- What others answer usually, without any of them: quartiles of the accepted answers of a campaign, by address of the
-- answer, of five answers and more. The group is written here, not given: organisations of the region in the same kind of
-- settlement (of any, where the card does not say). Extremes are never told, and whoever may see a submission of the
-- group gets the same answer: nothing can be subtracted from it.

-- Only the function reads other submissions, only while it runs.
CREATE POLICY submissions_owner_groups ON submissions FOR SELECT TO CURRENT_USER USING (
  region_id = (SELECT app_region_id()) AND (SELECT current_setting('app.group_figures', true)) = 'on');
CREATE POLICY submission_sendings_owner_groups ON submission_sendings FOR SELECT TO CURRENT_USER USING (
  region_id = (SELECT app_region_id()) AND (SELECT current_setting('app.group_figures', true)) = 'on');

CREATE FUNCTION usual_answers(of_submission uuid)
RETURNS TABLE (address text, answers integer, lower_quartile numeric, upper_quartile numeric)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  smallest CONSTANT integer := 5;
  numeral CONSTANT text := '^-?\d{1,9}(\.\d{1,4})?$';
  own submissions;
  own_settlement settlement;
BEGIN
  IF app_level() NOT IN ('region', 'municipality') THEN RETURN; END IF;
  PERFORM set_config('app.group_figures', 'on', true);
  SELECT s.* INTO own FROM submissions s WHERE s.id = of_submission
     AND (app_level() = 'region' OR s.municipality_id = app_municipality_id());
  IF own.id IS NOT NULL THEN
    SELECT t.settlement INTO own_settlement FROM organisation_attributes t
     WHERE t.organisation_id = own.organisation_id AND t.valid_to IS NULL LIMIT 1;
    RETURN QUERY
      WITH accepted AS (
        SELECT d.answers AS given FROM submissions s
          JOIN submission_sendings d ON d.submission_id = s.id AND d.number = s.accepted_sending
         WHERE s.region_id = app_region_id() AND s.campaign_id = own.campaign_id
           AND (own_settlement IS NULL OR EXISTS (SELECT FROM organisation_attributes t
                 WHERE t.organisation_id = s.organisation_id AND t.valid_to IS NULL AND t.settlement = own_settlement))),
      told AS (
        SELECT e.key AS place, e.value #>> '{}' AS figure FROM accepted a CROSS JOIN LATERAL jsonb_each(a.given) e
         WHERE jsonb_typeof(e.value) = 'string'
        UNION ALL
        SELECT e.key || '/' || (r.value ->> 'row') || '/' || c.key, c.value #>> '{}'
          FROM accepted a CROSS JOIN LATERAL jsonb_each(a.given) e
          CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(e.value) = 'array' THEN e.value ELSE '[]' END) r
          CROSS JOIN LATERAL jsonb_each(CASE WHEN jsonb_typeof(r.value -> 'cells') = 'object' THEN r.value -> 'cells' ELSE '{}' END) c
         WHERE jsonb_typeof(r.value) = 'object' AND jsonb_typeof(c.value) = 'string')
      SELECT g.place, g.many::integer, g.q[1]::numeric, g.q[2]::numeric
        FROM (SELECT t.place, count(*) AS many,
                     percentile_cont(ARRAY[0.25, 0.75]) WITHIN GROUP (ORDER BY t.figure::double precision) AS q
                FROM told t WHERE t.figure ~ numeral GROUP BY t.place) g
       WHERE g.many >= smallest;
  END IF;
  PERFORM set_config('app.group_figures', '', true);
END $$;
REVOKE ALL ON FUNCTION usual_answers(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION usual_answers(uuid) TO portal_app;

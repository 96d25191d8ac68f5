-- The last number given is looked up once, not for every row: a whole country of schools is asked in one statement.

CREATE OR REPLACE FUNCTION ask_campaign_targets(wanted uuid)
RETURNS TABLE (id uuid, region_id uuid, municipality_id uuid, school_id uuid)
LANGUAGE sql VOLATILE AS $$
  WITH given AS MATERIALIZED (
    SELECT coalesce(max(s.ordinal), 0) AS last FROM submissions s WHERE s.campaign_id = wanted),
  asked AS MATERIALIZED (SELECT s.organisation_id FROM submissions s WHERE s.campaign_id = wanted)
  INSERT INTO submissions (region_id, municipality_id, school_id, organisation_id, area_id, campaign_id, ordinal)
  SELECT c.region_id, t.municipality_id, t.school_id, t.organisation_id, t.area_id, c.id,
         (SELECT g.last FROM given g) + row_number() OVER (ORDER BY t.code)
    FROM campaigns c CROSS JOIN campaign_targets(c.id) t
   WHERE c.id = wanted AND t.organisation_id NOT IN (SELECT a.organisation_id FROM asked a)
  RETURNING submissions.id, submissions.region_id, submissions.municipality_id, submissions.school_id
$$;

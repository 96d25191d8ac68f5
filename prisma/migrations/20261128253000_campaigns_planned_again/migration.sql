-- A monitoring that was cancelled may be planned again in its year: the cancelled one gives up its code and keeps all
-- that was asked and answered. Nothing else of it changes, as before.
CREATE OR REPLACE FUNCTION refuse_opened_campaign_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state <> 'planned'
     AND ((NEW.year, NEW.form_id, NEW.form_version_id, NEW.respondent, NEW.opened_at)
         IS DISTINCT FROM (OLD.year, OLD.form_id, OLD.form_version_id, OLD.respondent, OLD.opened_at)
       OR (NEW.code IS DISTINCT FROM OLD.code AND OLD.state <> 'cancelled')) THEN
    RAISE EXCEPTION 'What an opened campaign asks never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'planned' AND TG_OP = 'UPDATE' AND OLD.state <> 'planned' THEN
    RAISE EXCEPTION 'An opened campaign is not planned again' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'opened' AND NOT EXISTS (
       SELECT FROM monitoring_form_versions WHERE id = NEW.form_version_id AND status = 'published') THEN
    RAISE EXCEPTION 'A campaign asks by a published version of its form' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- Numbers go on after those of a cancelled campaign of the form: no two receipts of a year are the same.
CREATE FUNCTION last_submission_number(wanted uuid) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT coalesce(max((SELECT max(s.ordinal) FROM submissions s WHERE s.campaign_id = k.id)), 0)
    FROM campaigns c
    JOIN campaigns k ON k.region_id = c.region_id AND k.year = c.year AND k.form_id = c.form_id
     AND (k.id = c.id OR k.state = 'cancelled')
   WHERE c.id = wanted
$$;
GRANT EXECUTE ON FUNCTION last_submission_number(uuid) TO portal_app;

CREATE OR REPLACE FUNCTION ask_campaign_targets(wanted uuid)
RETURNS TABLE (id uuid, region_id uuid, municipality_id uuid, school_id uuid)
LANGUAGE sql VOLATILE AS $$
  WITH given AS MATERIALIZED (SELECT last_submission_number(wanted) AS last),
  asked AS MATERIALIZED (SELECT s.organisation_id FROM submissions s WHERE s.campaign_id = wanted)
  INSERT INTO submissions (region_id, municipality_id, school_id, organisation_id, area_id, campaign_id, ordinal)
  SELECT c.region_id, t.municipality_id, t.school_id, t.organisation_id, t.area_id, c.id,
         (SELECT g.last FROM given g) + row_number() OVER (ORDER BY t.code)
    FROM campaigns c CROSS JOIN campaign_targets(c.id) t
   WHERE c.id = wanted AND t.organisation_id NOT IN (SELECT a.organisation_id FROM asked a)
  RETURNING submissions.id, submissions.region_id, submissions.municipality_id, submissions.school_id
$$;

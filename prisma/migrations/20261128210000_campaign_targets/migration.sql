-- Whom a campaign asks. The rule is written once, here: the list shown before the opening, the opening itself, and the
-- night that follows schools which appear, close or move, all read it. The policies of the tenant hold inside.

-- Lists a campaign asks by: of each owner and kind the newest version of the newest year before the campaign's own, since
-- the lists of an autumn govern the year after it.
CREATE FUNCTION campaign_lists(wanted uuid)
RETURNS TABLE (id uuid, kind list_kind, list_year integer, number integer, municipality_id uuid)
LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (l.owner_id, l.kind) l.id, l.kind, l.list_year, l.number, l.municipality_id
    FROM campaigns c JOIN school_lists l ON l.region_id = c.region_id
   WHERE c.id = wanted AND l.state = 'published' AND l.list_year < c.year
     AND l.kind = ANY (CASE
       WHEN c.target = 'lists' THEN c.list_kinds
       WHEN c.target = 'track' AND c.track = 1 THEN ARRAY['federal', 'regional', 'near_low']::list_kind[]
       WHEN c.target = 'track' AND c.track = 2 THEN ARRAY['control_zone', 'resource_deficit']::list_kind[]
       ELSE ARRAY[]::list_kind[] END)
   ORDER BY l.owner_id, l.kind, l.list_year DESC, l.number DESC
$$;

-- Organisations that come under the rule of a campaign: those that work on its first day, or today once it runs. By track
-- 1 an authority none of whose schools is listed is asked through the schools it chose itself (near_low).
CREATE FUNCTION campaign_targets(wanted uuid)
RETURNS TABLE (organisation_id uuid, municipality_id uuid, school_id uuid, area_id uuid, code text, name text)
LANGUAGE sql STABLE AS $$
  WITH c AS (
    SELECT k.*, greatest(today_of(k.region_id), k.opens_on) AS as_of FROM campaigns k WHERE k.id = wanted),
  listed AS MATERIALIZED (
    SELECT e.school_id, l.kind, s.municipality_id
      FROM campaign_lists(wanted) l
      JOIN school_list_entries e ON e.list_id = l.id
      JOIN organisations s ON s.id = e.school_id),
  helped AS MATERIALIZED (
    SELECT DISTINCT l.municipality_id FROM listed l WHERE l.kind <> 'near_low' AND l.municipality_id IS NOT NULL),
  by_lists AS MATERIALIZED (
    SELECT DISTINCT l.school_id FROM listed l CROSS JOIN c
     WHERE l.kind <> 'near_low' OR c.target = 'lists'
        OR l.municipality_id NOT IN (SELECT h.municipality_id FROM helped h))
  SELECT o.id, CASE o.kind WHEN 'school' THEN o.municipality_id ELSE o.id END,
         CASE o.kind WHEN 'school' THEN o.id END,
         CASE o.kind WHEN 'school' THEN coalesce(o.municipality_id, o.region_id) ELSE o.id END,
         o.code, o.short_name
    FROM c JOIN organisations o ON o.region_id = c.region_id
   WHERE o.kind::text = c.respondent::text AND (o.closed_on IS NULL OR o.closed_on > c.as_of)
     AND CASE c.target
       WHEN 'all' THEN true
       WHEN 'chosen' THEN o.id = ANY (c.chosen_ids)
       ELSE o.id IN (SELECT b.school_id FROM by_lists b) END
$$;

-- Asks those of them who are not asked yet, and answers whom: the excused stay excused. The caller holds the campaign's
-- row, so that numbers are given once.
CREATE FUNCTION ask_campaign_targets(wanted uuid)
RETURNS TABLE (id uuid, region_id uuid, municipality_id uuid, school_id uuid)
LANGUAGE sql VOLATILE AS $$
  INSERT INTO submissions (region_id, municipality_id, school_id, organisation_id, area_id, campaign_id, ordinal)
  SELECT c.region_id, t.municipality_id, t.school_id, t.organisation_id, t.area_id, c.id,
         (SELECT coalesce(max(s.ordinal), 0) FROM submissions s WHERE s.campaign_id = c.id)
           + row_number() OVER (ORDER BY t.code)
    FROM campaigns c CROSS JOIN campaign_targets(c.id) t
   WHERE c.id = wanted
     AND NOT EXISTS (SELECT FROM submissions s WHERE s.campaign_id = c.id AND s.organisation_id = t.organisation_id)
  RETURNING submissions.id, submissions.region_id, submissions.municipality_id, submissions.school_id
$$;

-- Once a night for every region, by the owner, who is bound by the policies like everybody and names each region in its
-- turn: schools that have closed owe nothing more, those that moved take along what is not accepted, those that came under
-- the rule of a running campaign are asked. Done again it changes nothing.
CREATE FUNCTION keep_campaign_targets() RETURNS TABLE (excused integer, moved integer, added integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  region uuid;
  c campaigns;
  today date;
  touched integer;
BEGIN
  IF app_level() <> 'nobody' THEN RAISE EXCEPTION 'For the nightly job alone'; END IF;
  excused := 0;
  moved := 0;
  added := 0;
  FOREACH region IN ARRAY ARRAY(SELECT o.id FROM organisations o WHERE o.kind = 'region' ORDER BY o.id) LOOP
    PERFORM set_config('app.region_id', region::text, true);
    today := today_of(region);
    FOR c IN SELECT k.* FROM campaigns k
              WHERE k.region_id = region AND k.state = 'opened' AND k.year >= extract(year FROM today) - 1
              ORDER BY k.id LOOP
      WITH gone AS (
        UPDATE submissions s SET excused_at = portal_now(), version = s.version + 1,
               excuse_reason = 'Школа закрыта ' || to_char(o.closed_on, 'DD.MM.YYYY')
          FROM organisations o
         WHERE o.id = s.school_id AND s.campaign_id = c.id AND s.excused_at IS NULL
           AND s.state IN ('not_started', 'draft', 'returned')
           AND o.closed_on <= least(today, c.closes_on)
        RETURNING s.id, s.municipality_id, s.school_id, s.excuse_reason),
      written AS (
        INSERT INTO audit_events (region_id, municipality_id, school_id, event, subject_type, subject_id, after)
        SELECT region, g.municipality_id, g.school_id, 'target.excused', 'submission', g.id::text,
               jsonb_build_object('reason', g.excuse_reason) FROM gone g)
      SELECT count(*) INTO touched FROM gone;
      excused := excused + touched;

      -- What waits for the check of an authority the school has left for the region itself, that authority ends.
      WITH taken AS (
        UPDATE submissions s SET municipality_id = o.municipality_id, area_id = coalesce(o.municipality_id, region),
               version = s.version + 1,
               opened_at = CASE WHEN s.state = 'submitted' THEN NULL ELSE s.opened_at END,
               returned_by = CASE WHEN o.municipality_id IS NULL AND s.returned_by = 'municipality'
                                  THEN 'region' ELSE s.returned_by END
          FROM organisations o
         WHERE o.id = s.school_id AND s.campaign_id = c.id AND s.excused_at IS NULL AND s.state <> 'accepted'
           AND s.municipality_id IS DISTINCT FROM o.municipality_id
           AND NOT (s.state = 'submitted' AND o.municipality_id IS NULL)
        RETURNING s.id, s.municipality_id, s.school_id),
      written AS (
        INSERT INTO audit_events (region_id, municipality_id, school_id, event, subject_type, subject_id, after)
        SELECT region, t.municipality_id, t.school_id, 'target.moved', 'submission', t.id::text,
               jsonb_build_object('municipalityId', t.municipality_id) FROM taken t)
      SELECT count(*) INTO touched FROM taken;
      moved := moved + touched;

      -- Held after the rows, as whoever answers does it: nobody waits in a circle.
      PERFORM FROM campaigns k WHERE k.id = c.id AND k.state = 'opened' FOR NO KEY UPDATE;
      IF FOUND AND c.takes_newcomers AND today <= c.respondent_until_on THEN
        WITH asked AS (SELECT * FROM ask_campaign_targets(c.id)),
        written AS (
          INSERT INTO audit_events (region_id, municipality_id, school_id, event, subject_type, subject_id, after)
          SELECT region, a.municipality_id, a.school_id, 'target.added', 'submission', a.id::text,
                 jsonb_build_object('reason', 'Подходит под правило мониторинга') FROM asked a)
        SELECT count(*) INTO touched FROM asked;
        added := added + touched;
      END IF;
    END LOOP;
  END LOOP;
  PERFORM set_config('app.region_id', '', true);
  RETURN NEXT;
END $$;
REVOKE ALL ON FUNCTION keep_campaign_targets() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_campaign_targets() TO portal_app;

SELECT jobs.create_queue('keep-campaign-targets', '{"policy": "exclusive", "retryLimit": 6, "retryDelay": 60,
  "retryBackoff": true, "retryDelayMax": 3600, "expireInSeconds": 1800, "retentionSeconds": 1209600,
  "deleteAfterSeconds": 2592000}');

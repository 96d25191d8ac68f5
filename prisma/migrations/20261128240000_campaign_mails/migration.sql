-- Mail goes out in the background, one job a letter: a relay that is away delays it and stops nothing else.
SELECT jobs.create_queue('send-mail', '{"policy": "standard", "retryLimit": 8, "retryDelay": 60, "retryBackoff": true,
    "retryDelayMax": 7200, "expireInSeconds": 120, "retentionSeconds": 1209600, "deleteAfterSeconds": 604800}');
SELECT jobs.create_queue('announce-campaigns', '{"policy": "exclusive", "retryLimit": 3, "retryDelay": 60, "retryBackoff": true,
    "retryDelayMax": 600, "expireInSeconds": 600, "retentionSeconds": 1209600, "deleteAfterSeconds": 2592000}');

-- Which letters about campaigns are due now, for every region: at the opening, and three days and one day before the end
-- of the respondent's stage. An occasion is taken once, in the transaction that puts its letters into the queue; one
-- whose day has passed while nothing ran is taken and not written. Answers ids alone: each letter is composed with the
-- rights of the person it goes to.
CREATE FUNCTION take_campaign_mails()
RETURNS TABLE (user_id uuid, membership_id uuid, submission_id uuid, occasion text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  region uuid;
  due record;
BEGIN
  IF app_level() <> 'nobody' THEN RAISE EXCEPTION 'For the job alone'; END IF;
  FOREACH region IN ARRAY ARRAY(SELECT o.id FROM organisations o WHERE o.kind = 'region') LOOP
    PERFORM set_config('app.region_id', region::text, true);
    FOR due IN
      SELECT c.id, t.occasion, t.written FROM campaigns c
       CROSS JOIN LATERAL (VALUES
         ('opened', portal_now() >= c.opens_at, portal_now() < c.respondent_before),
         ('days:3', today_of(region) >= c.respondent_until_on - 3, today_of(region) = c.respondent_until_on - 3),
         ('days:1', today_of(region) >= c.respondent_until_on - 1, today_of(region) = c.respondent_until_on - 1)
       ) t (occasion, come, written)
       WHERE c.region_id = region AND c.state = 'opened' AND t.come
         AND NOT EXISTS (SELECT FROM campaign_notices n WHERE n.campaign_id = c.id AND n.occasion = t.occasion)
       ORDER BY c.id, t.occasion
    LOOP
      INSERT INTO campaign_notices (region_id, campaign_id, occasion) VALUES (region, due.id, due.occasion)
        ON CONFLICT DO NOTHING;
      CONTINUE WHEN NOT FOUND OR NOT due.written;
      RETURN QUERY
        SELECT DISTINCT ON (m.user_id, s.id) m.user_id, m.id, s.id, due.occasion FROM submissions s
          JOIN memberships m ON m.region_id = region AND m.organisation_id = s.organisation_id
         WHERE s.region_id = region AND s.campaign_id = due.id AND s.excused_at IS NULL
           AND s.state IN ('not_started', 'draft')
           AND m.role IN ('school_director', 'school_deputy', 'authority_head', 'authority_specialist')
           AND m.valid_from <= today_of(region) AND (m.valid_to IS NULL OR m.valid_to >= today_of(region))
         ORDER BY m.user_id, s.id, m.role;
    END LOOP;
  END LOOP;
  PERFORM set_config('app.region_id', '', true);
END $$;
REVOKE ALL ON FUNCTION take_campaign_mails() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_campaign_mails() TO portal_app;

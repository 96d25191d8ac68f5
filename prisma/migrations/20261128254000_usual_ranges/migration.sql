-- CreateTable
CREATE TABLE "usual_ranges" (
    "region_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "ranges" JSONB NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "usual_ranges_pkey" PRIMARY KEY ("campaign_id","kind")
);

-- CreateIndex
CREATE INDEX "usual_ranges_region_id_idx" ON "usual_ranges"("region_id");

-- AddForeignKey
ALTER TABLE "usual_ranges" ADD CONSTRAINT "usual_ranges_region_id_campaign_id_fkey" FOREIGN KEY ("region_id", "campaign_id") REFERENCES "campaigns"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What others answer usually is counted in the background, by campaign and kind of settlement: opening a review reads one
-- row, however many answers the region has accepted. The rows are the owner's; a checker reads them by the function, the
-- runtime role sees none.
ALTER TABLE usual_ranges ADD CONSTRAINT usual_ranges_kind CHECK (kind IN ('any', 'urban', 'rural'));
ALTER TABLE usual_ranges ENABLE ROW LEVEL SECURITY;
ALTER TABLE usual_ranges FORCE ROW LEVEL SECURITY;
CREATE POLICY usual_ranges_owner ON usual_ranges FOR ALL TO CURRENT_USER
  USING (region_id = (SELECT app_region_id())) WITH CHECK (region_id = (SELECT app_region_id()));
GRANT SELECT ON usual_ranges TO portal_app;

-- The owner acts for each region in its turn and is bound by its policies: other submissions are read by no other way.
DROP POLICY submission_sendings_owner_groups ON submission_sendings;
DROP POLICY submissions_owner_groups ON submissions;

-- Counts anew the campaigns in which something was accepted since they were counted; half an hour is looked at twice, for
-- acceptances that were under way meanwhile. Done again it changes nothing.
CREATE FUNCTION count_usual_answers() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  smallest CONSTANT integer := 5;
  numeral CONSTANT text := '^-?\d{1,9}(\.\d{1,4})?$';
  overlap CONSTANT interval := '30 minutes';
  region uuid;
  campaign uuid;
  counted integer := 0;
BEGIN
  IF app_level() <> 'nobody' THEN RAISE EXCEPTION 'For the job alone'; END IF;
  FOREACH region IN ARRAY ARRAY(SELECT o.id FROM organisations o WHERE o.kind = 'region' ORDER BY o.id) LOOP
    PERFORM set_config('app.region_id', region::text, true);
    FOR campaign IN
      SELECT c.id FROM campaigns c
        LEFT JOIN usual_ranges u ON u.campaign_id = c.id AND u.kind = 'any'
       WHERE c.region_id = region AND c.state <> 'planned'
         AND EXISTS (SELECT FROM submissions s WHERE s.campaign_id = c.id AND s.state = 'accepted'
                        AND s.state_at > coalesce(u.counted_at - overlap, '-infinity'))
       ORDER BY c.id
    LOOP
      WITH accepted AS MATERIALIZED (
        SELECT coalesce(t.settlement::text, 'any') AS kind, d.answers AS given FROM submissions s
          JOIN submission_sendings d ON d.submission_id = s.id AND d.number = s.accepted_sending
          LEFT JOIN LATERAL (SELECT a.settlement FROM organisation_attributes a
                              WHERE a.organisation_id = s.organisation_id AND a.valid_to IS NULL LIMIT 1) t ON true
         WHERE s.region_id = region AND s.campaign_id = campaign),
      told AS (
        SELECT a.kind, e.key AS place, e.value #>> '{}' AS figure
          FROM accepted a CROSS JOIN LATERAL jsonb_each(a.given) e WHERE jsonb_typeof(e.value) = 'string'
        UNION ALL
        SELECT a.kind, e.key || '/' || (r.value ->> 'row') || '/' || c.key, c.value #>> '{}'
          FROM accepted a CROSS JOIN LATERAL jsonb_each(a.given) e
          CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(e.value) = 'array' THEN e.value ELSE '[]' END) r
          CROSS JOIN LATERAL jsonb_each(CASE WHEN jsonb_typeof(r.value -> 'cells') = 'object' THEN r.value -> 'cells' ELSE '{}' END) c
         WHERE jsonb_typeof(r.value) = 'object' AND jsonb_typeof(c.value) = 'string'),
      numbers AS (
        SELECT t.kind, t.place, t.figure::double precision AS figure FROM told t WHERE t.figure ~ numeral),
      -- Of any kind: everybody, those whose card says it among them.
      grouped AS (
        SELECT CASE WHEN grouping(n.kind) = 1 THEN 'any' ELSE n.kind END AS kind, n.place, count(*) AS many,
               percentile_cont(ARRAY[0.25, 0.75]) WITHIN GROUP (ORDER BY n.figure) AS q
          FROM numbers n GROUP BY GROUPING SETS ((n.place), (n.kind, n.place))
        HAVING grouping(n.kind) = 1 OR n.kind <> 'any')
      INSERT INTO usual_ranges (region_id, campaign_id, kind, ranges, counted_at)
      SELECT region, campaign, k.kind,
             coalesce(jsonb_object_agg(g.place, jsonb_build_object('answers', g.many, 'lower', g.q[1], 'upper', g.q[2]))
                        FILTER (WHERE g.many >= smallest), '{}'), portal_now()
        FROM (VALUES ('any'), ('urban'), ('rural')) k (kind) LEFT JOIN grouped g ON g.kind = k.kind
       GROUP BY k.kind
      ON CONFLICT (campaign_id, kind) DO UPDATE SET ranges = excluded.ranges, counted_at = excluded.counted_at;
      counted := counted + 1;
    END LOOP;
  END LOOP;
  PERFORM set_config('app.region_id', '', true);
  RETURN counted;
END $$;
REVOKE ALL ON FUNCTION count_usual_answers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_usual_answers() TO portal_app;

-- For whoever checks a submission: the row of its campaign and of its organisation's kind of settlement (of any, where
-- the card does not say). The group is written here, not given.
DROP FUNCTION usual_answers(uuid);
CREATE FUNCTION usual_answers(of_submission uuid) RETURNS TABLE (ranges jsonb, counted_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF app_level() NOT IN ('region', 'municipality') THEN RETURN; END IF;
  -- The card of a school that has moved since is still looked into for its kind.
  PERFORM set_config('app.group_figures', 'on', true);
  RETURN QUERY
    SELECT u.ranges, u.counted_at FROM submissions s
      JOIN usual_ranges u ON u.campaign_id = s.campaign_id
       AND u.kind = coalesce((SELECT t.settlement::text FROM organisation_attributes t
                               WHERE t.organisation_id = s.organisation_id AND t.valid_to IS NULL LIMIT 1), 'any')
     WHERE s.id = of_submission AND s.region_id = app_region_id()
       AND (app_level() = 'region' OR s.municipality_id = app_municipality_id());
  PERFORM set_config('app.group_figures', '', true);
END $$;
REVOKE ALL ON FUNCTION usual_answers(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION usual_answers(uuid) TO portal_app;

SELECT jobs.create_queue('count-usual-answers', '{"policy": "exclusive", "retryLimit": 3, "retryDelay": 60,
  "retryBackoff": true, "retryDelayMax": 600, "expireInSeconds": 900, "retentionSeconds": 1209600,
  "deleteAfterSeconds": 2592000}');

-- CreateTable
CREATE TABLE "plan_summaries" (
    "plan_id" UUID NOT NULL,
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "texts" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "plan_summaries_pkey" PRIMARY KEY ("plan_id")
);

-- CreateIndex
CREATE INDEX "plan_summaries_region_id_year_idx" ON "plan_summaries"("region_id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "plan_summaries_region_id_municipality_id_plan_id_key" ON "plan_summaries"("region_id", "municipality_id", "plan_id");

-- AddForeignKey
ALTER TABLE "plan_summaries" ADD CONSTRAINT "plan_summaries_plan_fkey" FOREIGN KEY ("region_id", "municipality_id", "plan_id") REFERENCES "plans"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What tables of many plans read -----------------------------------------------------------------------------

-- Live texts of a plan in short; instants as the portal writes them everywhere, in UTC.
CREATE FUNCTION plan_summary_texts(of_plan uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object(
           'number', v.number, 'state', v.state, 'measureCount', v.measure_count, 'gapCount', v.gap_count,
           'measuresByTrack', coalesce(v.coverage -> 'measuresByTrack', '{}'),
           'returned', v.state = 'draft' AND v.returned_at IS NOT NULL
             AND (v.submitted_at IS NULL OR v.returned_at >= v.submitted_at),
           'orderNumber', v.order_number, 'orderDate', v.order_date,
           'updatedAt', to_char(v.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
         ) ORDER BY v.number), '[]')
    FROM plan_versions v
   WHERE v.plan_id = of_plan AND v.state IN ('draft', 'on_approval', 'approved', 'closed') $$;

CREATE FUNCTION keep_plan_summary() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO plan_summaries (plan_id, region_id, municipality_id, year, texts)
  SELECT p.id, p.region_id, p.municipality_id, p.year, plan_summary_texts(p.id) FROM plans p WHERE p.id = NEW.plan_id
  ON CONFLICT (plan_id) DO UPDATE SET texts = excluded.texts;
  RETURN NULL;
END $$;
CREATE TRIGGER plan_versions_summed_up AFTER INSERT OR UPDATE ON plan_versions
  FOR EACH ROW EXECUTE FUNCTION keep_plan_summary();

-- Plans that are there already: the owner is bound by the policies, so they are put aside for one statement.
ALTER TABLE plans NO FORCE ROW LEVEL SECURITY;
ALTER TABLE plan_versions NO FORCE ROW LEVEL SECURITY;
INSERT INTO plan_summaries (plan_id, region_id, municipality_id, year, texts)
SELECT p.id, p.region_id, p.municipality_id, p.year, plan_summary_texts(p.id) FROM plans p;
ALTER TABLE plan_versions FORCE ROW LEVEL SECURITY;
ALTER TABLE plans FORCE ROW LEVEL SECURITY;

ALTER TABLE plan_summaries ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan_summaries FORCE ROW LEVEL SECURITY;
CREATE POLICY plan_summaries_read ON plan_summaries FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
    ELSE false END);
CREATE POLICY plan_summaries_insert ON plan_summaries FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality'
  AND municipality_id = (SELECT app_municipality_id()));
CREATE POLICY plan_summaries_update ON plan_summaries FOR UPDATE USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality'
  AND municipality_id = (SELECT app_municipality_id()));
GRANT SELECT, INSERT, UPDATE ON plan_summaries TO portal_app;

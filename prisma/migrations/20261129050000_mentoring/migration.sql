-- CreateEnum
CREATE TYPE "visit_state" AS ENUM ('planned', 'agreed', 'held', 'confirmed', 'disputed', 'cancelled');

-- CreateEnum
CREATE TYPE "recommendation_state" AS ENUM ('open', 'reported', 'done', 'partly', 'not_done', 'withdrawn');

-- CreateTable
CREATE TABLE "visits" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID,
    "school_id" UUID NOT NULL,
    "appointment_id" UUID,
    "visitor_id" UUID NOT NULL,
    "visitor_name" TEXT NOT NULL,
    "visitor_post" TEXT NOT NULL DEFAULT '',
    "state" "visit_state" NOT NULL DEFAULT 'planned',
    "planned_on" DATE NOT NULL,
    "planned_time" VARCHAR(5) NOT NULL DEFAULT '',
    "remote" BOOLEAN NOT NULL DEFAULT false,
    "purpose" TEXT NOT NULL DEFAULT '',
    "agreed_at" TIMESTAMPTZ(3),
    "agreed_by_name" TEXT,
    "held_on" DATE,
    "participants" TEXT NOT NULL DEFAULT '',
    "seen" TEXT NOT NULL DEFAULT '',
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_name" TEXT,
    "dispute_reason" TEXT,
    "cancel_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "updated_by_name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "visits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendations" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID,
    "school_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "due_on" DATE,
    "state" "recommendation_state" NOT NULL DEFAULT 'open',
    "school_note" TEXT NOT NULL DEFAULT '',
    "reported_at" TIMESTAMPTZ(3),
    "reported_by_name" TEXT,
    "file_id" UUID,
    "outcome_visit_id" UUID,
    "outcome_note" TEXT NOT NULL DEFAULT '',
    "outcome_at" TIMESTAMPTZ(3),
    "outcome_by_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "recommendations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendation_library_items" (
    "region_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "library_item_id" UUID NOT NULL,

    CONSTRAINT "recommendation_library_items_pkey" PRIMARY KEY ("recommendation_id","library_item_id")
);

-- CreateIndex
CREATE INDEX "visits_region_id_municipality_id_planned_on_idx" ON "visits"("region_id", "municipality_id", "planned_on");

-- CreateIndex
CREATE INDEX "visits_visitor_id_idx" ON "visits"("visitor_id");

-- CreateIndex
CREATE UNIQUE INDEX "visits_region_id_school_id_id_key" ON "visits"("region_id", "school_id", "id");

-- CreateIndex
CREATE INDEX "recommendations_region_id_municipality_id_state_idx" ON "recommendations"("region_id", "municipality_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "recommendations_visit_id_ordinal_key" ON "recommendations"("visit_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "recommendations_region_id_school_id_id_key" ON "recommendations"("region_id", "school_id", "id");

-- CreateIndex
CREATE INDEX "recommendation_library_items_region_id_library_item_id_idx" ON "recommendation_library_items"("region_id", "library_item_id");

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_school_fkey" FOREIGN KEY ("region_id", "school_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_affiliation_fkey" FOREIGN KEY ("region_id", "municipality_id", "school_id") REFERENCES "school_affiliations"("region_id", "municipality_id", "school_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_appointment_fkey" FOREIGN KEY ("region_id", "appointment_id") REFERENCES "appointments"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_visitor_id_fkey" FOREIGN KEY ("visitor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_visit_fkey" FOREIGN KEY ("region_id", "school_id", "visit_id") REFERENCES "visits"("region_id", "school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_outcome_visit_fkey" FOREIGN KEY ("region_id", "school_id", "outcome_visit_id") REFERENCES "visits"("region_id", "school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_affiliation_fkey" FOREIGN KEY ("region_id", "municipality_id", "school_id") REFERENCES "school_affiliations"("region_id", "municipality_id", "school_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_file_fkey" FOREIGN KEY ("region_id", "file_id") REFERENCES "stored_files"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_library_items" ADD CONSTRAINT "recommendation_library_items_recommendation_fkey" FOREIGN KEY ("region_id", "school_id", "recommendation_id") REFERENCES "recommendations"("region_id", "school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_library_items" ADD CONSTRAINT "recommendation_library_items_item_fkey" FOREIGN KEY ("region_id", "library_item_id") REFERENCES "library_items"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE visits ADD CONSTRAINT visits_held CHECK (state NOT IN ('held', 'confirmed', 'disputed') OR held_on IS NOT NULL);
ALTER TABLE visits ADD CONSTRAINT visits_decided CHECK (
  (state NOT IN ('confirmed', 'disputed') OR decided_at IS NOT NULL)
  AND (state <> 'disputed' OR btrim(dispute_reason) <> '') AND (state <> 'cancelled' OR btrim(cancel_reason) <> ''));
ALTER TABLE visits ADD CONSTRAINT visits_time CHECK (planned_time ~ '^(([01][0-9]|2[0-3]):[0-5][0-9])?$');
ALTER TABLE recommendations ADD CONSTRAINT recommendations_text CHECK (btrim(text) <> '');
ALTER TABLE recommendations ADD CONSTRAINT recommendations_outcome CHECK (
  (state IN ('done', 'partly', 'not_done')) = (outcome_at IS NOT NULL));

-- A visit goes only the way of the journal; what the director confirmed, and what was cancelled, stays as it is.
CREATE FUNCTION keep_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'planned' OR (NEW.appointment_id IS NOT NULL AND NOT EXISTS (
         SELECT FROM appointments a WHERE a.id = NEW.appointment_id AND a.state = 'registered' AND a.kind = 'mentor'
            AND a.user_id = NEW.visitor_id AND a.school_id = NEW.school_id)) THEN
      RAISE EXCEPTION 'A visit of a mentor rests on the appointment' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state IN ('confirmed', 'cancelled')
     OR (NEW.region_id, NEW.municipality_id, NEW.school_id, NEW.appointment_id, NEW.visitor_id, NEW.visitor_name, NEW.created_at)
        IS DISTINCT FROM (OLD.region_id, OLD.municipality_id, OLD.school_id, OLD.appointment_id, OLD.visitor_id, OLD.visitor_name, OLD.created_at)
     OR (NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
          ('planned', 'agreed'), ('planned', 'held'), ('planned', 'cancelled'),
          ('agreed', 'planned'), ('agreed', 'held'), ('agreed', 'cancelled'),
          ('held', 'confirmed'), ('held', 'disputed'), ('disputed', 'held'), ('disputed', 'confirmed'))) THEN
    RAISE EXCEPTION 'The journal does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER visits_kept BEFORE INSERT OR UPDATE ON visits FOR EACH ROW EXECUTE FUNCTION keep_visit();

-- What was advised does not change once the director confirmed the visit; what came of it does.
CREATE FUNCTION keep_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'DELETE' OR TG_OP = 'INSERT'
      OR (NEW.text, NEW.due_on, NEW.ordinal, NEW.visit_id, NEW.school_id) IS DISTINCT FROM (OLD.text, OLD.due_on, OLD.ordinal, OLD.visit_id, OLD.school_id))
     AND EXISTS (SELECT FROM visits v WHERE v.id = coalesce(NEW.visit_id, OLD.visit_id) AND v.state IN ('confirmed', 'cancelled')) THEN
    RAISE EXCEPTION 'The visit is confirmed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER recommendations_kept BEFORE INSERT OR UPDATE OR DELETE ON recommendations
  FOR EACH ROW EXECUTE FUNCTION keep_recommendation();

-- Row-level security -----------------------------------------------------------------------------------------

-- Today's date of the region whose name the transaction works in.
CREATE FUNCTION app_today() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT (portal_now() AT TIME ZONE coalesce((SELECT time_zone FROM organisations WHERE id = app_region_id()), 'Europe/Moscow'))::date $$;
-- Schools the person mentors today, whichever of them they act in: their journal is one.
CREATE FUNCTION mentored_schools() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT organisation_id FROM memberships
   WHERE user_id = app_user_id() AND region_id = app_region_id() AND role = 'mentor'
     AND valid_from <= app_today() AND (valid_to IS NULL OR valid_to >= app_today()) $$;

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['visits', 'recommendations', 'recommendation_library_items'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['visits', 'recommendations'] LOOP
    -- An authority reads also what a school that moved to it brought along; a mentor the schools of today.
    EXECUTE format($p$CREATE POLICY %1$s_read ON %1$I FOR SELECT USING (
      region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
        WHEN 'region' THEN true
        WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
          OR school_id IN (SELECT o.id FROM organisations o WHERE o.municipality_id = (SELECT app_municipality_id()))
        WHEN 'school' THEN school_id = (SELECT app_school_id()) OR school_id IN (SELECT mentored_schools())
        ELSE false END)$p$, t);
  END LOOP;
END $$;
-- Written in the name of the school (its mentor and its director act there) or of its authority (the methodical service).
CREATE POLICY visits_insert ON visits FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND visitor_id = (SELECT app_user_id()) AND CASE (SELECT app_level())
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id()) AND appointment_id IS NULL
    WHEN 'school' THEN school_id = (SELECT app_school_id())
    ELSE false END);
CREATE POLICY visits_update ON visits FOR UPDATE USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
    WHEN 'school' THEN school_id = (SELECT app_school_id())
    ELSE false END);
CREATE POLICY recommendations_insert ON recommendations FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id())
  AND visit_id IN (SELECT v.id FROM visits v WHERE v.visitor_id = (SELECT app_user_id()) AND v.school_id = recommendations.school_id
                      AND v.municipality_id IS NOT DISTINCT FROM recommendations.municipality_id)
  AND CASE (SELECT app_level())
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
    WHEN 'school' THEN school_id = (SELECT app_school_id())
    ELSE false END);
CREATE POLICY recommendations_update ON recommendations FOR UPDATE
  USING (region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
    WHEN 'school' THEN school_id = (SELECT app_school_id())
    ELSE false END)
  WITH CHECK (region_id = (SELECT app_region_id())
    AND (file_id IS NULL OR file_id IN (SELECT f.id FROM stored_files f WHERE f.school_id = recommendations.school_id)));
CREATE POLICY recommendations_delete ON recommendations FOR DELETE USING (
  region_id = (SELECT app_region_id())
  AND visit_id IN (SELECT v.id FROM visits v WHERE v.visitor_id = (SELECT app_user_id())));
CREATE POLICY recommendation_library_items_read ON recommendation_library_items FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND recommendation_id IN (SELECT r.id FROM recommendations r));
CREATE POLICY recommendation_library_items_insert ON recommendation_library_items FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND recommendation_id IN (SELECT r.id FROM recommendations r JOIN visits v ON v.id = r.visit_id
    WHERE v.visitor_id = (SELECT app_user_id()) AND v.state NOT IN ('confirmed', 'cancelled')));
CREATE POLICY recommendation_library_items_delete ON recommendation_library_items FOR DELETE USING (
  region_id = (SELECT app_region_id()) AND recommendation_id IN (SELECT r.id FROM recommendations r JOIN visits v ON v.id = r.visit_id
    WHERE v.visitor_id = (SELECT app_user_id()) AND v.state NOT IN ('confirmed', 'cancelled')));

GRANT SELECT, INSERT, UPDATE ON visits TO portal_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON recommendations TO portal_app;
GRANT SELECT, INSERT, DELETE ON recommendation_library_items TO portal_app;
CREATE POLICY recommendations_owner_sweeps ON recommendations FOR SELECT TO CURRENT_USER USING ((SELECT app_level()) = 'nobody');

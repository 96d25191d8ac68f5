-- CreateTable
CREATE TABLE "order_changes" (
    "region_id" UUID NOT NULL,
    "municipality_id" UUID,
    "organisation_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "changed_by_id" UUID NOT NULL,
    "changed_by_name" TEXT NOT NULL,

    CONSTRAINT "order_changes_pkey" PRIMARY KEY ("order_id","seq")
);

-- AddForeignKey
ALTER TABLE "order_changes" ADD CONSTRAINT "order_changes_order_fkey" FOREIGN KEY ("region_id", "organisation_id", "order_id") REFERENCES "orders"("region_id", "organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE order_changes ADD CONSTRAINT order_changes_of_whom CHECK (organisation_id = coalesce(municipality_id, region_id));

-- A number and a date name one order of an authority.
CREATE UNIQUE INDEX orders_requisites ON orders (organisation_id, number, date) WHERE state = 'registered';

ALTER TABLE order_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE order_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY order_changes_read ON order_changes FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
    ELSE false END);
CREATE POLICY order_changes_insert ON order_changes FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('region', 'municipality')
  AND municipality_id IS NOT DISTINCT FROM (SELECT app_municipality_id()));
GRANT SELECT, INSERT ON order_changes TO portal_app;

-- Who is appointed may be invited with the appointment: an account made in the same unit of work has no right yet.
CREATE OR REPLACE FUNCTION keep_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_order order_state := (SELECT state FROM orders WHERE id = NEW.order_id);
BEGIN
  IF NEW.state IS DISTINCT FROM of_order OR (TG_OP = 'INSERT' AND of_order <> 'draft') THEN
    RAISE EXCEPTION 'An appointment is made with its order' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state = 'registered' AND (
       (NEW.region_id, NEW.municipality_id, NEW.order_id, NEW.ordinal, NEW.kind, NEW.person_id, NEW.person_name, NEW.person_post,
        NEW.person_place, NEW.workplace_id, NEW.school_id, NEW.list_kinds, NEW.former_listed, NEW.starts_on, NEW.ends_on)
       IS DISTINCT FROM
       (OLD.region_id, OLD.municipality_id, OLD.order_id, OLD.ordinal, OLD.kind, OLD.person_id, OLD.person_name, OLD.person_post,
        OLD.person_place, OLD.workplace_id, OLD.school_id, OLD.list_kinds, OLD.former_listed, OLD.starts_on, OLD.ends_on)
       OR (OLD.user_id IS NOT NULL AND NEW.user_id IS DISTINCT FROM OLD.user_id)
       OR (OLD.ended_on IS NOT NULL AND coalesce(NEW.ended_on, 'infinity') > OLD.ended_on)) THEN
    RAISE EXCEPTION 'An order is superseded, never edited' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' OR (NEW.person_id, NEW.user_id, NEW.workplace_id) IS DISTINCT FROM (OLD.person_id, OLD.user_id, OLD.workplace_id) THEN
    IF (NEW.person_id IS NOT NULL AND NOT EXISTS (SELECT FROM persons WHERE id = NEW.person_id)
          AND NOT EXISTS (SELECT FROM mentor_offers WHERE person_id = NEW.person_id))
       OR (NEW.user_id IS NOT NULL AND NOT EXISTS (SELECT FROM memberships WHERE user_id = NEW.user_id)
          AND NOT EXISTS (SELECT FROM mentor_offers WHERE user_id = NEW.user_id)
          AND NOT EXISTS (SELECT FROM users WHERE id = NEW.user_id AND password_hash IS NULL AND created_at >= transaction_timestamp()))
       OR (NEW.workplace_id IS NOT NULL AND NOT EXISTS (SELECT FROM organisations WHERE id = NEW.workplace_id)
          AND NOT EXISTS (SELECT FROM mentor_offers WHERE workplace_id = NEW.workplace_id)) THEN
      RAISE EXCEPTION 'Only own people and those offered to the region are appointed' USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  NEW.held_until := least(NEW.ends_on, NEW.ended_on);
  RETURN NEW;
END $$;

-- How many schools people mentor for others than the reader, as a number: which ones is nobody's business.
CREATE POLICY appointments_owner_loads ON appointments FOR SELECT TO CURRENT_USER USING (
  region_id = (SELECT app_region_id()) AND state = 'registered' AND (SELECT current_setting('app.mentor_loads', true)) = 'on');
CREATE FUNCTION mentor_loads(on_day date) RETURNS TABLE (person_id uuid, user_id uuid, schools integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  IF app_level() NOT IN ('region', 'municipality') THEN
    RETURN;
  END IF;
  PERFORM set_config('app.mentor_loads', 'on', true);
  RETURN QUERY
    SELECT a.person_id, a.user_id, count(DISTINCT a.school_id)::integer
      FROM appointments a
     WHERE a.kind = 'mentor' AND a.starts_on <= on_day AND (a.held_until IS NULL OR a.held_until >= on_day)
       AND a.municipality_id IS DISTINCT FROM app_municipality_id()
       AND (a.person_id IN (SELECT o.person_id FROM mentor_offers o) OR a.user_id IN (SELECT o.user_id FROM mentor_offers o)
         OR a.person_id IN (SELECT p.id FROM persons p WHERE p.municipality_id = app_municipality_id())
         OR a.user_id IN (SELECT m.user_id FROM memberships m WHERE m.municipality_id = app_municipality_id()))
     GROUP BY 1, 2;
  PERFORM set_config('app.mentor_loads', '', true);
END $$;
REVOKE ALL ON FUNCTION mentor_loads(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mentor_loads(date) TO portal_app;

-- CreateEnum
CREATE TYPE "order_kind" AS ENUM ('appointments', 'plan', 'near_low', 'monitoring', 'decision', 'results', 'other');

-- CreateEnum
CREATE TYPE "order_state" AS ENUM ('draft', 'registered', 'dropped');

-- CreateEnum
CREATE TYPE "appointment_kind" AS ENUM ('specialist', 'methodologist', 'mentor', 'tutor', 'resource_centre', 'reserve');

-- AlterTable
ALTER TABLE "memberships" ADD COLUMN     "appointment_id" UUID;

-- CreateTable
CREATE TABLE "orders" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID,
    "organisation_id" UUID NOT NULL,
    "kind" "order_kind" NOT NULL,
    "state" "order_state" NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "number" VARCHAR(60),
    "date" DATE,
    "starts_on" DATE,
    "ends_on" DATE,
    "content" JSONB NOT NULL DEFAULT '{}',
    "replaces_id" UUID,
    "superseded_by_id" UUID,
    "superseded_on" DATE,
    "revoked_on" DATE,
    "revoke_reason" TEXT,
    "file_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "created_by_name" TEXT NOT NULL DEFAULT '',
    "registered_at" TIMESTAMPTZ(3),
    "registered_by_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointments" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID,
    "organisation_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" "appointment_kind" NOT NULL,
    "state" "order_state" NOT NULL DEFAULT 'draft',
    "person_id" UUID,
    "person_name" TEXT NOT NULL DEFAULT '',
    "person_post" TEXT NOT NULL DEFAULT '',
    "person_place" TEXT NOT NULL DEFAULT '',
    "workplace_id" UUID,
    "user_id" UUID,
    "school_id" UUID,
    "list_kinds" "list_kind"[] DEFAULT ARRAY[]::"list_kind"[],
    "former_listed" BOOLEAN,
    "starts_on" DATE,
    "ends_on" DATE,
    "ended_on" DATE,
    "end_reason" TEXT,
    "held_until" DATE,

    CONSTRAINT "appointments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mentor_offers" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "person_id" UUID,
    "user_id" UUID,
    "workplace_id" UUID,
    "full_name" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "consent_on" DATE NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "offered_by_name" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "mentor_offers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment_norms" (
    "region_id" UUID NOT NULL,
    "schools_per_mentor" INTEGER NOT NULL DEFAULT 3,
    "lapse_days" INTEGER NOT NULL DEFAULT 30,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "appointment_norms_pkey" PRIMARY KEY ("region_id")
);

-- CreateIndex
CREATE INDEX "orders_region_id_organisation_id_date_idx" ON "orders"("region_id", "organisation_id", "date");

-- CreateIndex
CREATE UNIQUE INDEX "orders_region_id_organisation_id_id_key" ON "orders"("region_id", "organisation_id", "id");

-- CreateIndex
CREATE INDEX "appointments_region_id_organisation_id_kind_idx" ON "appointments"("region_id", "organisation_id", "kind");

-- CreateIndex
CREATE INDEX "appointments_region_id_school_id_idx" ON "appointments"("region_id", "school_id");

-- CreateIndex
CREATE INDEX "appointments_user_id_idx" ON "appointments"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "appointments_order_id_ordinal_key" ON "appointments"("order_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "appointments_region_id_id_key" ON "appointments"("region_id", "id");

-- CreateIndex
CREATE INDEX "mentor_offers_region_id_municipality_id_idx" ON "mentor_offers"("region_id", "municipality_id");

-- CreateIndex
CREATE UNIQUE INDEX "memberships_region_id_appointment_id_key" ON "memberships"("region_id", "appointment_id");

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_region_id_organisation_id_fkey" FOREIGN KEY ("region_id", "organisation_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_replaces_fkey" FOREIGN KEY ("region_id", "organisation_id", "replaces_id") REFERENCES "orders"("region_id", "organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_superseded_by_fkey" FOREIGN KEY ("region_id", "organisation_id", "superseded_by_id") REFERENCES "orders"("region_id", "organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_file_fkey" FOREIGN KEY ("region_id", "file_id") REFERENCES "stored_files"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_order_fkey" FOREIGN KEY ("region_id", "organisation_id", "order_id") REFERENCES "orders"("region_id", "organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_person_fkey" FOREIGN KEY ("region_id", "person_id") REFERENCES "persons"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_workplace_fkey" FOREIGN KEY ("region_id", "workplace_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_school_fkey" FOREIGN KEY ("region_id", "school_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_affiliation_fkey" FOREIGN KEY ("region_id", "municipality_id", "school_id") REFERENCES "school_affiliations"("region_id", "municipality_id", "school_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentor_offers" ADD CONSTRAINT "mentor_offers_municipality_fkey" FOREIGN KEY ("region_id", "municipality_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentor_offers" ADD CONSTRAINT "mentor_offers_person_fkey" FOREIGN KEY ("region_id", "person_id") REFERENCES "persons"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentor_offers" ADD CONSTRAINT "mentor_offers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentor_offers" ADD CONSTRAINT "mentor_offers_workplace_fkey" FOREIGN KEY ("region_id", "workplace_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment_norms" ADD CONSTRAINT "appointment_norms_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_appointment_fkey" FOREIGN KEY ("region_id", "appointment_id") REFERENCES "appointments"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A right of the post once a day, a mentor's once an appointment: two orders may begin on one day.
DROP INDEX memberships_user_id_organisation_id_role_valid_from_key;
CREATE UNIQUE INDEX memberships_of_the_post ON memberships (user_id, organisation_id, role, valid_from) WHERE appointment_id IS NULL;

-- An appointment that a newer order ends before it begins never held: its last day lies before the first.
ALTER TABLE memberships DROP CONSTRAINT memberships_dates,
  ADD CONSTRAINT memberships_dates CHECK (valid_to >= valid_from OR appointment_id IS NOT NULL);

ALTER TABLE orders ADD CONSTRAINT orders_of_whom CHECK (organisation_id = coalesce(municipality_id, region_id));
ALTER TABLE orders ADD CONSTRAINT orders_registered CHECK (state <> 'registered'
  OR (btrim(number) <> '' AND date IS NOT NULL AND starts_on IS NOT NULL AND registered_at IS NOT NULL));
ALTER TABLE orders ADD CONSTRAINT orders_days CHECK (ends_on >= starts_on);
ALTER TABLE orders ADD CONSTRAINT orders_superseded CHECK (
  (superseded_by_id IS NULL) = (superseded_on IS NULL) AND superseded_by_id IS DISTINCT FROM id AND replaces_id IS DISTINCT FROM id);
ALTER TABLE orders ADD CONSTRAINT orders_revoked CHECK ((revoked_on IS NULL) = (revoke_reason IS NULL));
ALTER TABLE appointments ADD CONSTRAINT appointments_of_whom CHECK (organisation_id = coalesce(municipality_id, region_id));
ALTER TABLE appointments ADD CONSTRAINT appointments_registered CHECK (state <> 'registered' OR (starts_on IS NOT NULL
  AND (kind <> 'mentor' OR school_id IS NOT NULL)
  AND (btrim(person_name) <> '' OR (kind = 'resource_centre' AND school_id IS NOT NULL))));
ALTER TABLE appointments ADD CONSTRAINT appointments_days CHECK (ends_on >= starts_on);
ALTER TABLE appointments ADD CONSTRAINT appointments_ended CHECK ((ended_on IS NULL) = (end_reason IS NULL));
ALTER TABLE appointment_norms ADD CONSTRAINT appointment_norms_numbers CHECK (
  schools_per_mentor BETWEEN 1 AND 50 AND lapse_days BETWEEN 1 AND 365);

-- An order is superseded or revoked, never edited: once it has a number only its end and its scan are added, each once.
CREATE FUNCTION refuse_order_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'dropped' OR (OLD.state = 'registered' AND (
       NEW.state <> 'registered'
       OR (NEW.region_id, NEW.municipality_id, NEW.organisation_id, NEW.kind, NEW.title, NEW.number, NEW.date, NEW.starts_on,
           NEW.ends_on, NEW.content, NEW.replaces_id, NEW.created_at, NEW.created_by_name, NEW.registered_at, NEW.registered_by_name)
          IS DISTINCT FROM
          (OLD.region_id, OLD.municipality_id, OLD.organisation_id, OLD.kind, OLD.title, OLD.number, OLD.date, OLD.starts_on,
           OLD.ends_on, OLD.content, OLD.replaces_id, OLD.created_at, OLD.created_by_name, OLD.registered_at, OLD.registered_by_name)
       OR (OLD.superseded_by_id IS NOT NULL AND (NEW.superseded_by_id, NEW.superseded_on) IS DISTINCT FROM (OLD.superseded_by_id, OLD.superseded_on))
       OR (OLD.revoked_on IS NOT NULL AND (NEW.revoked_on, NEW.revoke_reason) IS DISTINCT FROM (OLD.revoked_on, OLD.revoke_reason))
       OR (OLD.file_id IS NOT NULL AND NEW.file_id IS DISTINCT FROM OLD.file_id))) THEN
    RAISE EXCEPTION 'An order is superseded, never edited' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER orders_locked BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION refuse_order_change();

-- Appointments stand and fall with their order; its days are theirs unless they have their own.
CREATE FUNCTION carry_order_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE appointments SET state = NEW.state, starts_on = coalesce(starts_on, NEW.starts_on), ends_on = coalesce(ends_on, NEW.ends_on)
   WHERE order_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER orders_carried AFTER UPDATE OF state ON orders FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION carry_order_state();

CREATE FUNCTION keep_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
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
          AND NOT EXISTS (SELECT FROM mentor_offers WHERE user_id = NEW.user_id))
       OR (NEW.workplace_id IS NOT NULL AND NOT EXISTS (SELECT FROM organisations WHERE id = NEW.workplace_id)
          AND NOT EXISTS (SELECT FROM mentor_offers WHERE workplace_id = NEW.workplace_id)) THEN
      RAISE EXCEPTION 'Only own people and those offered to the region are appointed' USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  NEW.held_until := least(NEW.ends_on, NEW.ended_on);
  RETURN NEW;
END $$;
CREATE TRIGGER appointments_kept BEFORE INSERT OR UPDATE ON appointments FOR EACH ROW EXECUTE FUNCTION keep_appointment();

-- The right of a mentor is the appointment itself: whoever writes the order, it begins and ends with it, to the day.
CREATE FUNCTION carry_mentor_right() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE document text := (SELECT format('приказ № %s от %s', number, to_char(date, 'DD.MM.YYYY')) FROM orders WHERE id = NEW.order_id);
BEGIN
  INSERT INTO memberships (user_id, region_id, municipality_id, school_id, organisation_id, role, basis, basis_document,
                           valid_from, valid_to, appointment_id)
  VALUES (NEW.user_id, NEW.region_id, NEW.municipality_id, NEW.school_id, NEW.school_id, 'mentor', 'post', document,
          NEW.starts_on, NEW.held_until, NEW.id)
  ON CONFLICT (region_id, appointment_id) DO UPDATE SET valid_to = excluded.valid_to;
  RETURN NULL;
END $$;
CREATE TRIGGER appointments_open AFTER INSERT OR UPDATE ON appointments FOR EACH ROW
  WHEN (NEW.state = 'registered' AND NEW.kind = 'mentor' AND NEW.user_id IS NOT NULL) EXECUTE FUNCTION carry_mentor_right();

-- Rights of mentors given before there were orders end as they were given; a new one rests on an appointment and ends with it.
CREATE FUNCTION refuse_mentor_without_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.role = 'mentor') <> (NEW.appointment_id IS NOT NULL) THEN
    RAISE EXCEPTION 'A mentor is appointed by an order' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.appointment_id IS NOT NULL AND NOT EXISTS (
       SELECT FROM appointments a WHERE a.id = NEW.appointment_id AND a.state = 'registered' AND a.kind = 'mentor'
          AND a.user_id = NEW.user_id AND a.school_id = NEW.organisation_id
          AND a.starts_on = NEW.valid_from AND a.held_until IS NOT DISTINCT FROM NEW.valid_to) THEN
    RAISE EXCEPTION 'The right of a mentor is that of the appointment' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER memberships_by_order BEFORE INSERT ON memberships FOR EACH ROW EXECUTE FUNCTION refuse_mentor_without_order();
CREATE TRIGGER memberships_end_by_order BEFORE UPDATE ON memberships FOR EACH ROW
  WHEN (NEW.appointment_id IS NOT NULL OR OLD.appointment_id IS NOT NULL) EXECUTE FUNCTION refuse_mentor_without_order();

-- Row-level security -----------------------------------------------------------------------------------------

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['orders', 'appointments', 'mentor_offers', 'appointment_norms'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- A school sees the registered appointments made for it; an authority its own and those of a school that moved to it.
CREATE POLICY appointments_read ON appointments FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id()) OR (state = 'registered'
      AND school_id IN (SELECT o.id FROM organisations o WHERE o.municipality_id = (SELECT app_municipality_id())))
    WHEN 'school' THEN school_id = (SELECT app_school_id()) AND state = 'registered'
    ELSE false END);
-- A mentor finds the appointments of every school of theirs, in whichever one they act.
CREATE POLICY appointments_own ON appointments FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND user_id = (SELECT app_user_id()) AND state = 'registered');
CREATE POLICY orders_read ON orders FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
    WHEN 'school' THEN state = 'registered' AND id IN (SELECT a.order_id FROM appointments a)
    ELSE false END);
CREATE POLICY orders_insert ON orders FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('region', 'municipality')
  AND municipality_id IS NOT DISTINCT FROM (SELECT app_municipality_id())
  AND (file_id IS NULL OR file_id IN (SELECT f.id FROM stored_files f WHERE f.organisation_id = orders.organisation_id)));
CREATE POLICY orders_update ON orders FOR UPDATE
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('region', 'municipality')
    AND municipality_id IS NOT DISTINCT FROM (SELECT app_municipality_id()))
  WITH CHECK (region_id = (SELECT app_region_id())
    AND municipality_id IS NOT DISTINCT FROM (SELECT app_municipality_id())
    AND (file_id IS NULL OR file_id IN (SELECT f.id FROM stored_files f WHERE f.organisation_id = orders.organisation_id)));
CREATE POLICY appointments_insert ON appointments FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('region', 'municipality')
  AND municipality_id IS NOT DISTINCT FROM (SELECT app_municipality_id()));
CREATE POLICY appointments_update ON appointments FOR UPDATE USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('region', 'municipality')
  AND municipality_id IS NOT DISTINCT FROM (SELECT app_municipality_id()));
CREATE POLICY appointments_delete ON appointments FOR DELETE USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('region', 'municipality')
  AND municipality_id IS NOT DISTINCT FROM (SELECT app_municipality_id()) AND state = 'draft');

-- The region's pool: read by those who appoint, written by the authority that offers.
CREATE POLICY mentor_offers_read ON mentor_offers FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN withdrawn_at IS NULL OR municipality_id = (SELECT app_municipality_id())
    ELSE false END);
CREATE POLICY mentor_offers_insert ON mentor_offers FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality' AND municipality_id = (SELECT app_municipality_id())
  AND (person_id IS NULL OR person_id IN (SELECT p.id FROM persons p))
  AND (user_id IS NULL OR user_id IN (SELECT m.user_id FROM memberships m WHERE m.municipality_id = (SELECT app_municipality_id())))
  AND (workplace_id IS NULL OR workplace_id IN (SELECT o.id FROM organisations o WHERE o.municipality_id = (SELECT app_municipality_id()))));
CREATE POLICY mentor_offers_update ON mentor_offers FOR UPDATE USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality' AND municipality_id = (SELECT app_municipality_id()));

CREATE POLICY appointment_norms_read ON appointment_norms FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) <> 'nobody');
CREATE POLICY appointment_norms_write ON appointment_norms FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');

GRANT SELECT, INSERT, UPDATE ON orders, mentor_offers, appointment_norms TO portal_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON appointments TO portal_app;

-- What is attached ------------------------------------------------------------------------------------------
-- Every table that points at files is asked, by the catalogue: a new one cannot be forgotten. Each needs a policy by which
-- the sweeper of abandoned files sees its rows (tests/integration/catalog).
CREATE POLICY orders_owner_sweeps ON orders FOR SELECT TO CURRENT_USER USING ((SELECT app_level()) = 'nobody');
CREATE OR REPLACE FUNCTION is_file_attached(file uuid) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE found boolean; holder record;
BEGIN
  FOR holder IN
    SELECT c.conrelid::regclass AS of_table, a.attname AS of_column
      FROM pg_constraint c
      CROSS JOIN LATERAL unnest(c.conkey, c.confkey) AS k(here, there)
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.here
      JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = k.there AND b.attname = 'id'
     WHERE c.contype = 'f' AND c.confrelid = 'public.stored_files'::regclass
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE %I = $1)', holder.of_table, holder.of_column) INTO found USING file;
    IF found THEN RETURN true; END IF;
  END LOOP;
  RETURN false;
END $$;

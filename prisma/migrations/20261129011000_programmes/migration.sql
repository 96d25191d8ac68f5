-- CreateEnum
CREATE TYPE "programme_kind" AS ENUM ('transition', 'antirisk');

-- CreateEnum
CREATE TYPE "programme_state" AS ENUM ('draft', 'on_agreement', 'agreed', 'approved', 'superseded', 'closed', 'dropped');

-- CreateTable
CREATE TABLE "programmes" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "kind" "programme_kind" NOT NULL,
    "year" INTEGER NOT NULL,
    "execution" JSONB NOT NULL DEFAULT '{}',
    "notes" JSONB NOT NULL DEFAULT '{}',
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "programmes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_texts" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 1,
    "state" "programme_state" NOT NULL DEFAULT 'draft',
    "revision_reason" TEXT,
    "content" JSONB NOT NULL DEFAULT '{}',
    "factors" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "edit_seq" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "sent_at" TIMESTAMPTZ(3),
    "sent_by_name" TEXT,
    "returned_at" TIMESTAMPTZ(3),
    "returned_by_name" TEXT,
    "return_reason" TEXT,
    "agreed_at" TIMESTAMPTZ(3),
    "agreed_by_name" TEXT,
    "approved_at" TIMESTAMPTZ(3),
    "approved_by_name" TEXT,
    "order_number" TEXT,
    "order_date" DATE,
    "order_file_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_name" TEXT,
    "dropped_at" TIMESTAMPTZ(3),
    "dropped_by_name" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "updated_by_name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "programme_texts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_changes" (
    "id" BIGSERIAL NOT NULL,
    "region_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "text_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "field" VARCHAR(120) NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by_name" TEXT NOT NULL,

    CONSTRAINT "programme_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_executions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "occurrence" VARCHAR(12) NOT NULL DEFAULT '',
    "state" "execution_state" NOT NULL,
    "state_on" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "updated_by_name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "programme_executions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_execution_files" (
    "region_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "execution_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "programme_execution_files_pkey" PRIMARY KEY ("execution_id","file_id")
);

-- CreateIndex
CREATE INDEX "programmes_region_id_year_kind_idx" ON "programmes"("region_id", "year", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "programmes_region_id_school_id_id_key" ON "programmes"("region_id", "school_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "programmes_school_id_kind_year_key" ON "programmes"("school_id", "kind", "year");

-- CreateIndex
CREATE INDEX "programme_texts_region_id_school_id_state_idx" ON "programme_texts"("region_id", "school_id", "state");

-- CreateIndex
CREATE INDEX "programme_texts_region_id_order_file_id_idx" ON "programme_texts"("region_id", "order_file_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_texts_region_id_school_id_id_key" ON "programme_texts"("region_id", "school_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_texts_programme_id_number_key" ON "programme_texts"("programme_id", "number");

-- CreateIndex
CREATE INDEX "programme_changes_region_id_school_id_idx" ON "programme_changes"("region_id", "school_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_changes_text_id_seq_key" ON "programme_changes"("text_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "programme_executions_region_id_school_id_id_key" ON "programme_executions"("region_id", "school_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_executions_programme_id_measure_id_occurrence_key" ON "programme_executions"("programme_id", "measure_id", "occurrence");

-- CreateIndex
CREATE INDEX "programme_execution_files_region_id_file_id_idx" ON "programme_execution_files"("region_id", "file_id");

-- AddForeignKey
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_region_id_school_id_fkey" FOREIGN KEY ("region_id", "school_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_texts" ADD CONSTRAINT "programme_texts_region_id_school_id_programme_id_fkey" FOREIGN KEY ("region_id", "school_id", "programme_id") REFERENCES "programmes"("region_id", "school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_texts" ADD CONSTRAINT "programme_texts_region_id_order_file_id_fkey" FOREIGN KEY ("region_id", "order_file_id") REFERENCES "stored_files"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_changes" ADD CONSTRAINT "programme_changes_region_id_school_id_text_id_fkey" FOREIGN KEY ("region_id", "school_id", "text_id") REFERENCES "programme_texts"("region_id", "school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_executions" ADD CONSTRAINT "programme_executions_region_id_school_id_programme_id_fkey" FOREIGN KEY ("region_id", "school_id", "programme_id") REFERENCES "programmes"("region_id", "school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_execution_files" ADD CONSTRAINT "programme_execution_files_region_id_school_id_execution_id_fkey" FOREIGN KEY ("region_id", "school_id", "execution_id") REFERENCES "programme_executions"("region_id", "school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_execution_files" ADD CONSTRAINT "programme_execution_files_region_id_file_id_fkey" FOREIGN KEY ("region_id", "file_id") REFERENCES "stored_files"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One text on its way to approval, one in force.
CREATE UNIQUE INDEX programme_texts_one_open ON programme_texts (programme_id) WHERE state IN ('draft', 'on_agreement', 'agreed');
CREATE UNIQUE INDEX programme_texts_one_in_force ON programme_texts (programme_id) WHERE state IN ('approved', 'closed');

-- Whatever the code above thinks: no other step is written, and what was sent keeps its text.
CREATE FUNCTION refuse_programme_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.content IS DISTINCT FROM OLD.content AND OLD.state <> 'draft' THEN
    RAISE EXCEPTION 'The text of a programme is locked' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = OLD.state OR (OLD.state, NEW.state) IN (
       ('draft', 'on_agreement'), ('draft', 'dropped'),
       ('on_agreement', 'draft'), ('on_agreement', 'agreed'),
       ('agreed', 'draft'), ('agreed', 'approved'),
       ('approved', 'superseded'), ('approved', 'closed')) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'A programme does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER programme_texts_kept BEFORE UPDATE ON programme_texts
  FOR EACH ROW EXECUTE FUNCTION refuse_programme_change();

-- Row-level security: a programme is the school's. Itself writes it; the authority it answers to today and the region
-- read it; whoever the school answers to decides about a text.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['programmes', 'programme_texts', 'programme_changes', 'programme_executions',
      'programme_execution_files'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY %1$s_read ON %1$I FOR SELECT USING (
      region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
        WHEN 'region' THEN true
        WHEN 'municipality' THEN school_id IN (
          SELECT o.id FROM organisations o WHERE o.municipality_id = (SELECT app_municipality_id()))
        WHEN 'school' THEN school_id = (SELECT app_school_id())
        ELSE false END)$p$, t);
    EXECUTE format($p$CREATE POLICY %1$s_insert ON %1$I FOR INSERT WITH CHECK (
      region_id = (SELECT app_region_id()) AND school_id = (SELECT app_school_id()))$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['programmes', 'programme_executions'] LOOP
    EXECUTE format($p$CREATE POLICY %1$s_update ON %1$I FOR UPDATE
      USING (region_id = (SELECT app_region_id()) AND school_id = (SELECT app_school_id()))
      WITH CHECK (region_id = (SELECT app_region_id()) AND school_id = (SELECT app_school_id()))$p$, t);
  END LOOP;
END $$;
CREATE POLICY programme_texts_update ON programme_texts FOR UPDATE
  USING (region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN school_id IN (SELECT o.id FROM organisations o WHERE o.municipality_id IS NULL)
    WHEN 'municipality' THEN school_id IN (
      SELECT o.id FROM organisations o WHERE o.municipality_id = (SELECT app_municipality_id()))
    WHEN 'school' THEN school_id = (SELECT app_school_id())
    ELSE false END);
CREATE POLICY programme_execution_files_delete ON programme_execution_files FOR DELETE
  USING (region_id = (SELECT app_region_id()) AND school_id = (SELECT app_school_id()));

-- The proof of a programme is read with it, also by an authority the school has moved to since.
CREATE POLICY stored_files_of_programmes ON stored_files FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality'
  AND school_id IN (SELECT o.id FROM organisations o WHERE o.municipality_id = (SELECT app_municipality_id()))
  AND (EXISTS (SELECT FROM programme_execution_files p WHERE p.region_id = stored_files.region_id AND p.file_id = stored_files.id)
    OR EXISTS (SELECT FROM programme_texts t WHERE t.region_id = stored_files.region_id AND t.order_file_id = stored_files.id)));

-- Housekeeping sees which files are attached.
CREATE POLICY programme_texts_owner_sweeps ON programme_texts FOR SELECT TO CURRENT_USER
  USING ((SELECT app_level()) = 'nobody');
CREATE POLICY programme_execution_files_owner_sweeps ON programme_execution_files FOR SELECT TO CURRENT_USER
  USING ((SELECT app_level()) = 'nobody');

GRANT SELECT, INSERT, UPDATE ON programmes, programme_texts, programme_executions TO portal_app;
GRANT SELECT, INSERT ON programme_changes, programme_execution_files TO portal_app;
GRANT DELETE ON programme_execution_files TO portal_app;
GRANT USAGE ON SEQUENCE programme_changes_id_seq TO portal_app;

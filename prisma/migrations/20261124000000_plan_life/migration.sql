-- CreateEnum
CREATE TYPE "file_state" AS ENUM ('uploading', 'stored', 'discarded');

-- CreateEnum
CREATE TYPE "confirmation_state" AS ENUM ('own', 'sent', 'confirmed', 'returned');

-- CreateEnum
CREATE TYPE "comment_state" AS ENUM ('open', 'answered', 'closed');

-- AlterTable
ALTER TABLE "measure_lineages" DROP COLUMN "execution_note",
ADD COLUMN     "done_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "hand_over" BOOLEAN,
ADD COLUMN     "next_due_on" DATE;

-- AlterTable
ALTER TABLE "plan_indicators" ADD COLUMN     "origin_id" UUID;

-- AlterTable
ALTER TABLE "plan_versions" ADD COLUMN     "revision_reason" TEXT;

-- AlterTable
ALTER TABLE "plans" ADD COLUMN     "execution" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "stored_files" (
    "id" UUID NOT NULL,
    "region_id" UUID NOT NULL,
    "municipality_id" UUID,
    "school_id" UUID,
    "organisation_id" UUID NOT NULL,
    "state" "file_state" NOT NULL DEFAULT 'uploading',
    "name" TEXT NOT NULL,
    "media_type" TEXT,
    "size" INTEGER NOT NULL,
    "sha256" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "stored_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "stored_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measure_executions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "lineage_id" UUID NOT NULL,
    "occurrence" VARCHAR(12) NOT NULL DEFAULT '',
    "school_id" UUID,
    "state" "execution_state" NOT NULL DEFAULT 'not_started',
    "state_on" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "cancel_reason" TEXT,
    "confirmation" "confirmation_state" NOT NULL DEFAULT 'own',
    "reported_at" TIMESTAMPTZ(3),
    "reported_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_name" TEXT,
    "return_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "updated_by_name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "measure_executions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measure_execution_files" (
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "execution_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "measure_execution_files_pkey" PRIMARY KEY ("execution_id","file_id")
);

-- CreateTable
CREATE TABLE "measure_execution_changes" (
    "id" BIGSERIAL NOT NULL,
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "execution_id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB NOT NULL,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "membership_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "measure_execution_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_comments" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "plan_version_id" UUID NOT NULL,
    "measure_id" UUID,
    "state" "comment_state" NOT NULL DEFAULT 'open',
    "text" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "plan_comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_comment_replies" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "from_region" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "plan_comment_replies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_comment_proposals" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "catalogue_measure_id" UUID NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_name" TEXT,
    "lineage_id" UUID,

    CONSTRAINT "plan_comment_proposals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_closings" (
    "plan_id" UUID NOT NULL,
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "conclusions" TEXT NOT NULL DEFAULT '',
    "next_tasks" TEXT NOT NULL DEFAULT '',
    "tracks" JSONB,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "updated_by_name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "plan_closings_pkey" PRIMARY KEY ("plan_id")
);

-- CreateTable
CREATE TABLE "plan_indicator_results" (
    "indicator_id" UUID NOT NULL,
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "actual" DECIMAL(12,3),
    "note" TEXT NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "updated_by_name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "plan_indicator_results_pkey" PRIMARY KEY ("indicator_id")
);

-- CreateIndex
CREATE INDEX "stored_files_region_id_organisation_id_idx" ON "stored_files"("region_id", "organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "stored_files_region_id_id_key" ON "stored_files"("region_id", "id");

-- CreateIndex
CREATE INDEX "measure_executions_region_id_municipality_id_confirmation_idx" ON "measure_executions"("region_id", "municipality_id", "confirmation");

-- CreateIndex
CREATE INDEX "measure_executions_lineage_id_idx" ON "measure_executions"("lineage_id");

-- CreateIndex
CREATE UNIQUE INDEX "measure_executions_region_id_municipality_id_id_key" ON "measure_executions"("region_id", "municipality_id", "id");

-- CreateIndex
CREATE INDEX "measure_execution_files_region_id_file_id_idx" ON "measure_execution_files"("region_id", "file_id");

-- CreateIndex
CREATE INDEX "measure_execution_changes_region_id_municipality_id_executi_idx" ON "measure_execution_changes"("region_id", "municipality_id", "execution_id");

-- CreateIndex
CREATE INDEX "plan_comments_region_id_municipality_id_plan_version_id_idx" ON "plan_comments"("region_id", "municipality_id", "plan_version_id");

-- CreateIndex
CREATE INDEX "plan_comments_plan_id_state_idx" ON "plan_comments"("plan_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "plan_comments_region_id_municipality_id_id_key" ON "plan_comments"("region_id", "municipality_id", "id");

-- CreateIndex
CREATE INDEX "plan_comment_replies_region_id_municipality_id_comment_id_idx" ON "plan_comment_replies"("region_id", "municipality_id", "comment_id");

-- CreateIndex
CREATE INDEX "plan_comment_proposals_region_id_municipality_id_comment_id_idx" ON "plan_comment_proposals"("region_id", "municipality_id", "comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_comment_proposals_comment_id_catalogue_measure_id_key" ON "plan_comment_proposals"("comment_id", "catalogue_measure_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_closings_region_id_municipality_id_plan_id_key" ON "plan_closings"("region_id", "municipality_id", "plan_id");

-- CreateIndex
CREATE INDEX "plan_indicator_results_region_id_municipality_id_plan_id_idx" ON "plan_indicator_results"("region_id", "municipality_id", "plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "catalogue_measures_region_id_id_key" ON "catalogue_measures"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_indicators_region_id_municipality_id_id_key" ON "plan_indicators"("region_id", "municipality_id", "id");

-- AddForeignKey
ALTER TABLE "stored_files" ADD CONSTRAINT "stored_files_region_id_organisation_id_fkey" FOREIGN KEY ("region_id", "organisation_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_files" ADD CONSTRAINT "stored_files_affiliation_fkey" FOREIGN KEY ("region_id", "municipality_id", "school_id") REFERENCES "school_affiliations"("region_id", "municipality_id", "school_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_executions" ADD CONSTRAINT "measure_executions_lineage_fkey" FOREIGN KEY ("region_id", "municipality_id", "lineage_id") REFERENCES "measure_lineages"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_executions" ADD CONSTRAINT "measure_executions_school_fkey" FOREIGN KEY ("region_id", "municipality_id", "school_id") REFERENCES "school_affiliations"("region_id", "municipality_id", "school_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_execution_files" ADD CONSTRAINT "measure_execution_files_execution_fkey" FOREIGN KEY ("region_id", "municipality_id", "execution_id") REFERENCES "measure_executions"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_execution_files" ADD CONSTRAINT "measure_execution_files_file_fkey" FOREIGN KEY ("region_id", "file_id") REFERENCES "stored_files"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_execution_changes" ADD CONSTRAINT "measure_execution_changes_execution_fkey" FOREIGN KEY ("region_id", "municipality_id", "execution_id") REFERENCES "measure_executions"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_comments" ADD CONSTRAINT "plan_comments_plan_fkey" FOREIGN KEY ("region_id", "municipality_id", "plan_id") REFERENCES "plans"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_comments" ADD CONSTRAINT "plan_comments_version_fkey" FOREIGN KEY ("region_id", "municipality_id", "plan_version_id") REFERENCES "plan_versions"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_comments" ADD CONSTRAINT "plan_comments_measure_fkey" FOREIGN KEY ("region_id", "municipality_id", "measure_id") REFERENCES "plan_measures"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_comment_replies" ADD CONSTRAINT "plan_comment_replies_comment_fkey" FOREIGN KEY ("region_id", "municipality_id", "comment_id") REFERENCES "plan_comments"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_comment_proposals" ADD CONSTRAINT "plan_comment_proposals_comment_fkey" FOREIGN KEY ("region_id", "municipality_id", "comment_id") REFERENCES "plan_comments"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_comment_proposals" ADD CONSTRAINT "plan_comment_proposals_entry_fkey" FOREIGN KEY ("region_id", "catalogue_measure_id") REFERENCES "catalogue_measures"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_comment_proposals" ADD CONSTRAINT "plan_comment_proposals_lineage_fkey" FOREIGN KEY ("region_id", "municipality_id", "lineage_id") REFERENCES "measure_lineages"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_closings" ADD CONSTRAINT "plan_closings_plan_fkey" FOREIGN KEY ("region_id", "municipality_id", "plan_id") REFERENCES "plans"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_indicator_results" ADD CONSTRAINT "plan_indicator_results_indicator_fkey" FOREIGN KEY ("region_id", "municipality_id", "indicator_id") REFERENCES "plan_indicators"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_indicator_results" ADD CONSTRAINT "plan_indicator_results_closing_fkey" FOREIGN KEY ("region_id", "municipality_id", "plan_id") REFERENCES "plan_closings"("region_id", "municipality_id", "plan_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_indicators" ADD CONSTRAINT "plan_indicators_origin_fkey" FOREIGN KEY ("region_id", "municipality_id", "origin_id") REFERENCES "plan_indicators"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written part: checks, locks, row-level security, grants.

-- Execution ------------------------------------------------------------------------------------------------

-- One row for an occurrence and a school; an authority's own mark has no school.
CREATE UNIQUE INDEX measure_executions_one_per_school ON measure_executions (lineage_id, occurrence, school_id)
  WHERE school_id IS NOT NULL;
CREATE UNIQUE INDEX measure_executions_one_of_authority ON measure_executions (lineage_id, occurrence)
  WHERE school_id IS NULL;
ALTER TABLE measure_executions ADD CONSTRAINT measure_executions_cancelled_with_reason CHECK (
  state <> 'cancelled' OR length(btrim(cancel_reason)) > 0);
ALTER TABLE measure_executions ADD CONSTRAINT measure_executions_done_on_a_day CHECK (
  state NOT IN ('done', 'done_late') OR state_on IS NOT NULL);
ALTER TABLE measure_executions ADD CONSTRAINT measure_executions_returned_with_reason CHECK (
  confirmation <> 'returned' OR length(btrim(return_reason)) > 0);
-- A school tells, the authority judges: only a school's row is ever told or judged.
ALTER TABLE measure_executions ADD CONSTRAINT measure_executions_told_by_school CHECK (
  confirmation = 'own' OR (school_id IS NOT NULL AND reported_at IS NOT NULL));
ALTER TABLE measure_executions ADD CONSTRAINT measure_executions_text_limits CHECK (
  length(note) <= 2000 AND length(cancel_reason) <= 2000 AND length(return_reason) <= 2000);

-- A closed year is a document: its execution stays as it was.
CREATE FUNCTION refuse_closed_year_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM measure_lineages l JOIN plan_versions v ON v.plan_id = l.plan_id
              WHERE l.id = NEW.lineage_id AND v.state = 'closed') THEN
    RAISE EXCEPTION 'The year of the plan is closed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER measure_executions_closed BEFORE INSERT OR UPDATE ON measure_executions
  FOR EACH ROW EXECUTE FUNCTION refuse_closed_year_change();

-- Comments -------------------------------------------------------------------------------------------------

ALTER TABLE plan_comments ADD CONSTRAINT plan_comments_text CHECK (length(btrim(text)) BETWEEN 1 AND 5000);
ALTER TABLE plan_comments ADD CONSTRAINT plan_comments_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL));
ALTER TABLE plan_comment_replies ADD CONSTRAINT plan_comment_replies_text CHECK (length(btrim(text)) BETWEEN 1 AND 5000);
ALTER TABLE plan_comment_proposals ADD CONSTRAINT plan_comment_proposals_accepted CHECK (
  (accepted_at IS NULL) = (lineage_id IS NULL));

-- Results of the year --------------------------------------------------------------------------------------

ALTER TABLE plan_closings ADD CONSTRAINT plan_closings_closed CHECK (
  closed_at IS NULL OR (tracks IS NOT NULL AND closed_by_name IS NOT NULL));
ALTER TABLE plan_closings ADD CONSTRAINT plan_closings_text_limits CHECK (
  length(summary) <= 20000 AND length(conclusions) <= 20000 AND length(next_tasks) <= 20000);

-- The results of a closed year are fixed until the year is opened again.
CREATE FUNCTION refuse_closed_results_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL AND NEW.closed_at IS NOT NULL
     AND (NEW.summary, NEW.conclusions, NEW.next_tasks, NEW.tracks, NEW.closed_at)
         IS DISTINCT FROM (OLD.summary, OLD.conclusions, OLD.next_tasks, OLD.tracks, OLD.closed_at) THEN
    RAISE EXCEPTION 'The year of the plan is closed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER plan_closings_closed_immutable BEFORE UPDATE ON plan_closings
  FOR EACH ROW EXECUTE FUNCTION refuse_closed_results_change();
CREATE FUNCTION refuse_closed_indicator_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM plan_closings c WHERE c.plan_id = NEW.plan_id AND c.closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'The year of the plan is closed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER plan_indicator_results_closed_immutable BEFORE INSERT OR UPDATE ON plan_indicator_results
  FOR EACH ROW EXECUTE FUNCTION refuse_closed_indicator_change();

-- Files ----------------------------------------------------------------------------------------------------

ALTER TABLE stored_files ADD CONSTRAINT stored_files_owner CHECK (
  organisation_id = coalesce(school_id, municipality_id, region_id));
ALTER TABLE stored_files ADD CONSTRAINT stored_files_size CHECK (size BETWEEN 1 AND 20 * 1024 * 1024);
ALTER TABLE stored_files ADD CONSTRAINT stored_files_name CHECK (length(btrim(name)) BETWEEN 1 AND 255);
ALTER TABLE stored_files ADD CONSTRAINT stored_files_known CHECK (
  state <> 'stored' OR (media_type IS NOT NULL AND sha256 IS NOT NULL AND stored_at IS NOT NULL));

-- Row-level security ---------------------------------------------------------------------------------------

-- Files: the organisation that brought one, and the levels above it; written in the name of the own organisation.
ALTER TABLE stored_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE stored_files FORCE ROW LEVEL SECURITY;
CREATE POLICY stored_files_read ON stored_files FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
    WHEN 'school' THEN school_id = (SELECT app_school_id())
    ELSE false END);
CREATE POLICY stored_files_write ON stored_files FOR ALL
  USING (region_id = (SELECT app_region_id())
    AND municipality_id IS NOT DISTINCT FROM (SELECT app_municipality_id())
    AND school_id IS NOT DISTINCT FROM (SELECT app_school_id()))
  WITH CHECK (region_id = (SELECT app_region_id())
    AND municipality_id IS NOT DISTINCT FROM (SELECT app_municipality_id())
    AND school_id IS NOT DISTINCT FROM (SELECT app_school_id()));

-- Execution: the authority's own and its schools' rows; a school tells of itself, of measures that name it.
ALTER TABLE measure_executions ENABLE ROW LEVEL SECURITY;
ALTER TABLE measure_executions FORCE ROW LEVEL SECURITY;
CREATE POLICY measure_executions_read ON measure_executions FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
    WHEN 'school' THEN school_id = (SELECT app_school_id())
    ELSE false END);
CREATE POLICY measure_executions_insert ON measure_executions FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND municipality_id = (SELECT app_municipality_id())
  AND CASE (SELECT app_level())
    WHEN 'municipality' THEN true
    WHEN 'school' THEN school_id = (SELECT app_school_id()) AND confirmation = 'sent'
      AND lineage_id IN (SELECT l.id FROM measure_lineages l)
    ELSE false END);
CREATE POLICY measure_executions_update ON measure_executions FOR UPDATE
  USING (region_id = (SELECT app_region_id()) AND municipality_id = (SELECT app_municipality_id())
    AND CASE (SELECT app_level())
      WHEN 'municipality' THEN true
      WHEN 'school' THEN school_id = (SELECT app_school_id())
      ELSE false END)
  WITH CHECK (region_id = (SELECT app_region_id()) AND municipality_id = (SELECT app_municipality_id())
    AND CASE (SELECT app_level())
      WHEN 'municipality' THEN true
      WHEN 'school' THEN school_id = (SELECT app_school_id()) AND confirmation = 'sent'
        AND lineage_id IN (SELECT l.id FROM measure_lineages l)
      ELSE false END);

-- What hangs on an execution is seen with it and written by those who may write in its organisation.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['measure_execution_files', 'measure_execution_changes'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY %1$s_read ON %1$I FOR SELECT USING (
      region_id = (SELECT app_region_id()) AND execution_id IN (SELECT e.id FROM measure_executions e))$p$, t);
    EXECUTE format($p$CREATE POLICY %1$s_insert ON %1$I FOR INSERT WITH CHECK (
      region_id = (SELECT app_region_id()) AND municipality_id = (SELECT app_municipality_id())
      AND (SELECT app_level()) IN ('municipality', 'school')
      AND execution_id IN (SELECT e.id FROM measure_executions e))$p$, t);
  END LOOP;
END $$;
-- A file nobody here may see cannot be shown as proof.
CREATE POLICY measure_execution_files_own_file ON measure_execution_files AS RESTRICTIVE FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND file_id IN (SELECT f.id FROM stored_files f));
CREATE POLICY measure_execution_files_delete ON measure_execution_files FOR DELETE USING (
  region_id = (SELECT app_region_id()) AND municipality_id = (SELECT app_municipality_id())
  AND (SELECT app_level()) IN ('municipality', 'school')
  AND execution_id IN (SELECT e.id FROM measure_executions e));

-- Comments: the region and the authority talk; schools do not listen.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['plan_comments', 'plan_comment_replies', 'plan_comment_proposals'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY %1$s_read ON %1$I FOR SELECT USING (
      region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
        WHEN 'region' THEN true
        WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
        ELSE false END)$p$, t);
  END LOOP;
END $$;
CREATE POLICY plan_comments_insert ON plan_comments FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');
CREATE POLICY plan_comments_update ON plan_comments FOR UPDATE USING (
  region_id = (SELECT app_region_id()) AND ((SELECT app_level()) = 'region'
    OR ((SELECT app_level()) = 'municipality' AND municipality_id = (SELECT app_municipality_id()))));
CREATE POLICY plan_comment_replies_insert ON plan_comment_replies FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN from_region
    WHEN 'municipality' THEN NOT from_region AND municipality_id = (SELECT app_municipality_id())
    ELSE false END);
CREATE POLICY plan_comment_proposals_insert ON plan_comment_proposals FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');
CREATE POLICY plan_comment_proposals_update ON plan_comment_proposals FOR UPDATE USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality'
  AND municipality_id = (SELECT app_municipality_id()));

-- Results of the year: the authority writes, the region reads.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['plan_closings', 'plan_indicator_results'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY %1$s_read ON %1$I FOR SELECT USING (
      region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
        WHEN 'region' THEN true
        WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
        ELSE false END)$p$, t);
    EXECUTE format($p$CREATE POLICY %1$s_insert ON %1$I FOR INSERT WITH CHECK (
      region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality'
      AND municipality_id = (SELECT app_municipality_id()))$p$, t);
    EXECUTE format($p$CREATE POLICY %1$s_update ON %1$I FOR UPDATE USING (
      region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality'
      AND municipality_id = (SELECT app_municipality_id()))$p$, t);
  END LOOP;
END $$;

-- Grants ---------------------------------------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE ON
  stored_files, measure_executions, plan_comments, plan_comment_proposals, plan_closings, plan_indicator_results
  TO portal_app;
GRANT SELECT, INSERT, DELETE ON measure_execution_files TO portal_app;
GRANT SELECT, INSERT ON measure_execution_changes, plan_comment_replies TO portal_app;
GRANT USAGE ON SEQUENCE measure_execution_changes_id_seq TO portal_app;

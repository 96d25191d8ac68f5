-- CreateEnum
CREATE TYPE "import_kind" AS ENUM ('schools', 'results', 'school_list');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('reading', 'ready', 'applying', 'applied', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "import_fate" AS ENUM ('added', 'changed', 'unchanged', 'missing', 'rejected', 'unmatched', 'skipped');

-- CreateEnum
CREATE TYPE "methodology_scope" AS ENUM ('federal', 'regional', 'control_zone');

-- CreateEnum
CREATE TYPE "methodology_status" AS ENUM ('draft', 'placeholder', 'approved');

-- CreateEnum
CREATE TYPE "run_state" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "verdict_outcome" AS ENUM ('identified', 'control_zone', 'not_identified', 'insufficient_data', 'manual_review');

-- CreateEnum
CREATE TYPE "school_type" AS ENUM ('primary', 'basic', 'secondary', 'gymnasium', 'lyceum', 'boarding', 'evening', 'correctional', 'other');

-- CreateEnum
CREATE TYPE "education_level" AS ENUM ('primary_general', 'basic_general', 'secondary_general');

-- CreateEnum
CREATE TYPE "settlement" AS ENUM ('urban', 'rural');

-- CreateEnum
CREATE TYPE "succession_kind" AS ENUM ('merged', 'split', 'reorganised');

-- CreateEnum
CREATE TYPE "assessment_group" AS ENUM ('vpr', 'oge', 'ege');

-- CreateEnum
CREATE TYPE "result_attempt" AS ENUM ('first', 'final');

-- CreateEnum
CREATE TYPE "result_sitting" AS ENUM ('spring', 'autumn');

-- CreateEnum
CREATE TYPE "result_state" AS ENUM ('value', 'not_applicable', 'missing');

-- CreateEnum
CREATE TYPE "result_source" AS ENUM ('spreadsheet', 'manual', 'monitoring');

-- CreateEnum
CREATE TYPE "list_entry_source" AS ENUM ('manual', 'imported', 'computed');

-- CreateEnum
CREATE TYPE "appeal_kind" AS ENUM ('exclude', 'include');

-- CreateEnum
CREATE TYPE "appeal_state" AS ENUM ('open', 'accepted', 'rejected', 'withdrawn');

-- AlterTable
ALTER TABLE "letters" ADD COLUMN     "file_id" UUID,
ADD COLUMN     "registered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
ADD COLUMN     "registered_by_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "organisation_attributes" ADD COLUMN     "address" TEXT,
ADD COLUMN     "capacity" INTEGER,
ADD COLUMN     "director_name" TEXT,
ADD COLUMN     "education_levels" "education_level"[] DEFAULT ARRAY[]::"education_level"[],
ADD COLUMN     "inn" VARCHAR(12),
ADD COLUMN     "mail" TEXT,
ADD COLUMN     "ogrn" VARCHAR(15),
ADD COLUMN     "phone" TEXT,
ADD COLUMN     "pupils" INTEGER,
ADD COLUMN     "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
ADD COLUMN     "recorded_by_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "school_type" "school_type",
ADD COLUMN     "settlement" "settlement",
ADD COLUMN     "shifts" INTEGER,
ADD COLUMN     "site" TEXT,
ADD COLUMN     "small" BOOLEAN,
ADD COLUMN     "source" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "organisations" ADD COLUMN     "closed_reason" TEXT,
ADD COLUMN     "federal_code" TEXT,
ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "school_list_entries" ADD COLUMN     "imported_name" TEXT,
ADD COLUMN     "letter_id" UUID,
ADD COLUMN     "source" "list_entry_source" NOT NULL DEFAULT 'manual';

-- AlterTable
ALTER TABLE "school_lists" ADD COLUMN     "appeals_until" DATE,
ADD COLUMN     "created_by_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "methodology_version_id" UUID,
ADD COLUMN     "published_by_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "run_id" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "spreadsheet_imports" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "kind" "import_kind" NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'reading',
    "file_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "sheet" TEXT,
    "headings" JSONB,
    "mapping" JSONB,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB,
    "failure" TEXT,
    "cancelled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "created_by_id" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "membership_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "applied_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "spreadsheet_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_rows" (
    "region_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "row" INTEGER,
    "fate" "import_fate" NOT NULL,
    "subject_id" UUID,
    "label" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "problems" JSONB NOT NULL DEFAULT '[]',
    "choices" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("import_id","ordinal")
);

-- CreateTable
CREATE TABLE "import_mappings" (
    "region_id" UUID NOT NULL,
    "kind" "import_kind" NOT NULL,
    "signature" VARCHAR(64) NOT NULL,
    "mapping" JSONB NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "import_mappings_pkey" PRIMARY KEY ("region_id","kind","signature")
);

-- CreateTable
CREATE TABLE "letter_recipients" (
    "region_id" UUID NOT NULL,
    "letter_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "sent_by_name" TEXT NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" UUID,
    "acknowledged_by_name" TEXT,

    CONSTRAINT "letter_recipients_pkey" PRIMARY KEY ("letter_id","municipality_id")
);

-- CreateTable
CREATE TABLE "methodologies" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "title" TEXT NOT NULL,
    "scope" "methodology_scope" NOT NULL,

    CONSTRAINT "methodologies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "methodology_versions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "methodology_id" UUID NOT NULL,
    "label" VARCHAR(40) NOT NULL,
    "status" "methodology_status" NOT NULL DEFAULT 'draft',
    "rule" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "basis" TEXT,
    "frozen_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "created_by_name" TEXT NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "methodology_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verdict_runs" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "methodology_version_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "basis_list_id" UUID,
    "state" "run_state" NOT NULL DEFAULT 'queued',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "rule" JSONB NOT NULL,
    "checksum" BYTEA,
    "counts" JSONB,
    "failure" TEXT,
    "cancelled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "created_by_id" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "membership_id" UUID NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "verdict_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verdicts" (
    "region_id" UUID NOT NULL,
    "municipality_id" UUID,
    "school_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "outcome" "verdict_outcome" NOT NULL,
    "index" TEXT,
    "explanation" JSONB NOT NULL,
    "inputs" JSONB NOT NULL,

    CONSTRAINT "verdicts_pkey" PRIMARY KEY ("run_id","school_id")
);

-- CreateTable
CREATE TABLE "school_successions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "predecessor_id" UUID NOT NULL,
    "successor_id" UUID NOT NULL,
    "kind" "succession_kind" NOT NULL,
    "on_date" DATE NOT NULL,
    "basis" TEXT NOT NULL,

    CONSTRAINT "school_successions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "result_indicators" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "group" "assessment_group" NOT NULL,
    "title" TEXT NOT NULL,
    "short_title" TEXT NOT NULL,
    "grade" INTEGER,
    "position" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "result_indicators_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment_results" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID,
    "school_id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "attempt" "result_attempt" NOT NULL DEFAULT 'first',
    "sitting" "result_sitting" NOT NULL DEFAULT 'spring',
    "state" "result_state" NOT NULL,
    "enrolled" INTEGER,
    "participants" INTEGER,
    "below_min" INTEGER,
    "mean_score" DECIMAL(6,2),
    "objectivity_flag" BOOLEAN NOT NULL DEFAULT false,
    "objectivity_note" TEXT,
    "source_kind" "result_source" NOT NULL,
    "source" TEXT NOT NULL,
    "import_id" UUID,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "loaded_by_id" UUID,
    "loaded_by_name" TEXT NOT NULL DEFAULT '',
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "assessment_results_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "list_appeals" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "list_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "kind" "appeal_kind" NOT NULL,
    "text" TEXT NOT NULL,
    "file_id" UUID,
    "state" "appeal_state" NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "created_by_id" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "decision" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decided_by_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "list_appeals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "list_appeal_figures" (
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "appeal_id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "participants" INTEGER NOT NULL,
    "below_min" INTEGER NOT NULL,

    CONSTRAINT "list_appeal_figures_pkey" PRIMARY KEY ("appeal_id","indicator_id","year")
);

-- CreateTable
CREATE TABLE "list_decisions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID,
    "school_id" UUID NOT NULL,
    "list_id" UUID NOT NULL,
    "included" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "appeal_id" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "decided_by_id" UUID NOT NULL,
    "decided_by_name" TEXT NOT NULL,

    CONSTRAINT "list_decisions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "spreadsheet_imports_region_id_kind_created_at_idx" ON "spreadsheet_imports"("region_id", "kind", "created_at" DESC);

-- CreateIndex
CREATE INDEX "spreadsheet_imports_region_id_file_id_idx" ON "spreadsheet_imports"("region_id", "file_id");

-- CreateIndex
CREATE UNIQUE INDEX "spreadsheet_imports_region_id_id_key" ON "spreadsheet_imports"("region_id", "id");

-- CreateIndex
CREATE INDEX "import_rows_import_id_fate_ordinal_idx" ON "import_rows"("import_id", "fate", "ordinal");

-- CreateIndex
CREATE INDEX "letter_recipients_region_id_municipality_id_sent_at_idx" ON "letter_recipients"("region_id", "municipality_id", "sent_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "methodologies_region_id_id_key" ON "methodologies"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "methodologies_region_id_code_key" ON "methodologies"("region_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "methodology_versions_region_id_id_key" ON "methodology_versions"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "methodology_versions_methodology_id_label_key" ON "methodology_versions"("methodology_id", "label");

-- CreateIndex
CREATE INDEX "verdict_runs_region_id_created_at_idx" ON "verdict_runs"("region_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "verdict_runs_region_id_id_key" ON "verdict_runs"("region_id", "id");

-- CreateIndex
CREATE INDEX "verdicts_school_id_idx" ON "verdicts"("school_id");

-- CreateIndex
CREATE INDEX "verdicts_run_id_municipality_id_idx" ON "verdicts"("run_id", "municipality_id");

-- CreateIndex
CREATE INDEX "school_successions_region_id_successor_id_idx" ON "school_successions"("region_id", "successor_id");

-- CreateIndex
CREATE UNIQUE INDEX "school_successions_predecessor_id_successor_id_key" ON "school_successions"("predecessor_id", "successor_id");

-- CreateIndex
CREATE UNIQUE INDEX "result_indicators_region_id_id_key" ON "result_indicators"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "result_indicators_region_id_code_key" ON "result_indicators"("region_id", "code");

-- CreateIndex
CREATE INDEX "assessment_results_school_id_year_idx" ON "assessment_results"("school_id", "year");

-- CreateIndex
CREATE INDEX "assessment_results_region_id_year_idx" ON "assessment_results"("region_id", "year");

-- CreateIndex
CREATE INDEX "assessment_results_region_id_import_id_idx" ON "assessment_results"("region_id", "import_id");

-- CreateIndex
CREATE INDEX "list_appeals_list_id_municipality_id_idx" ON "list_appeals"("list_id", "municipality_id");

-- CreateIndex
CREATE INDEX "list_appeals_region_id_file_id_idx" ON "list_appeals"("region_id", "file_id");

-- CreateIndex
CREATE UNIQUE INDEX "list_appeals_region_id_id_key" ON "list_appeals"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "list_appeals_region_id_municipality_id_id_key" ON "list_appeals"("region_id", "municipality_id", "id");

-- CreateIndex
CREATE INDEX "list_decisions_list_id_school_id_idx" ON "list_decisions"("list_id", "school_id");

-- CreateIndex
CREATE INDEX "letters_region_id_date_idx" ON "letters"("region_id", "date");

-- CreateIndex
CREATE INDEX "letters_region_id_file_id_idx" ON "letters"("region_id", "file_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisations_region_id_federal_code_key" ON "organisations"("region_id", "federal_code");

-- CreateIndex
CREATE INDEX "school_lists_run_id_idx" ON "school_lists"("run_id");

-- AddForeignKey
ALTER TABLE "spreadsheet_imports" ADD CONSTRAINT "spreadsheet_imports_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spreadsheet_imports" ADD CONSTRAINT "spreadsheet_imports_region_id_file_id_fkey" FOREIGN KEY ("region_id", "file_id") REFERENCES "stored_files"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_region_id_import_id_fkey" FOREIGN KEY ("region_id", "import_id") REFERENCES "spreadsheet_imports"("region_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letters" ADD CONSTRAINT "letters_region_id_file_id_fkey" FOREIGN KEY ("region_id", "file_id") REFERENCES "stored_files"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_recipients" ADD CONSTRAINT "letter_recipients_region_id_letter_id_fkey" FOREIGN KEY ("region_id", "letter_id") REFERENCES "letters"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_recipients" ADD CONSTRAINT "letter_recipients_region_id_municipality_id_fkey" FOREIGN KEY ("region_id", "municipality_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "methodologies" ADD CONSTRAINT "methodologies_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "methodology_versions" ADD CONSTRAINT "methodology_versions_region_id_methodology_id_fkey" FOREIGN KEY ("region_id", "methodology_id") REFERENCES "methodologies"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict_runs" ADD CONSTRAINT "verdict_runs_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict_runs" ADD CONSTRAINT "verdict_runs_region_id_methodology_version_id_fkey" FOREIGN KEY ("region_id", "methodology_version_id") REFERENCES "methodology_versions"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict_runs" ADD CONSTRAINT "verdict_runs_region_id_basis_list_id_fkey" FOREIGN KEY ("region_id", "basis_list_id") REFERENCES "school_lists"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_region_id_run_id_fkey" FOREIGN KEY ("region_id", "run_id") REFERENCES "verdict_runs"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_region_id_school_id_fkey" FOREIGN KEY ("region_id", "school_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_affiliation_fkey" FOREIGN KEY ("region_id", "municipality_id", "school_id") REFERENCES "school_affiliations"("region_id", "municipality_id", "school_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_successions" ADD CONSTRAINT "school_successions_region_id_predecessor_id_fkey" FOREIGN KEY ("region_id", "predecessor_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_successions" ADD CONSTRAINT "school_successions_region_id_successor_id_fkey" FOREIGN KEY ("region_id", "successor_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result_indicators" ADD CONSTRAINT "result_indicators_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_results" ADD CONSTRAINT "assessment_results_region_id_school_id_fkey" FOREIGN KEY ("region_id", "school_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_results" ADD CONSTRAINT "assessment_results_affiliation_fkey" FOREIGN KEY ("region_id", "municipality_id", "school_id") REFERENCES "school_affiliations"("region_id", "municipality_id", "school_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_results" ADD CONSTRAINT "assessment_results_region_id_indicator_id_fkey" FOREIGN KEY ("region_id", "indicator_id") REFERENCES "result_indicators"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_results" ADD CONSTRAINT "assessment_results_region_id_import_id_fkey" FOREIGN KEY ("region_id", "import_id") REFERENCES "spreadsheet_imports"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_lists" ADD CONSTRAINT "school_lists_region_id_methodology_version_id_fkey" FOREIGN KEY ("region_id", "methodology_version_id") REFERENCES "methodology_versions"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_lists" ADD CONSTRAINT "school_lists_region_id_run_id_fkey" FOREIGN KEY ("region_id", "run_id") REFERENCES "verdict_runs"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_list_entries" ADD CONSTRAINT "school_list_entries_region_id_letter_id_fkey" FOREIGN KEY ("region_id", "letter_id") REFERENCES "letters"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_appeals" ADD CONSTRAINT "list_appeals_region_id_list_id_fkey" FOREIGN KEY ("region_id", "list_id") REFERENCES "school_lists"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_appeals" ADD CONSTRAINT "list_appeals_region_id_municipality_id_fkey" FOREIGN KEY ("region_id", "municipality_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_appeals" ADD CONSTRAINT "list_appeals_affiliation_fkey" FOREIGN KEY ("region_id", "municipality_id", "school_id") REFERENCES "school_affiliations"("region_id", "municipality_id", "school_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_appeals" ADD CONSTRAINT "list_appeals_region_id_file_id_fkey" FOREIGN KEY ("region_id", "file_id") REFERENCES "stored_files"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_appeal_figures" ADD CONSTRAINT "list_appeal_figures_appeal_fkey" FOREIGN KEY ("region_id", "municipality_id", "appeal_id") REFERENCES "list_appeals"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_appeal_figures" ADD CONSTRAINT "list_appeal_figures_region_id_indicator_id_fkey" FOREIGN KEY ("region_id", "indicator_id") REFERENCES "result_indicators"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_decisions" ADD CONSTRAINT "list_decisions_region_id_list_id_fkey" FOREIGN KEY ("region_id", "list_id") REFERENCES "school_lists"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_decisions" ADD CONSTRAINT "list_decisions_region_id_school_id_fkey" FOREIGN KEY ("region_id", "school_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_decisions" ADD CONSTRAINT "list_decisions_affiliation_fkey" FOREIGN KEY ("region_id", "municipality_id", "school_id") REFERENCES "school_affiliations"("region_id", "municipality_id", "school_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_decisions" ADD CONSTRAINT "list_decisions_region_id_appeal_id_fkey" FOREIGN KEY ("region_id", "appeal_id") REFERENCES "list_appeals"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Schools --------------------------------------------------------------------------------------------------

ALTER TABLE organisations ADD CONSTRAINT organisations_closed_reason CHECK (closed_reason IS NULL OR closed_on IS NOT NULL);
ALTER TABLE organisations ADD CONSTRAINT organisations_federal_code CHECK (federal_code IS NULL OR kind = 'school');
ALTER TABLE organisation_attributes ADD CONSTRAINT organisation_attributes_counts CHECK (
  coalesce(capacity, 0) >= 0 AND coalesce(pupils, 0) >= 0 AND coalesce(shifts, 1) BETWEEN 1 AND 3);
ALTER TABLE organisation_attributes ADD CONSTRAINT organisation_attributes_digits CHECK (
  (inn IS NULL OR inn ~ '^(\d{10}|\d{12})$') AND (ogrn IS NULL OR ogrn ~ '^(\d{13}|\d{15})$'));
ALTER TABLE school_successions ADD CONSTRAINT school_successions_two_schools CHECK (predecessor_id <> successor_id);

-- Lists ----------------------------------------------------------------------------------------------------

ALTER TABLE school_lists DROP CONSTRAINT school_lists_published;
ALTER TABLE school_lists ADD CONSTRAINT school_lists_published CHECK (state <> 'published' OR published_on IS NOT NULL);
ALTER TABLE school_lists ADD CONSTRAINT school_lists_review CHECK (state <> 'in_review' OR appeals_until IS NOT NULL);
ALTER TABLE school_lists ADD CONSTRAINT school_lists_run CHECK (run_id IS NULL OR methodology_version_id IS NOT NULL);
-- One version at a time is being made.
CREATE UNIQUE INDEX school_lists_one_open ON school_lists (owner_id, kind, list_year) WHERE state <> 'published';

CREATE TRIGGER list_decisions_published_immutable BEFORE INSERT OR UPDATE OR DELETE ON list_decisions
  FOR EACH ROW EXECUTE FUNCTION refuse_published_entry_change();

ALTER TABLE list_appeals ADD CONSTRAINT list_appeals_decided CHECK (
  (state IN ('accepted', 'rejected')) = (decided_at IS NOT NULL AND decided_by_id IS NOT NULL AND decision IS NOT NULL));
CREATE UNIQUE INDEX list_appeals_one_open ON list_appeals (list_id, school_id) WHERE state = 'open';
ALTER TABLE list_appeal_figures ADD CONSTRAINT list_appeal_figures_counts CHECK (
  participants >= 0 AND below_min BETWEEN 0 AND participants);

-- Letters --------------------------------------------------------------------------------------------------

ALTER TABLE letter_recipients ADD CONSTRAINT letter_recipients_acknowledged CHECK (
  (acknowledged_at IS NULL) = (acknowledged_by_id IS NULL) AND (acknowledged_at IS NULL) = (acknowledged_by_name IS NULL));
CREATE FUNCTION refuse_acknowledgement_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.acknowledged_at IS NOT NULL THEN
    RAISE EXCEPTION 'An acknowledged letter stays acknowledged' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER letter_recipients_acknowledged_once BEFORE UPDATE OR DELETE ON letter_recipients
  FOR EACH ROW EXECUTE FUNCTION refuse_acknowledgement_change();

-- Results --------------------------------------------------------------------------------------------------

ALTER TABLE assessment_results ADD CONSTRAINT assessment_results_state CHECK (CASE state
  WHEN 'value' THEN participants IS NOT NULL AND below_min IS NOT NULL AND participants > 0 AND below_min BETWEEN 0 AND participants
  WHEN 'not_applicable' THEN coalesce(participants, 0) = 0 AND coalesce(below_min, 0) = 0
  WHEN 'missing' THEN participants IS NULL AND below_min IS NULL
  END);
ALTER TABLE assessment_results ADD CONSTRAINT assessment_results_year CHECK (year BETWEEN 2000 AND 2200);
ALTER TABLE assessment_results ADD CONSTRAINT assessment_results_enrolled CHECK (
  enrolled IS NULL OR (enrolled >= 0 AND enrolled >= coalesce(participants, 0)));
ALTER TABLE assessment_results ADD CONSTRAINT assessment_results_from_import CHECK (
  (source_kind = 'spreadsheet') = (import_id IS NOT NULL));
CREATE UNIQUE INDEX assessment_results_current ON assessment_results (school_id, year, indicator_id, attempt)
  WHERE superseded_at IS NULL;
CREATE FUNCTION refuse_result_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.superseded_at IS NOT NULL OR NEW.superseded_at IS NULL
     OR (to_jsonb(OLD) - 'superseded_at') <> (to_jsonb(NEW) - 'superseded_at') THEN
    RAISE EXCEPTION 'A result never changes: a later one supersedes it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assessment_results_immutable BEFORE UPDATE ON assessment_results
  FOR EACH ROW EXECUTE FUNCTION refuse_result_change();

-- Methodologies and runs -------------------------------------------------------------------------------------

ALTER TABLE methodology_versions ADD CONSTRAINT methodology_versions_approved CHECK (status <> 'approved' OR basis IS NOT NULL);
CREATE FUNCTION refuse_frozen_rule_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.frozen_at IS NOT NULL AND (NEW.rule <> OLD.rule OR NEW.label <> OLD.label OR NEW.frozen_at IS DISTINCT FROM OLD.frozen_at) THEN
    RAISE EXCEPTION 'A published list rests on this version: change a new one' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER methodology_versions_frozen BEFORE UPDATE ON methodology_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_rule_change();
ALTER TABLE verdict_runs ADD CONSTRAINT verdict_runs_done CHECK (state <> 'done' OR (checksum IS NOT NULL AND finished_at IS NOT NULL));
ALTER TABLE verdict_runs ADD CONSTRAINT verdict_runs_year CHECK (year BETWEEN 2000 AND 2200);
CREATE FUNCTION refuse_finished_run_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('done', 'failed', 'cancelled') THEN
    RAISE EXCEPTION 'A finished run never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER verdict_runs_finished BEFORE UPDATE ON verdict_runs
  FOR EACH ROW EXECUTE FUNCTION refuse_finished_run_change();
CREATE FUNCTION refuse_late_verdict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM verdict_runs r WHERE r.id = NEW.run_id AND r.state IN ('done', 'failed', 'cancelled')) THEN
    RAISE EXCEPTION 'A finished run never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER verdicts_before_the_end BEFORE INSERT ON verdicts
  FOR EACH ROW EXECUTE FUNCTION refuse_late_verdict();

-- Row-level security ---------------------------------------------------------------------------------------

ALTER TABLE school_successions ENABLE ROW LEVEL SECURITY;
ALTER TABLE school_successions FORCE ROW LEVEL SECURITY;
-- Both schools of a succession are told to whoever sees one of them; a name only to whoever sees that school.
CREATE POLICY school_successions_read ON school_successions FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND ((SELECT app_level()) = 'region'
    OR EXISTS (SELECT FROM organisations o
                WHERE o.id IN (school_successions.predecessor_id, school_successions.successor_id) AND o.kind = 'school')));
CREATE POLICY school_successions_write ON school_successions FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');

-- Lists: one in review is seen by authorities, each sees its own schools on it; a school sees what is published.
DROP POLICY school_lists_read ON school_lists;
CREATE POLICY school_lists_read ON school_lists FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
      OR (municipality_id IS NULL AND state IN ('in_review', 'published'))
    WHEN 'school' THEN state = 'published'
      AND (municipality_id IS NULL OR municipality_id = (SELECT app_municipality_id()))
    ELSE false END);

ALTER TABLE list_appeals ENABLE ROW LEVEL SECURITY;
ALTER TABLE list_appeals FORCE ROW LEVEL SECURITY;
CREATE POLICY list_appeals_read ON list_appeals FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
    ELSE false END);
CREATE POLICY list_appeals_insert ON list_appeals FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality'
  AND municipality_id = (SELECT app_municipality_id()) AND state = 'open'
  AND EXISTS (SELECT FROM school_lists l WHERE l.id = list_appeals.list_id AND l.state = 'in_review' AND l.municipality_id IS NULL)
  AND (file_id IS NULL OR EXISTS (SELECT FROM stored_files f
                                   WHERE f.id = list_appeals.file_id AND f.municipality_id = (SELECT app_municipality_id()))));
-- The authority takes back what is open, the region decides it.
CREATE POLICY list_appeals_update ON list_appeals FOR UPDATE
  USING (region_id = (SELECT app_region_id()) AND state = 'open' AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
    ELSE false END)
  WITH CHECK (region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN state IN ('accepted', 'rejected')
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id()) AND state IN ('open', 'withdrawn')
    ELSE false END);
ALTER TABLE list_appeal_figures ENABLE ROW LEVEL SECURITY;
ALTER TABLE list_appeal_figures FORCE ROW LEVEL SECURITY;
CREATE POLICY list_appeal_figures_read ON list_appeal_figures FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND EXISTS (SELECT FROM list_appeals a WHERE a.id = list_appeal_figures.appeal_id));
CREATE POLICY list_appeal_figures_insert ON list_appeal_figures FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality'
  AND municipality_id = (SELECT app_municipality_id()));
ALTER TABLE list_decisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE list_decisions FORCE ROW LEVEL SECURITY;
CREATE POLICY list_decisions_read ON list_decisions FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
    WHEN 'school' THEN school_id = (SELECT app_school_id())
    ELSE false END
  AND EXISTS (SELECT FROM school_lists l WHERE l.id = list_decisions.list_id));
CREATE POLICY list_decisions_insert ON list_decisions FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');

-- Letters: an authority reads what was sent to it and says that it has read it.
ALTER TABLE letter_recipients ENABLE ROW LEVEL SECURITY;
ALTER TABLE letter_recipients FORCE ROW LEVEL SECURITY;
CREATE POLICY letter_recipients_read ON letter_recipients FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
    ELSE false END);
CREATE POLICY letter_recipients_insert ON letter_recipients FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region' AND acknowledged_at IS NULL);
CREATE POLICY letter_recipients_delete ON letter_recipients FOR DELETE USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region' AND acknowledged_at IS NULL);
CREATE POLICY letter_recipients_acknowledge ON letter_recipients FOR UPDATE
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality'
    AND municipality_id = (SELECT app_municipality_id()))
  WITH CHECK (region_id = (SELECT app_region_id()) AND municipality_id = (SELECT app_municipality_id()));
-- The file of a letter goes with the letter, to the authorities it was sent to.
CREATE POLICY stored_files_of_letters ON stored_files FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality' AND school_id IS NULL AND municipality_id IS NULL
  AND EXISTS (SELECT FROM letters l JOIN letter_recipients r ON r.letter_id = l.id
               WHERE l.region_id = stored_files.region_id AND l.file_id = stored_files.id
                 AND r.municipality_id = (SELECT app_municipality_id())));

-- Reference data of the region: everybody in the region reads, the region writes.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['result_indicators', 'methodologies', 'methodology_versions'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %1$s_read ON %1$I FOR SELECT USING (region_id = (SELECT app_region_id()))', t);
    EXECUTE format($p$CREATE POLICY %1$s_write ON %1$I FOR ALL
      USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
      WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')$p$, t);
  END LOOP;
END $$;

-- Results: the region loads them; an authority reads its schools (those it had and those it has), a school itself.
ALTER TABLE assessment_results ENABLE ROW LEVEL SECURITY;
ALTER TABLE assessment_results FORCE ROW LEVEL SECURITY;
CREATE POLICY assessment_results_read ON assessment_results FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
      OR EXISTS (SELECT FROM organisations o WHERE o.id = assessment_results.school_id
                  AND o.municipality_id = (SELECT app_municipality_id()))
    WHEN 'school' THEN school_id = (SELECT app_school_id())
    ELSE false END);
CREATE POLICY assessment_results_write ON assessment_results FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');

-- Runs and verdicts: the region's own until a list rests on them; then whoever sees the list sees its own schools' rows.
ALTER TABLE verdict_runs ENABLE ROW LEVEL SECURITY;
ALTER TABLE verdict_runs FORCE ROW LEVEL SECURITY;
CREATE POLICY verdict_runs_read ON verdict_runs FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND ((SELECT app_level()) = 'region'
    OR EXISTS (SELECT FROM school_lists l WHERE l.run_id = verdict_runs.id)));
CREATE POLICY verdict_runs_write ON verdict_runs FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');
ALTER TABLE verdicts ENABLE ROW LEVEL SECURITY;
ALTER TABLE verdicts FORCE ROW LEVEL SECURITY;
CREATE POLICY verdicts_read ON verdicts FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
      AND EXISTS (SELECT FROM school_lists l WHERE l.run_id = verdicts.run_id)
    WHEN 'school' THEN school_id = (SELECT app_school_id())
      AND EXISTS (SELECT FROM school_lists l WHERE l.run_id = verdicts.run_id)
    ELSE false END);
CREATE POLICY verdicts_insert ON verdicts FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');

-- Spreadsheets the region loads.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['spreadsheet_imports', 'import_rows', 'import_mappings'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY %1$s_tenant ON %1$I FOR ALL
      USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
      WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')$p$, t);
  END LOOP;
END $$;

-- Abandoned files --------------------------------------------------------------------------------------------
-- What refers to a file is asked here as well; a test compares it with the foreign keys.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['letters', 'list_appeals', 'spreadsheet_imports'] LOOP
    EXECUTE format($p$CREATE POLICY %1$s_owner_sweeps ON %1$I FOR SELECT TO CURRENT_USER
      USING ((SELECT app_level()) = 'nobody' AND file_id IS NOT NULL)$p$, t);
  END LOOP;
END $$;
CREATE FUNCTION is_file_attached(file uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM measure_execution_files a WHERE a.file_id = file)
    OR EXISTS (SELECT FROM letters l WHERE l.file_id = file)
    OR EXISTS (SELECT FROM list_appeals p WHERE p.file_id = file)
    OR EXISTS (SELECT FROM spreadsheet_imports i WHERE i.file_id = file)
$$;
REVOKE ALL ON FUNCTION is_file_attached(uuid) FROM PUBLIC;
CREATE OR REPLACE FUNCTION discard_abandoned_files(batch integer) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE found uuid[];
BEGIN
  found := ARRAY(SELECT f.id FROM stored_files f
                  WHERE f.state <> 'discarded' AND NOT is_file_attached(f.id)
                  ORDER BY f.id LIMIT batch FOR UPDATE OF f SKIP LOCKED);
  UPDATE stored_files f SET state = 'discarded' WHERE f.id = ANY (found) AND NOT is_file_attached(f.id);
  RETURN QUERY SELECT f.id FROM stored_files f WHERE f.state = 'discarded' ORDER BY f.id LIMIT batch;
END $$;

-- Grants: the runtime role deletes drafts of its own making, and nothing that was published, read or computed ------

GRANT SELECT, INSERT, UPDATE ON
  school_successions, list_appeals, result_indicators, methodologies, methodology_versions, verdict_runs, spreadsheet_imports,
  import_mappings
  TO portal_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON import_rows TO portal_app;
GRANT SELECT, INSERT ON list_appeal_figures, list_decisions, verdicts TO portal_app;
GRANT SELECT, INSERT, DELETE ON letter_recipients TO portal_app;
GRANT UPDATE (acknowledged_at, acknowledged_by_id, acknowledged_by_name) ON letter_recipients TO portal_app;
GRANT SELECT, INSERT ON assessment_results TO portal_app;
GRANT UPDATE (superseded_at) ON assessment_results TO portal_app;
GRANT DELETE ON school_lists TO portal_app;

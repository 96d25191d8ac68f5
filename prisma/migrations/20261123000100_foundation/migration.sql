-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "catalogue_state" AS ENUM ('draft', 'published', 'superseded');

-- CreateEnum
CREATE TYPE "deficit_type" AS ENUM ('staff', 'material', 'info_method', 'methodical', 'psych_ped', 'student_body');

-- CreateEnum
CREATE TYPE "deficit_level" AS ENUM ('amber', 'red');

-- CreateEnum
CREATE TYPE "library_status" AS ENUM ('in_force', 'partial', 'void');

-- CreateEnum
CREATE TYPE "organisation_kind" AS ENUM ('region', 'municipality', 'school');

-- CreateEnum
CREATE TYPE "authority_type" AS ENUM ('municipal_district', 'urban_okrug', 'municipal_okrug');

-- CreateEnum
CREATE TYPE "plan_state" AS ENUM ('draft', 'on_approval', 'approved', 'superseded', 'closed');

-- CreateEnum
CREATE TYPE "responsible_kind" AS ENUM ('person', 'post', 'unit', 'participating_directors');

-- CreateEnum
CREATE TYPE "school_rule" AS ENUM ('none', 'chosen', 'all', 'listed', 'federal', 'regional', 'control_zone', 'resource_deficit', 'near_low');

-- CreateEnum
CREATE TYPE "execution_state" AS ENUM ('not_started', 'in_progress', 'done', 'done_late', 'cancelled');

-- CreateEnum
CREATE TYPE "plan_list_purpose" AS ENUM ('governing', 'comparison');

-- CreateEnum
CREATE TYPE "list_kind" AS ENUM ('federal', 'regional', 'control_zone', 'resource_deficit', 'near_low');

-- CreateEnum
CREATE TYPE "list_state" AS ENUM ('draft', 'published');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('region_admin', 'region_analyst', 'region_expert', 'ministry_viewer', 'authority_head', 'authority_specialist', 'methodologist', 'school_director', 'school_deputy', 'mentor');

-- CreateEnum
CREATE TYPE "membership_basis" AS ENUM ('post', 'acting', 'empowered');

-- CreateEnum
CREATE TYPE "one_time_link_kind" AS ENUM ('invitation', 'reset');

-- CreateTable
CREATE TABLE "audit_events" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "region_id" UUID,
    "municipality_id" UUID,
    "school_id" UUID,
    "user_id" UUID,
    "membership_id" UUID,
    "event" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "clock_offset" interval,
    "reference_hash" TEXT,
    "demo_loaded_at" TIMESTAMPTZ(3),

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracks" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "short_title" TEXT NOT NULL,

    CONSTRAINT "tracks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "track_lines" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "track_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "track_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measure_catalogues" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "catalogue_state" NOT NULL DEFAULT 'draft',
    "label" TEXT NOT NULL DEFAULT '',
    "published_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "measure_catalogues_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "catalogue_measures" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "catalogue_id" UUID NOT NULL,
    "track_number" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "period_text" TEXT NOT NULL,
    "responsible_kind" "responsible_kind" NOT NULL,
    "responsible_text" TEXT NOT NULL,
    "expected_result" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "school_rule" "school_rule" NOT NULL DEFAULT 'none',
    "track_lines" INTEGER[],
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "catalogue_measures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deficits" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID,
    "school_id" UUID NOT NULL,
    "type" "deficit_type" NOT NULL,
    "indicator" TEXT NOT NULL,
    "level" "deficit_level" NOT NULL,
    "found_year" INTEGER NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "closed_on" DATE,

    CONSTRAINT "deficits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "library_items" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "requisites_of" TEXT,
    "number" TEXT,
    "date" DATE,
    "tracks" INTEGER[],
    "status" "library_status" NOT NULL DEFAULT 'in_force',
    "note" TEXT,
    "url" TEXT,

    CONSTRAINT "library_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisations" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID,
    "kind" "organisation_kind" NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "time_zone" TEXT,
    "tile_row" INTEGER,
    "tile_column" INTEGER,
    "closed_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_attributes" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "authority_name" TEXT,
    "authority_type" "authority_type",
    "oktmo" TEXT,
    "place" TEXT,
    "note" TEXT,

    CONSTRAINT "organisation_attributes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school_affiliations" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "school_affiliations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "persons" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID,
    "school_id" UUID,
    "organisation_id" UUID NOT NULL,
    "full_name" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "unit" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "left_on" DATE,

    CONSTRAINT "persons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plans" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_versions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 1,
    "state" "plan_state" NOT NULL DEFAULT 'draft',
    "justification" TEXT NOT NULL DEFAULT '',
    "goal" TEXT NOT NULL DEFAULT '',
    "tasks" TEXT NOT NULL DEFAULT '',
    "expected_results" TEXT NOT NULL DEFAULT '',
    "control" TEXT NOT NULL DEFAULT '',
    "submitted_at" TIMESTAMPTZ(3),
    "submitted_by_id" UUID,
    "submitted_by_name" TEXT,
    "returned_at" TIMESTAMPTZ(3),
    "returned_by_name" TEXT,
    "return_reason" TEXT,
    "approved_at" TIMESTAMPTZ(3),
    "approved_by_name" TEXT,
    "approval_basis" TEXT,
    "order_number" TEXT,
    "order_date" DATE,
    "gap_count" INTEGER NOT NULL DEFAULT 0,
    "coverage" JSONB NOT NULL DEFAULT '{}',
    "measure_count" INTEGER NOT NULL DEFAULT 0,
    "edit_seq" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "plan_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_lists" (
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "plan_version_id" UUID NOT NULL,
    "list_id" UUID NOT NULL,
    "purpose" "plan_list_purpose" NOT NULL,

    CONSTRAINT "plan_lists_pkey" PRIMARY KEY ("plan_version_id","list_id","purpose")
);

-- CreateTable
CREATE TABLE "plan_indicators" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "plan_version_id" UUID NOT NULL,
    "position" VARCHAR(200) NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL DEFAULT '',
    "baseline" DECIMAL(12,3),
    "target" DECIMAL(12,3),
    "removed_at" TIMESTAMPTZ(3),
    "changed_seq" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "updated_by_name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "plan_indicators_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measure_lineages" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "execution" "execution_state" NOT NULL DEFAULT 'not_started',
    "execution_on" DATE,
    "execution_note" TEXT,
    "predecessor_id" UUID,

    CONSTRAINT "measure_lineages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_measures" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "plan_version_id" UUID NOT NULL,
    "lineage_id" UUID NOT NULL,
    "track_number" INTEGER NOT NULL,
    "position" VARCHAR(200) NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "period" JSONB,
    "responsible_kind" "responsible_kind",
    "responsible_text" TEXT NOT NULL DEFAULT '',
    "person_id" UUID,
    "school_rule" "school_rule" NOT NULL DEFAULT 'none',
    "expected_result" TEXT NOT NULL DEFAULT '',
    "evidence" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "track_lines" INTEGER[],
    "removed_at" TIMESTAMPTZ(3),
    "changed_seq" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "updated_by_id" UUID,
    "updated_by_name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "plan_measures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measure_schools" (
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,

    CONSTRAINT "measure_schools_pkey" PRIMARY KEY ("measure_id","school_id")
);

-- CreateTable
CREATE TABLE "measure_deficits" (
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "deficit_id" UUID NOT NULL,

    CONSTRAINT "measure_deficits_pkey" PRIMARY KEY ("measure_id","deficit_id")
);

-- CreateTable
CREATE TABLE "measure_library_items" (
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "library_item_id" UUID NOT NULL,

    CONSTRAINT "measure_library_items_pkey" PRIMARY KEY ("measure_id","library_item_id")
);

-- CreateTable
CREATE TABLE "plan_draft_changes" (
    "id" BIGSERIAL NOT NULL,
    "region_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "plan_version_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "membership_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "plan_draft_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letters" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "subject" TEXT NOT NULL,

    CONSTRAINT "letters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school_lists" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID,
    "owner_id" UUID NOT NULL,
    "kind" "list_kind" NOT NULL,
    "list_year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 1,
    "state" "list_state" NOT NULL DEFAULT 'draft',
    "methodology" TEXT NOT NULL DEFAULT '',
    "order_number" TEXT,
    "order_date" DATE,
    "reason" TEXT,
    "complete" BOOLEAN NOT NULL DEFAULT true,
    "published_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "school_lists_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "list_letters" (
    "region_id" UUID NOT NULL,
    "list_id" UUID NOT NULL,
    "letter_id" UUID NOT NULL,

    CONSTRAINT "list_letters_pkey" PRIMARY KEY ("list_id","letter_id")
);

-- CreateTable
CREATE TABLE "school_list_entries" (
    "region_id" UUID NOT NULL,
    "municipality_id" UUID,
    "school_id" UUID NOT NULL,
    "list_id" UUID NOT NULL,
    "grounds" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "school_list_entries_pkey" PRIMARY KEY ("list_id","school_id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "post" TEXT NOT NULL DEFAULT '',
    "phone" TEXT,
    "password_hash" TEXT,
    "password_set_at" TIMESTAMPTZ(3),
    "failed_attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "region_id" UUID NOT NULL,
    "municipality_id" UUID,
    "school_id" UUID,
    "organisation_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "basis" "membership_basis" NOT NULL DEFAULT 'post',
    "basis_document" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "address" TEXT NOT NULL DEFAULT '',
    "user_agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_links" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" "one_time_link_kind" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key","window_start")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "reply" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("user_id","key")
);

-- CreateIndex
CREATE INDEX "audit_events_region_id_at_idx" ON "audit_events"("region_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_events_subject_type_subject_id_idx" ON "audit_events"("subject_type", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "tracks_region_id_id_key" ON "tracks"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tracks_region_id_year_number_key" ON "tracks"("region_id", "year", "number");

-- CreateIndex
CREATE UNIQUE INDEX "track_lines_track_id_number_key" ON "track_lines"("track_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "measure_catalogues_region_id_id_key" ON "measure_catalogues"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "measure_catalogues_region_id_number_key" ON "measure_catalogues"("region_id", "number");

-- CreateIndex
CREATE INDEX "catalogue_measures_region_id_catalogue_id_idx" ON "catalogue_measures"("region_id", "catalogue_id");

-- CreateIndex
CREATE UNIQUE INDEX "catalogue_measures_catalogue_id_code_key" ON "catalogue_measures"("catalogue_id", "code");

-- CreateIndex
CREATE INDEX "deficits_region_id_municipality_id_school_id_idx" ON "deficits"("region_id", "municipality_id", "school_id");

-- CreateIndex
CREATE UNIQUE INDEX "deficits_region_id_municipality_id_id_key" ON "deficits"("region_id", "municipality_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "library_items_region_id_id_key" ON "library_items"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "library_items_region_id_slug_key" ON "library_items"("region_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "organisations_code_key" ON "organisations"("code");

-- CreateIndex
CREATE INDEX "organisations_region_id_kind_code_idx" ON "organisations"("region_id", "kind", "code");

-- CreateIndex
CREATE INDEX "organisations_municipality_id_kind_code_idx" ON "organisations"("municipality_id", "kind", "code");

-- CreateIndex
CREATE UNIQUE INDEX "organisations_region_id_id_key" ON "organisations"("region_id", "id");

-- CreateIndex
CREATE INDEX "organisation_attributes_region_id_organisation_id_idx" ON "organisation_attributes"("region_id", "organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_attributes_organisation_id_valid_from_key" ON "organisation_attributes"("organisation_id", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "school_affiliations_region_id_municipality_id_school_id_key" ON "school_affiliations"("region_id", "municipality_id", "school_id");

-- CreateIndex
CREATE INDEX "persons_region_id_organisation_id_full_name_idx" ON "persons"("region_id", "organisation_id", "full_name");

-- CreateIndex
CREATE UNIQUE INDEX "persons_region_id_id_key" ON "persons"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "persons_region_id_municipality_id_id_key" ON "persons"("region_id", "municipality_id", "id");

-- CreateIndex
CREATE INDEX "plans_region_id_year_idx" ON "plans"("region_id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "plans_region_id_municipality_id_id_key" ON "plans"("region_id", "municipality_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "plans_municipality_id_year_key" ON "plans"("municipality_id", "year");

-- CreateIndex
CREATE INDEX "plan_versions_region_id_municipality_id_plan_id_idx" ON "plan_versions"("region_id", "municipality_id", "plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_versions_region_id_municipality_id_id_key" ON "plan_versions"("region_id", "municipality_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_versions_plan_id_number_key" ON "plan_versions"("plan_id", "number");

-- CreateIndex
CREATE INDEX "plan_lists_region_id_list_id_idx" ON "plan_lists"("region_id", "list_id");

-- CreateIndex
CREATE INDEX "plan_indicators_region_id_municipality_id_plan_version_id_idx" ON "plan_indicators"("region_id", "municipality_id", "plan_version_id");

-- CreateIndex
CREATE INDEX "measure_lineages_region_id_municipality_id_plan_id_idx" ON "measure_lineages"("region_id", "municipality_id", "plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "measure_lineages_region_id_municipality_id_id_key" ON "measure_lineages"("region_id", "municipality_id", "id");

-- CreateIndex
CREATE INDEX "plan_measures_region_id_municipality_id_plan_version_id_tra_idx" ON "plan_measures"("region_id", "municipality_id", "plan_version_id", "track_number", "position");

-- CreateIndex
CREATE UNIQUE INDEX "plan_measures_region_id_municipality_id_id_key" ON "plan_measures"("region_id", "municipality_id", "id");

-- CreateIndex
CREATE INDEX "measure_schools_region_id_school_id_idx" ON "measure_schools"("region_id", "school_id");

-- CreateIndex
CREATE INDEX "plan_draft_changes_region_id_municipality_id_plan_version_i_idx" ON "plan_draft_changes"("region_id", "municipality_id", "plan_version_id", "seq");

-- CreateIndex
CREATE INDEX "plan_draft_changes_subject_id_field_id_idx" ON "plan_draft_changes"("subject_id", "field", "id");

-- CreateIndex
CREATE UNIQUE INDEX "letters_region_id_id_key" ON "letters"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "letters_region_id_issuer_kind_number_date_key" ON "letters"("region_id", "issuer", "kind", "number", "date");

-- CreateIndex
CREATE INDEX "school_lists_region_id_kind_list_year_idx" ON "school_lists"("region_id", "kind", "list_year");

-- CreateIndex
CREATE UNIQUE INDEX "school_lists_region_id_id_key" ON "school_lists"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "school_lists_owner_id_kind_list_year_number_key" ON "school_lists"("owner_id", "kind", "list_year", "number");

-- CreateIndex
CREATE INDEX "school_list_entries_region_id_municipality_id_school_id_idx" ON "school_list_entries"("region_id", "municipality_id", "school_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- CreateIndex
CREATE INDEX "memberships_region_id_organisation_id_idx" ON "memberships"("region_id", "organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "memberships_user_id_organisation_id_role_valid_from_key" ON "memberships"("user_id", "organisation_id", "role", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_links_token_hash_key" ON "one_time_links"("token_hash");

-- CreateIndex
CREATE INDEX "one_time_links_user_id_idx" ON "one_time_links"("user_id");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- AddForeignKey
ALTER TABLE "tracks" ADD CONSTRAINT "tracks_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "track_lines" ADD CONSTRAINT "track_lines_region_id_track_id_fkey" FOREIGN KEY ("region_id", "track_id") REFERENCES "tracks"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_catalogues" ADD CONSTRAINT "measure_catalogues_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "catalogue_measures" ADD CONSTRAINT "catalogue_measures_region_id_catalogue_id_fkey" FOREIGN KEY ("region_id", "catalogue_id") REFERENCES "measure_catalogues"("region_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deficits" ADD CONSTRAINT "deficits_region_id_school_id_fkey" FOREIGN KEY ("region_id", "school_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deficits" ADD CONSTRAINT "deficits_affiliation_fkey" FOREIGN KEY ("region_id", "municipality_id", "school_id") REFERENCES "school_affiliations"("region_id", "municipality_id", "school_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_items" ADD CONSTRAINT "library_items_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_municipality_fkey" FOREIGN KEY ("region_id", "municipality_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_attributes" ADD CONSTRAINT "organisation_attributes_region_id_organisation_id_fkey" FOREIGN KEY ("region_id", "organisation_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_affiliations" ADD CONSTRAINT "school_affiliations_school_fkey" FOREIGN KEY ("region_id", "school_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_affiliations" ADD CONSTRAINT "school_affiliations_municipality_fkey" FOREIGN KEY ("region_id", "municipality_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "persons" ADD CONSTRAINT "persons_region_id_organisation_id_fkey" FOREIGN KEY ("region_id", "organisation_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "persons" ADD CONSTRAINT "persons_affiliation_fkey" FOREIGN KEY ("region_id", "municipality_id", "school_id") REFERENCES "school_affiliations"("region_id", "municipality_id", "school_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plans" ADD CONSTRAINT "plans_region_id_municipality_id_fkey" FOREIGN KEY ("region_id", "municipality_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_plan_fkey" FOREIGN KEY ("region_id", "municipality_id", "plan_id") REFERENCES "plans"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_lists" ADD CONSTRAINT "plan_lists_version_fkey" FOREIGN KEY ("region_id", "municipality_id", "plan_version_id") REFERENCES "plan_versions"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_lists" ADD CONSTRAINT "plan_lists_region_id_list_id_fkey" FOREIGN KEY ("region_id", "list_id") REFERENCES "school_lists"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_indicators" ADD CONSTRAINT "plan_indicators_version_fkey" FOREIGN KEY ("region_id", "municipality_id", "plan_version_id") REFERENCES "plan_versions"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_lineages" ADD CONSTRAINT "measure_lineages_plan_fkey" FOREIGN KEY ("region_id", "municipality_id", "plan_id") REFERENCES "plans"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_lineages" ADD CONSTRAINT "measure_lineages_predecessor_fkey" FOREIGN KEY ("region_id", "municipality_id", "predecessor_id") REFERENCES "measure_lineages"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_measures" ADD CONSTRAINT "plan_measures_version_fkey" FOREIGN KEY ("region_id", "municipality_id", "plan_version_id") REFERENCES "plan_versions"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_measures" ADD CONSTRAINT "plan_measures_lineage_fkey" FOREIGN KEY ("region_id", "municipality_id", "lineage_id") REFERENCES "measure_lineages"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_measures" ADD CONSTRAINT "plan_measures_person_fkey" FOREIGN KEY ("region_id", "municipality_id", "person_id") REFERENCES "persons"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_schools" ADD CONSTRAINT "measure_schools_measure_fkey" FOREIGN KEY ("region_id", "municipality_id", "measure_id") REFERENCES "plan_measures"("region_id", "municipality_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_schools" ADD CONSTRAINT "measure_schools_school_fkey" FOREIGN KEY ("region_id", "municipality_id", "school_id") REFERENCES "school_affiliations"("region_id", "municipality_id", "school_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_deficits" ADD CONSTRAINT "measure_deficits_measure_fkey" FOREIGN KEY ("region_id", "municipality_id", "measure_id") REFERENCES "plan_measures"("region_id", "municipality_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_deficits" ADD CONSTRAINT "measure_deficits_deficit_fkey" FOREIGN KEY ("region_id", "municipality_id", "deficit_id") REFERENCES "deficits"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_library_items" ADD CONSTRAINT "measure_library_items_measure_fkey" FOREIGN KEY ("region_id", "municipality_id", "measure_id") REFERENCES "plan_measures"("region_id", "municipality_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_library_items" ADD CONSTRAINT "measure_library_items_region_id_library_item_id_fkey" FOREIGN KEY ("region_id", "library_item_id") REFERENCES "library_items"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_draft_changes" ADD CONSTRAINT "plan_draft_changes_version_fkey" FOREIGN KEY ("region_id", "municipality_id", "plan_version_id") REFERENCES "plan_versions"("region_id", "municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letters" ADD CONSTRAINT "letters_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_lists" ADD CONSTRAINT "school_lists_region_id_owner_id_fkey" FOREIGN KEY ("region_id", "owner_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_letters" ADD CONSTRAINT "list_letters_region_id_list_id_fkey" FOREIGN KEY ("region_id", "list_id") REFERENCES "school_lists"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_letters" ADD CONSTRAINT "list_letters_region_id_letter_id_fkey" FOREIGN KEY ("region_id", "letter_id") REFERENCES "letters"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_list_entries" ADD CONSTRAINT "school_list_entries_region_id_list_id_fkey" FOREIGN KEY ("region_id", "list_id") REFERENCES "school_lists"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_list_entries" ADD CONSTRAINT "school_list_entries_region_id_school_id_fkey" FOREIGN KEY ("region_id", "school_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_list_entries" ADD CONSTRAINT "school_list_entries_affiliation_fkey" FOREIGN KEY ("region_id", "municipality_id", "school_id") REFERENCES "school_affiliations"("region_id", "municipality_id", "school_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_region_id_organisation_id_fkey" FOREIGN KEY ("region_id", "organisation_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_affiliation_fkey" FOREIGN KEY ("region_id", "municipality_id", "school_id") REFERENCES "school_affiliations"("region_id", "municipality_id", "school_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written part of the first migration: clock, context, triggers, checks, row-level security, grants.

-- The one clock -------------------------------------------------------------------------------------------

-- Refused in production: only a demonstration may carry an offset.
ALTER TABLE installation ADD CONSTRAINT installation_single_row CHECK (id = 1);
ALTER TABLE installation ADD CONSTRAINT installation_clock_demo_only CHECK (demo OR clock_offset IS NULL);
INSERT INTO installation (id) VALUES (1);

CREATE FUNCTION set_demonstration_date(day date, zone text DEFAULT 'Europe/Simferopol') RETURNS timestamptz
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE installation
     SET clock_offset = CASE WHEN day IS NULL THEN NULL
       ELSE make_interval(days => day - (clock_timestamp() AT TIME ZONE zone)::date) END
   WHERE id = 1 AND (demo OR day IS NULL);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Дату можно переставить только в демонстрационной установке';
  END IF;
  RETURN portal_now();
END $$;
REVOKE ALL ON FUNCTION set_demonstration_date(date, text) FROM PUBLIC;

-- Tree of organisations ------------------------------------------------------------------------------------

ALTER TABLE organisations ADD CONSTRAINT organisations_place_in_tree CHECK (
  CASE kind
    WHEN 'region' THEN region_id = id AND municipality_id IS NULL AND time_zone IS NOT NULL
    WHEN 'municipality' THEN region_id <> id AND municipality_id = id AND time_zone IS NULL
    WHEN 'school' THEN region_id <> id AND municipality_id IS DISTINCT FROM id AND time_zone IS NULL
  END);
ALTER TABLE organisation_attributes ADD CONSTRAINT organisation_attributes_dates CHECK (valid_to IS NULL OR valid_to > valid_from);
ALTER TABLE organisation_attributes ADD CONSTRAINT organisation_attributes_no_overlap
  EXCLUDE USING gist (organisation_id WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE school_affiliations ADD CONSTRAINT school_affiliations_dates CHECK (valid_to IS NULL OR valid_to > valid_from);
ALTER TABLE persons ADD CONSTRAINT persons_owner CHECK (organisation_id = coalesce(school_id, municipality_id, region_id));

CREATE FUNCTION keep_current_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE organisations o
     SET name = NEW.name, short_name = NEW.short_name
   WHERE o.id = NEW.organisation_id
     AND NEW.valid_from <= portal_now()::date
     AND (NEW.valid_to IS NULL OR NEW.valid_to > portal_now()::date);
  RETURN NULL;
END $$;
CREATE TRIGGER organisation_attributes_keep_current_name
  AFTER INSERT OR UPDATE ON organisation_attributes FOR EACH ROW EXECUTE FUNCTION keep_current_name();

-- People ---------------------------------------------------------------------------------------------------

ALTER TABLE users ADD CONSTRAINT users_email_lower CHECK (email = lower(btrim(email)) AND email LIKE '%_@_%');
ALTER TABLE memberships ADD CONSTRAINT memberships_owner CHECK (organisation_id = coalesce(school_id, municipality_id, region_id));
ALTER TABLE memberships ADD CONSTRAINT memberships_dates CHECK (valid_to IS NULL OR valid_to >= valid_from);
ALTER TABLE memberships ADD CONSTRAINT memberships_basis_document CHECK (basis = 'post' OR basis_document IS NOT NULL);
ALTER TABLE memberships ADD CONSTRAINT memberships_role_level CHECK (
  CASE
    WHEN role IN ('region_admin', 'region_analyst', 'region_expert', 'ministry_viewer')
      THEN municipality_id IS NULL AND school_id IS NULL
    WHEN role IN ('authority_head', 'authority_specialist', 'methodologist')
      THEN municipality_id IS NOT NULL AND school_id IS NULL
    ELSE school_id IS NOT NULL
  END);

-- Lists: a published version never changes -----------------------------------------------------------------

ALTER TABLE school_lists ADD CONSTRAINT school_lists_owner CHECK (owner_id = coalesce(municipality_id, region_id));
ALTER TABLE school_lists ADD CONSTRAINT school_lists_near_low CHECK ((kind = 'near_low') = (municipality_id IS NOT NULL));
ALTER TABLE school_lists ADD CONSTRAINT school_lists_published CHECK (state = 'draft' OR published_on IS NOT NULL);
ALTER TABLE school_lists ADD CONSTRAINT school_lists_correction_reason CHECK (number = 1 OR reason IS NOT NULL);

CREATE FUNCTION refuse_published_list_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'published' THEN
    RAISE EXCEPTION 'A published list never changes: correct it with a new version' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER school_lists_published_immutable BEFORE UPDATE OR DELETE ON school_lists
  FOR EACH ROW EXECUTE FUNCTION refuse_published_list_change();

CREATE FUNCTION refuse_published_entry_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed uuid := CASE TG_OP WHEN 'INSERT' THEN NEW.list_id ELSE OLD.list_id END;
BEGIN
  IF EXISTS (SELECT FROM school_lists WHERE id = changed AND state = 'published')
     OR (TG_OP = 'UPDATE' AND NEW.list_id <> OLD.list_id) THEN
    RAISE EXCEPTION 'A published list never changes: correct it with a new version' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER school_list_entries_published_immutable BEFORE INSERT OR UPDATE OR DELETE ON school_list_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_published_entry_change();

-- Plans ----------------------------------------------------------------------------------------------------

ALTER TABLE plans ADD CONSTRAINT plans_year CHECK (year BETWEEN 2000 AND 2200);
ALTER TABLE plan_versions ADD CONSTRAINT plan_versions_approved_by_order CHECK (
  state IN ('draft', 'on_approval') OR (order_number IS NOT NULL AND order_date IS NOT NULL AND approved_at IS NOT NULL));
-- One open text at a time, and one in force.
CREATE UNIQUE INDEX plan_versions_one_open ON plan_versions (plan_id) WHERE state IN ('draft', 'on_approval');
CREATE UNIQUE INDEX plan_versions_one_in_force ON plan_versions (plan_id) WHERE state IN ('approved', 'closed');
ALTER TABLE plan_measures ADD CONSTRAINT plan_measures_text_limits CHECK (
  length(title) <= 2000 AND length(responsible_text) <= 500 AND length(expected_result) <= 2000
  AND length(evidence) <= 1000 AND length(note) <= 2000);
CREATE UNIQUE INDEX plan_measures_one_per_lineage ON plan_measures (plan_version_id, lineage_id);

-- The text of a version that is not a draft cannot change, whoever asks.
CREATE FUNCTION refuse_locked_plan_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE version_id uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.plan_version_id ELSE NEW.plan_version_id END;
BEGIN
  IF NOT EXISTS (SELECT FROM plan_versions WHERE id = version_id AND state = 'draft') THEN
    RAISE EXCEPTION 'The text of the plan is locked' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER plan_measures_locked BEFORE INSERT OR UPDATE OR DELETE ON plan_measures
  FOR EACH ROW EXECUTE FUNCTION refuse_locked_plan_change();
CREATE TRIGGER plan_indicators_locked BEFORE INSERT OR UPDATE OR DELETE ON plan_indicators
  FOR EACH ROW EXECUTE FUNCTION refuse_locked_plan_change();
CREATE TRIGGER plan_lists_locked BEFORE INSERT OR UPDATE OR DELETE ON plan_lists
  FOR EACH ROW EXECUTE FUNCTION refuse_locked_plan_change();

-- Schools, deficits and documents of a measure are its text too.
CREATE FUNCTION refuse_locked_measure_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.measure_id ELSE NEW.measure_id END;
BEGIN
  IF NOT EXISTS (SELECT FROM plan_measures m JOIN plan_versions v ON v.id = m.plan_version_id
                  WHERE m.id = changed AND v.state = 'draft') THEN
    RAISE EXCEPTION 'The text of the plan is locked' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER measure_schools_locked BEFORE INSERT OR UPDATE OR DELETE ON measure_schools
  FOR EACH ROW EXECUTE FUNCTION refuse_locked_measure_change();
CREATE TRIGGER measure_deficits_locked BEFORE INSERT OR UPDATE OR DELETE ON measure_deficits
  FOR EACH ROW EXECUTE FUNCTION refuse_locked_measure_change();
CREATE TRIGGER measure_library_items_locked BEFORE INSERT OR UPDATE OR DELETE ON measure_library_items
  FOR EACH ROW EXECUTE FUNCTION refuse_locked_measure_change();

-- So are the chapters of the version itself.
CREATE FUNCTION refuse_locked_chapter_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (NEW.justification, NEW.goal, NEW.tasks, NEW.expected_results, NEW.control)
     IS DISTINCT FROM (OLD.justification, OLD.goal, OLD.tasks, OLD.expected_results, OLD.control) THEN
    RAISE EXCEPTION 'The text of the plan is locked' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER plan_versions_locked BEFORE UPDATE ON plan_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_locked_chapter_change();

-- Who is asking --------------------------------------------------------------------------------------------
-- After its first use on a pooled connection a setting reads '' and not NULL: both mean nobody.

CREATE FUNCTION app_user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;
CREATE FUNCTION app_region_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.region_id', true), '')::uuid $$;
CREATE FUNCTION app_municipality_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.municipality_id', true), '')::uuid $$;
CREATE FUNCTION app_school_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.school_id', true), '')::uuid $$;
-- region, municipality or school: the level in whose name the transaction reads and writes.
CREATE FUNCTION app_level() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT CASE WHEN app_region_id() IS NULL THEN 'nobody'
                    WHEN app_school_id() IS NOT NULL THEN 'school'
                    WHEN app_municipality_id() IS NOT NULL THEN 'municipality'
                    ELSE 'region' END $$;

-- Row-level security ---------------------------------------------------------------------------------------
-- Reads: a region its municipalities, a municipality its schools, a school itself. Writes: in the name of one organisation.

-- organisations
ALTER TABLE organisations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations FORCE ROW LEVEL SECURITY;
CREATE POLICY organisations_read ON organisations FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN id = region_id OR municipality_id = (SELECT app_municipality_id())
      OR id IN (SELECT a.school_id FROM school_affiliations a)
    WHEN 'school' THEN id IN (region_id, (SELECT app_municipality_id()), (SELECT app_school_id()))
    ELSE false END);
-- Before a tenant is chosen a person finds the organisations of their own regions: which of their memberships
-- covers the address they opened is decided from the tree (lib/core/db/bootstrap.ts).
CREATE POLICY organisations_bootstrap ON organisations FOR SELECT USING (
  (SELECT app_level()) = 'nobody'
  AND region_id IN (SELECT m.region_id FROM memberships m WHERE m.user_id = (SELECT app_user_id())));
-- Seeds and commands of the owner find the regions before they name one; the owner is bound by FORCE as well.
CREATE POLICY organisations_owner_finds_regions ON organisations FOR SELECT TO CURRENT_USER USING (
  kind = 'region' AND (SELECT app_level()) = 'nobody');
CREATE POLICY organisations_write ON organisations FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');

ALTER TABLE organisation_attributes ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation_attributes FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation_attributes_read ON organisation_attributes FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND organisation_id IN (SELECT o.id FROM organisations o));
CREATE POLICY organisation_attributes_write ON organisation_attributes FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');

ALTER TABLE school_affiliations ENABLE ROW LEVEL SECURITY;
ALTER TABLE school_affiliations FORCE ROW LEVEL SECURITY;
CREATE POLICY school_affiliations_read ON school_affiliations FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
    WHEN 'school' THEN school_id = (SELECT app_school_id())
    ELSE false END);
CREATE POLICY school_affiliations_write ON school_affiliations FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');

-- Rows of people: the organisation that employs, and the levels above it.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['persons', 'memberships'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY %1$s_tenant ON %1$I FOR ALL
      USING (region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
        WHEN 'region' THEN true
        WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
        WHEN 'school' THEN school_id = (SELECT app_school_id())
        ELSE false END)
      WITH CHECK (region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
        WHEN 'region' THEN true
        WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
        WHEN 'school' THEN school_id = (SELECT app_school_id())
        ELSE false END)$p$, t);
  END LOOP;
END $$;
-- A person reads their own memberships before a tenant is chosen.
CREATE POLICY memberships_own ON memberships FOR SELECT USING (user_id = (SELECT app_user_id()));

-- Reference data of the region: everybody in the region reads, the region writes.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['letters', 'library_items', 'tracks', 'track_lines'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %1$s_read ON %1$I FOR SELECT USING (region_id = (SELECT app_region_id()))', t);
    EXECUTE format($p$CREATE POLICY %1$s_write ON %1$I FOR ALL
      USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
      WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')$p$, t);
  END LOOP;
END $$;

-- The catalogue: drafts are the region's own.
ALTER TABLE measure_catalogues ENABLE ROW LEVEL SECURITY;
ALTER TABLE measure_catalogues FORCE ROW LEVEL SECURITY;
CREATE POLICY measure_catalogues_read ON measure_catalogues FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND (state <> 'draft' OR (SELECT app_level()) = 'region'));
CREATE POLICY measure_catalogues_write ON measure_catalogues FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');
ALTER TABLE catalogue_measures ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalogue_measures FORCE ROW LEVEL SECURITY;
CREATE POLICY catalogue_measures_read ON catalogue_measures FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND catalogue_id IN (SELECT c.id FROM measure_catalogues c));
CREATE POLICY catalogue_measures_write ON catalogue_measures FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');

-- Lists: drafts are seen by their owner and above; entries by those they concern.
ALTER TABLE school_lists ENABLE ROW LEVEL SECURITY;
ALTER TABLE school_lists FORCE ROW LEVEL SECURITY;
CREATE POLICY school_lists_read ON school_lists FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
      OR (municipality_id IS NULL AND state = 'published')
    WHEN 'school' THEN state = 'published'
      AND (municipality_id IS NULL OR municipality_id = (SELECT app_municipality_id()))
    ELSE false END);
CREATE POLICY school_lists_write ON school_lists FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('region', 'municipality')
    AND municipality_id IS NOT DISTINCT FROM (SELECT app_municipality_id()))
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('region', 'municipality')
    AND municipality_id IS NOT DISTINCT FROM (SELECT app_municipality_id()));
ALTER TABLE list_letters ENABLE ROW LEVEL SECURITY;
ALTER TABLE list_letters FORCE ROW LEVEL SECURITY;
CREATE POLICY list_letters_read ON list_letters FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND list_id IN (SELECT l.id FROM school_lists l));
CREATE POLICY list_letters_write ON list_letters FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');
ALTER TABLE school_list_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE school_list_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY school_list_entries_read ON school_list_entries FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
    WHEN 'school' THEN school_id = (SELECT app_school_id())
    ELSE false END
  AND list_id IN (SELECT l.id FROM school_lists l));
-- Written with the list: the owner of the list writes its entries, about its own schools.
CREATE POLICY school_list_entries_write ON school_list_entries FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('region', 'municipality')
    AND list_id IN (SELECT l.id FROM school_lists l WHERE l.municipality_id IS NOT DISTINCT FROM (SELECT app_municipality_id())))
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('region', 'municipality')
    AND list_id IN (SELECT l.id FROM school_lists l WHERE l.municipality_id IS NOT DISTINCT FROM (SELECT app_municipality_id()))
    AND ((SELECT app_level()) = 'region' OR municipality_id = (SELECT app_municipality_id())));

-- Deficits of schools.
ALTER TABLE deficits ENABLE ROW LEVEL SECURITY;
ALTER TABLE deficits FORCE ROW LEVEL SECURITY;
CREATE POLICY deficits_read ON deficits FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
    WHEN 'school' THEN school_id = (SELECT app_school_id())
    ELSE false END);
CREATE POLICY deficits_write ON deficits FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('region', 'municipality')
    AND municipality_id IS NOT DISTINCT FROM (SELECT app_municipality_id()))
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('region', 'municipality')
    AND municipality_id IS NOT DISTINCT FROM (SELECT app_municipality_id()));

-- Plans: the authority writes, the region reads, a school reads what names it in an approved text.
DO $$ DECLARE t text; for_school text; BEGIN
  FOR t, for_school IN SELECT * FROM (VALUES
    ('plan_versions', 'municipality_id = (SELECT app_municipality_id()) AND state IN (''approved'', ''superseded'', ''closed'')'),
    ('measure_schools', 'school_id = (SELECT app_school_id())'),
    ('plans', 'municipality_id = (SELECT app_municipality_id()) AND id IN (SELECT v.plan_id FROM plan_versions v)'),
    ('plan_measures', 'municipality_id = (SELECT app_municipality_id()) AND removed_at IS NULL
        AND plan_version_id IN (SELECT v.id FROM plan_versions v)
        AND id IN (SELECT s.measure_id FROM measure_schools s WHERE s.school_id = (SELECT app_school_id()))'),
    ('measure_lineages', 'municipality_id = (SELECT app_municipality_id())
        AND id IN (SELECT m.lineage_id FROM plan_measures m)'),
    ('measure_library_items', 'measure_id IN (SELECT m.id FROM plan_measures m)'),
    ('measure_deficits', 'deficit_id IN (SELECT d.id FROM deficits d) AND measure_id IN (SELECT m.id FROM plan_measures m)'),
    ('plan_lists', 'false'),
    ('plan_indicators', 'false'),
    ('plan_draft_changes', 'false')
  ) AS rules(table_name, school_rule) LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY %1$s_read ON %1$I FOR SELECT USING (
      region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
        WHEN 'region' THEN true
        WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
        WHEN 'school' THEN %2$s
        ELSE false END)$p$, t, for_school);
    EXECUTE format($p$CREATE POLICY %1$s_insert ON %1$I FOR INSERT WITH CHECK (
      region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality'
      AND municipality_id = (SELECT app_municipality_id()))$p$, t);
    EXECUTE format($p$CREATE POLICY %1$s_update ON %1$I FOR UPDATE USING (
      region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality'
      AND municipality_id = (SELECT app_municipality_id()))$p$, t);
    EXECUTE format($p$CREATE POLICY %1$s_delete ON %1$I FOR DELETE USING (
      region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality'
      AND municipality_id = (SELECT app_municipality_id()))$p$, t);
  END LOOP;
END $$;

-- Audit: written by whoever acts, in their own tenant; read by the region. Events before sign-in carry no tenant.
ALTER TABLE audit_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_events FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_events_read ON audit_events FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');
CREATE POLICY audit_events_owner_reads_account_events ON audit_events FOR SELECT TO CURRENT_USER
  USING (region_id IS NULL AND (SELECT app_level()) = 'nobody');
CREATE POLICY audit_events_insert ON audit_events FOR INSERT WITH CHECK (
  region_id IS NOT DISTINCT FROM (SELECT app_region_id())
  AND ((SELECT app_level()) IN ('region', 'nobody') OR municipality_id IS NOT DISTINCT FROM (SELECT app_municipality_id()))
  AND ((SELECT app_level()) <> 'school' OR school_id = (SELECT app_school_id())));

ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_keys_own ON idempotency_keys FOR ALL
  USING (user_id = (SELECT app_user_id())) WITH CHECK (user_id = (SELECT app_user_id()));

-- Grants: nothing is deleted by the runtime role but links, draft lines and counters -------------------------

GRANT USAGE ON SCHEMA public TO portal_app;
GRANT SELECT ON installation TO portal_app;
GRANT SELECT, INSERT, UPDATE ON
  organisations, organisation_attributes, school_affiliations, persons, users, memberships, sessions, one_time_links,
  letters, school_lists, deficits, library_items, tracks, track_lines, measure_catalogues,
  plans, plan_versions, plan_indicators, plan_measures, measure_lineages, idempotency_keys, rate_limits
  TO portal_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  school_list_entries, list_letters, catalogue_measures, plan_lists, measure_schools, measure_deficits, measure_library_items
  TO portal_app;
GRANT DELETE ON idempotency_keys, rate_limits TO portal_app;
GRANT SELECT, INSERT ON audit_events, plan_draft_changes TO portal_app;
GRANT USAGE ON SEQUENCE audit_events_id_seq, plan_draft_changes_id_seq TO portal_app;
-- The server compares the history with its own migrations at start. The engine makes the table before the first one;
-- a scratch database has none.
DO $$ BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    GRANT SELECT ON _prisma_migrations TO portal_app;
  END IF;
END $$;

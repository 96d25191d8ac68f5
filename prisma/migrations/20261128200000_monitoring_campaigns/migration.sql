-- CreateEnum
CREATE TYPE "campaign_target" AS ENUM ('all', 'lists', 'track', 'chosen');

-- CreateEnum
CREATE TYPE "campaign_state" AS ENUM ('planned', 'opened', 'cancelled');

-- CreateEnum
CREATE TYPE "submission_state" AS ENUM ('not_started', 'draft', 'submitted', 'checked', 'returned', 'reopened', 'accepted');

-- CreateEnum
CREATE TYPE "check_level" AS ENUM ('municipality', 'region');

-- CreateEnum
CREATE TYPE "timeliness" AS ENUM ('on_time', 'with_permission', 'after_reopening');

-- CreateEnum
CREATE TYPE "extension_state" AS ENUM ('requested', 'granted', 'refused');

-- CreateEnum
CREATE TYPE "remark_side" AS ENUM ('respondent', 'municipality', 'region');

-- CreateEnum
CREATE TYPE "remark_state" AS ENUM ('open', 'answered', 'closed');

-- CreateTable
CREATE TABLE "campaign_templates" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "title" TEXT NOT NULL,
    "track" INTEGER,
    "form_id" UUID NOT NULL,
    "target" "campaign_target" NOT NULL,
    "list_kinds" "list_kind"[] DEFAULT ARRAY[]::"list_kind"[],
    "opens_month" INTEGER NOT NULL,
    "opens_day" INTEGER NOT NULL,
    "closes_month" INTEGER NOT NULL,
    "closes_day" INTEGER NOT NULL,
    "respondent_ahead" INTEGER NOT NULL DEFAULT 0,
    "region_after" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',
    "removed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "campaign_templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaigns" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "title" TEXT NOT NULL,
    "track" INTEGER,
    "respondent" "form_respondent" NOT NULL,
    "template_id" UUID,
    "form_id" UUID NOT NULL,
    "form_version_id" UUID,
    "target" "campaign_target" NOT NULL,
    "list_kinds" "list_kind"[] DEFAULT ARRAY[]::"list_kind"[],
    "chosen_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "takes_newcomers" BOOLEAN NOT NULL DEFAULT true,
    "opens_on" DATE NOT NULL,
    "closes_on" DATE NOT NULL,
    "respondent_until_on" DATE NOT NULL,
    "municipality_until_on" DATE NOT NULL,
    "region_until_on" DATE NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "closes_before" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "respondent_before" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "municipality_before" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "region_before" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "state" "campaign_state" NOT NULL DEFAULT 'planned',
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by_name" TEXT,
    "opened_at" TIMESTAMPTZ(3),
    "opened_by_name" TEXT,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_notices" (
    "region_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "occasion" VARCHAR(40) NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "campaign_notices_pkey" PRIMARY KEY ("campaign_id","occasion")
);

-- CreateTable
CREATE TABLE "campaign_counters" (
    "region_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "not_started" INTEGER NOT NULL DEFAULT 0,
    "draft" INTEGER NOT NULL DEFAULT 0,
    "submitted" INTEGER NOT NULL DEFAULT 0,
    "checked" INTEGER NOT NULL DEFAULT 0,
    "returned" INTEGER NOT NULL DEFAULT 0,
    "reopened" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "excused" INTEGER NOT NULL DEFAULT 0,
    "on_time" INTEGER NOT NULL DEFAULT 0,
    "with_permission" INTEGER NOT NULL DEFAULT 0,
    "after_reopening" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "campaign_counters_pkey" PRIMARY KEY ("campaign_id","area_id")
);

-- CreateTable
CREATE TABLE "calendar_days" (
    "region_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "working" BOOLEAN NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "calendar_days_pkey" PRIMARY KEY ("region_id","day")
);

-- CreateTable
CREATE TABLE "submissions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "municipality_id" UUID,
    "school_id" UUID,
    "organisation_id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "state" "submission_state" NOT NULL DEFAULT 'not_started',
    "round" INTEGER NOT NULL DEFAULT 1,
    "sendings" INTEGER NOT NULL DEFAULT 0,
    "first_sent_at" TIMESTAMPTZ(3),
    "timeliness" "timeliness",
    "sent_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "state_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "returned_by" "check_level",
    "open_questions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "return_before" TIMESTAMPTZ(3),
    "extended_before" TIMESTAMPTZ(3),
    "warnings" INTEGER NOT NULL DEFAULT 0,
    "accepted_sending" INTEGER,
    "excused_at" TIMESTAMPTZ(3),
    "excuse_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "submissions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_answers" (
    "submission_id" UUID NOT NULL,
    "region_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "explanations" JSONB NOT NULL DEFAULT '{}',
    "edit_seq" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "updated_by_name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "submission_answers_pkey" PRIMARY KEY ("submission_id")
);

-- CreateTable
CREATE TABLE "submission_changes" (
    "id" BIGSERIAL NOT NULL,
    "region_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "changed_by_id" UUID NOT NULL,
    "changed_by_name" TEXT NOT NULL,

    CONSTRAINT "submission_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_sendings" (
    "region_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "receipt" VARCHAR(80) NOT NULL,
    "form_version_id" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "explanations" JSONB NOT NULL,
    "origins" JSONB NOT NULL DEFAULT '{}',
    "last_year" JSONB NOT NULL DEFAULT '{}',
    "facts" JSONB NOT NULL DEFAULT '{}',
    "warnings" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_by_id" UUID NOT NULL,
    "sent_by_name" TEXT NOT NULL,
    "timeliness" "timeliness" NOT NULL,
    "checksum" BYTEA NOT NULL,

    CONSTRAINT "submission_sendings_pkey" PRIMARY KEY ("submission_id","number")
);

-- CreateTable
CREATE TABLE "submission_steps" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "action" VARCHAR(40) NOT NULL,
    "from_state" "submission_state" NOT NULL,
    "to_state" "submission_state" NOT NULL,
    "sending" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "side" "remark_side" NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "submission_steps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_remarks" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "question" VARCHAR(40),
    "sending" INTEGER NOT NULL,
    "side" "remark_side" NOT NULL,
    "text" TEXT NOT NULL,
    "state" "remark_state" NOT NULL DEFAULT 'open',
    "published_at" TIMESTAMPTZ(3),
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "made_by_id" UUID NOT NULL,
    "made_by_name" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "submission_remarks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_remark_replies" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "remark_id" UUID NOT NULL,
    "side" "remark_side" NOT NULL,
    "text" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "made_by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "submission_remark_replies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_extensions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "state" "extension_state" NOT NULL DEFAULT 'requested',
    "reason" TEXT NOT NULL,
    "wanted_until_on" DATE NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "requested_by_name" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_name" TEXT,
    "decided_level" "check_level",
    "decision_reason" TEXT NOT NULL DEFAULT '',
    "granted_until_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "submission_extensions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_notes" (
    "submission_id" UUID NOT NULL,
    "region_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "written_by_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "submission_notes_pkey" PRIMARY KEY ("submission_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "campaign_templates_region_id_id_key" ON "campaign_templates"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_templates_region_id_code_key" ON "campaign_templates"("region_id", "code");

-- CreateIndex
CREATE INDEX "campaigns_region_id_year_opens_on_idx" ON "campaigns"("region_id", "year", "opens_on");

-- CreateIndex
CREATE UNIQUE INDEX "campaigns_region_id_id_key" ON "campaigns"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "campaigns_region_id_year_code_key" ON "campaigns"("region_id", "year", "code");

-- CreateIndex
CREATE INDEX "campaign_counters_region_id_area_id_idx" ON "campaign_counters"("region_id", "area_id");

-- CreateIndex
CREATE INDEX "submissions_region_id_area_id_campaign_id_state_state_at_idx" ON "submissions"("region_id", "area_id", "campaign_id", "state", "state_at");

-- CreateIndex
CREATE INDEX "submissions_campaign_id_state_state_at_id_idx" ON "submissions"("campaign_id", "state", "state_at", "id");

-- CreateIndex
CREATE INDEX "submissions_region_id_school_id_idx" ON "submissions"("region_id", "school_id");

-- CreateIndex
CREATE INDEX "submissions_region_id_organisation_id_idx" ON "submissions"("region_id", "organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "submissions_region_id_organisation_id_id_key" ON "submissions"("region_id", "organisation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "submissions_region_id_id_key" ON "submissions"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "submissions_campaign_id_organisation_id_key" ON "submissions"("campaign_id", "organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "submissions_campaign_id_ordinal_key" ON "submissions"("campaign_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "submission_answers_region_id_organisation_id_submission_id_key" ON "submission_answers"("region_id", "organisation_id", "submission_id");

-- CreateIndex
CREATE UNIQUE INDEX "submission_changes_submission_id_seq_key" ON "submission_changes"("submission_id", "seq");

-- CreateIndex
CREATE INDEX "submission_sendings_region_id_receipt_idx" ON "submission_sendings"("region_id", "receipt");

-- CreateIndex
CREATE INDEX "submission_steps_submission_id_at_idx" ON "submission_steps"("submission_id", "at");

-- CreateIndex
CREATE INDEX "submission_remarks_submission_id_made_at_idx" ON "submission_remarks"("submission_id", "made_at");

-- CreateIndex
CREATE UNIQUE INDEX "submission_remarks_region_id_id_key" ON "submission_remarks"("region_id", "id");

-- CreateIndex
CREATE INDEX "submission_remark_replies_remark_id_made_at_idx" ON "submission_remark_replies"("remark_id", "made_at");

-- CreateIndex
CREATE INDEX "submission_extensions_submission_id_requested_at_idx" ON "submission_extensions"("submission_id", "requested_at");

-- CreateIndex
CREATE UNIQUE INDEX "submission_extensions_region_id_id_key" ON "submission_extensions"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "submission_notes_region_id_submission_id_key" ON "submission_notes"("region_id", "submission_id");

-- CreateIndex
CREATE UNIQUE INDEX "monitoring_form_versions_region_id_form_id_id_key" ON "monitoring_form_versions"("region_id", "form_id", "id");

-- AddForeignKey
ALTER TABLE "campaign_templates" ADD CONSTRAINT "campaign_templates_region_id_form_id_fkey" FOREIGN KEY ("region_id", "form_id") REFERENCES "monitoring_forms"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_region_id_template_id_fkey" FOREIGN KEY ("region_id", "template_id") REFERENCES "campaign_templates"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_region_id_form_id_fkey" FOREIGN KEY ("region_id", "form_id") REFERENCES "monitoring_forms"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_region_id_form_id_form_version_id_fkey" FOREIGN KEY ("region_id", "form_id", "form_version_id") REFERENCES "monitoring_form_versions"("region_id", "form_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_notices" ADD CONSTRAINT "campaign_notices_region_id_campaign_id_fkey" FOREIGN KEY ("region_id", "campaign_id") REFERENCES "campaigns"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_counters" ADD CONSTRAINT "campaign_counters_region_id_campaign_id_fkey" FOREIGN KEY ("region_id", "campaign_id") REFERENCES "campaigns"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_region_id_campaign_id_fkey" FOREIGN KEY ("region_id", "campaign_id") REFERENCES "campaigns"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_region_id_organisation_id_fkey" FOREIGN KEY ("region_id", "organisation_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_affiliation_fkey" FOREIGN KEY ("region_id", "municipality_id", "school_id") REFERENCES "school_affiliations"("region_id", "municipality_id", "school_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_answers" ADD CONSTRAINT "submission_answers_region_id_organisation_id_submission_id_fkey" FOREIGN KEY ("region_id", "organisation_id", "submission_id") REFERENCES "submissions"("region_id", "organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_changes" ADD CONSTRAINT "submission_changes_region_id_organisation_id_submission_id_fkey" FOREIGN KEY ("region_id", "organisation_id", "submission_id") REFERENCES "submissions"("region_id", "organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_sendings" ADD CONSTRAINT "submission_sendings_region_id_submission_id_fkey" FOREIGN KEY ("region_id", "submission_id") REFERENCES "submissions"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_sendings" ADD CONSTRAINT "submission_sendings_region_id_form_version_id_fkey" FOREIGN KEY ("region_id", "form_version_id") REFERENCES "monitoring_form_versions"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_steps" ADD CONSTRAINT "submission_steps_region_id_submission_id_fkey" FOREIGN KEY ("region_id", "submission_id") REFERENCES "submissions"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_remarks" ADD CONSTRAINT "submission_remarks_region_id_submission_id_fkey" FOREIGN KEY ("region_id", "submission_id") REFERENCES "submissions"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_remark_replies" ADD CONSTRAINT "submission_remark_replies_region_id_remark_id_fkey" FOREIGN KEY ("region_id", "remark_id") REFERENCES "submission_remarks"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_extensions" ADD CONSTRAINT "submission_extensions_region_id_submission_id_fkey" FOREIGN KEY ("region_id", "submission_id") REFERENCES "submissions"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_notes" ADD CONSTRAINT "submission_notes_region_id_submission_id_fkey" FOREIGN KEY ("region_id", "submission_id") REFERENCES "submissions"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE campaign_templates ADD CONSTRAINT campaign_templates_days CHECK (
  opens_month BETWEEN 1 AND 12 AND closes_month BETWEEN 1 AND 12
  AND opens_day BETWEEN 1 AND 31 AND closes_day BETWEEN 1 AND 31 AND respondent_ahead BETWEEN 0 AND 60 AND region_after BETWEEN 0 AND 60);
ALTER TABLE campaigns ADD CONSTRAINT campaigns_year CHECK (year BETWEEN 2000 AND 2100);
ALTER TABLE campaigns ADD CONSTRAINT campaigns_order_of_days CHECK (
  opens_on <= respondent_until_on AND respondent_until_on <= municipality_until_on
  AND respondent_until_on <= closes_on AND municipality_until_on <= region_until_on);
ALTER TABLE campaigns ADD CONSTRAINT campaigns_opened CHECK (
  (state <> 'opened' OR (opened_at IS NOT NULL AND form_version_id IS NOT NULL AND confirmed_at IS NOT NULL))
  AND (state <> 'cancelled' OR cancelled_at IS NOT NULL));
ALTER TABLE submissions ADD CONSTRAINT submissions_of_whom CHECK (
  organisation_id = coalesce(school_id, municipality_id) AND area_id = coalesce(municipality_id, region_id));
ALTER TABLE submissions ADD CONSTRAINT submissions_numbers CHECK (ordinal >= 1 AND round >= 1 AND sendings >= 0);
ALTER TABLE submissions ADD CONSTRAINT submissions_first_sending CHECK ((first_sent_at IS NULL) = (timeliness IS NULL));
ALTER TABLE submissions ADD CONSTRAINT submissions_returned CHECK (state <> 'returned' OR returned_by IS NOT NULL);
ALTER TABLE submissions ADD CONSTRAINT submissions_excused CHECK ((excused_at IS NULL) = (excuse_reason IS NULL));
ALTER TABLE submission_extensions ADD CONSTRAINT submission_extensions_decided CHECK (
  (state = 'requested') = (decided_at IS NULL) AND (state = 'granted') = (granted_until_on IS NOT NULL));

-- Days are what people agree on; instants are what is compared: a day ends with the next one, in the region's zone.
CREATE FUNCTION keep_campaign_instants() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE zone text := (SELECT time_zone FROM organisations WHERE id = NEW.region_id);
BEGIN
  NEW.opens_at := NEW.opens_on::timestamp AT TIME ZONE zone;
  NEW.closes_before := (NEW.closes_on + 1)::timestamp AT TIME ZONE zone;
  NEW.respondent_before := (NEW.respondent_until_on + 1)::timestamp AT TIME ZONE zone;
  NEW.municipality_before := (NEW.municipality_until_on + 1)::timestamp AT TIME ZONE zone;
  NEW.region_before := (NEW.region_until_on + 1)::timestamp AT TIME ZONE zone;
  RETURN NEW;
END $$;
CREATE TRIGGER campaigns_instants BEFORE INSERT OR UPDATE ON campaigns
  FOR EACH ROW EXECUTE FUNCTION keep_campaign_instants();

-- What was asked of whom never changes once it was asked; the days of a running window may.
CREATE FUNCTION refuse_opened_campaign_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state <> 'planned'
     AND (NEW.year, NEW.code, NEW.form_id, NEW.form_version_id, NEW.respondent, NEW.opened_at)
         IS DISTINCT FROM (OLD.year, OLD.code, OLD.form_id, OLD.form_version_id, OLD.respondent, OLD.opened_at) THEN
    RAISE EXCEPTION 'What an opened campaign asks never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'planned' AND TG_OP = 'UPDATE' AND OLD.state <> 'planned' THEN
    RAISE EXCEPTION 'An opened campaign is not planned again' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'opened' AND NOT EXISTS (
       SELECT FROM monitoring_form_versions WHERE id = NEW.form_version_id AND status = 'published') THEN
    RAISE EXCEPTION 'A campaign asks by a published version of its form' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER campaigns_opened BEFORE INSERT OR UPDATE ON campaigns
  FOR EACH ROW EXECUTE FUNCTION refuse_opened_campaign_change();

-- The table of product.md «Monitorings», as the last door: whatever the code above thinks, no other step is written.
CREATE FUNCTION refuse_forbidden_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = OLD.state OR (OLD.state, NEW.state) IN (
       ('not_started', 'draft'),
       ('draft', 'submitted'), ('draft', 'checked'),
       ('submitted', 'draft'), ('checked', 'draft'), ('submitted', 'reopened'), ('checked', 'reopened'),
       ('submitted', 'returned'), ('submitted', 'checked'),
       ('checked', 'returned'), ('checked', 'accepted'),
       ('returned', 'submitted'), ('returned', 'checked'),
       ('accepted', 'reopened'),
       ('reopened', 'submitted'), ('reopened', 'checked')) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'A submission does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER submissions_steps BEFORE UPDATE OF state ON submissions
  FOR EACH ROW EXECUTE FUNCTION refuse_forbidden_step();

-- What is on its way up is not written on.
CREATE FUNCTION refuse_locked_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM submissions WHERE id = NEW.submission_id
                   AND state IN ('not_started', 'draft', 'returned', 'reopened')) THEN
    RAISE EXCEPTION 'The answers are locked' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER submission_answers_locked BEFORE INSERT OR UPDATE ON submission_answers
  FOR EACH ROW EXECUTE FUNCTION refuse_locked_answers();

-- Row-level security -----------------------------------------------------------------------------------------

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['campaign_templates', 'campaigns', 'campaign_notices', 'campaign_counters', 'calendar_days',
      'submissions', 'submission_answers', 'submission_changes', 'submission_sendings', 'submission_steps',
      'submission_remarks', 'submission_remark_replies', 'submission_extensions', 'submission_notes'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- The region plans the year; below it a window is seen once its dates are confirmed.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['campaign_templates', 'campaign_notices'] LOOP
    EXECUTE format($p$CREATE POLICY %1$s_region ON %1$I FOR ALL
      USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
      WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')$p$, t);
  END LOOP;
END $$;
CREATE POLICY campaigns_read ON campaigns FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN confirmed_at IS NOT NULL
    WHEN 'school' THEN confirmed_at IS NOT NULL
    ELSE false END);
CREATE POLICY campaigns_write ON campaigns FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');
CREATE POLICY calendar_days_read ON calendar_days FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) <> 'nobody');
CREATE POLICY calendar_days_write ON calendar_days FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');

-- An authority sees what its schools owe, and what a school that moved to it owed before; a school its own.
CREATE POLICY submissions_read ON submissions FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
      OR school_id IN (SELECT o.id FROM organisations o WHERE o.municipality_id = (SELECT app_municipality_id()))
    WHEN 'school' THEN school_id = (SELECT app_school_id())
    ELSE false END);
CREATE POLICY submissions_insert ON submissions FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');
CREATE POLICY submissions_update ON submissions FOR UPDATE
  USING (region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN municipality_id = (SELECT app_municipality_id())
    WHEN 'school' THEN school_id = (SELECT app_school_id())
    ELSE false END);

-- What is being written is the respondent's own: nobody above reads it before it is sent.
CREATE POLICY submission_answers_own ON submission_answers FOR ALL
  USING (region_id = (SELECT app_region_id())
    AND organisation_id = coalesce((SELECT app_school_id()), (SELECT app_municipality_id())))
  WITH CHECK (region_id = (SELECT app_region_id())
    AND organisation_id = coalesce((SELECT app_school_id()), (SELECT app_municipality_id()))
    AND submission_id IN (SELECT s.id FROM submissions s WHERE s.organisation_id = submission_answers.organisation_id));
CREATE POLICY submission_changes_read ON submission_changes FOR SELECT USING (
  region_id = (SELECT app_region_id())
  AND organisation_id = coalesce((SELECT app_school_id()), (SELECT app_municipality_id())));
CREATE POLICY submission_changes_insert ON submission_changes FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id())
  AND organisation_id = coalesce((SELECT app_school_id()), (SELECT app_municipality_id()))
  AND submission_id IN (SELECT s.id FROM submissions s WHERE s.organisation_id = submission_changes.organisation_id));

-- What hangs on a submission is seen with it.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['submission_sendings', 'submission_steps', 'submission_extensions'] LOOP
    EXECUTE format($p$CREATE POLICY %1$s_read ON %1$I FOR SELECT USING (
      region_id = (SELECT app_region_id()) AND submission_id IN (SELECT s.id FROM submissions s))$p$, t);
  END LOOP;
END $$;
CREATE POLICY submission_sendings_insert ON submission_sendings FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND submission_id IN (SELECT s.id FROM submissions s
    WHERE s.organisation_id = coalesce((SELECT app_school_id()), (SELECT app_municipality_id()))));
CREATE POLICY submission_steps_insert ON submission_steps FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND submission_id IN (SELECT s.id FROM submissions s)
  AND CASE (SELECT app_level()) WHEN 'region' THEN side = 'region' WHEN 'municipality' THEN side <> 'region'
    WHEN 'school' THEN side = 'respondent' ELSE false END);
CREATE POLICY submission_extensions_insert ON submission_extensions FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND submission_id IN (SELECT s.id FROM submissions s)
  AND ((SELECT app_level()) IN ('region', 'municipality') OR state = 'requested'));
CREATE POLICY submission_extensions_update ON submission_extensions FOR UPDATE USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('region', 'municipality')
  AND submission_id IN (SELECT s.id FROM submissions s));

-- A checker's remark is the checker's own until it goes down with the return.
CREATE POLICY submission_remarks_read ON submission_remarks FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND submission_id IN (SELECT s.id FROM submissions s)
  AND (published_at IS NOT NULL OR CASE (SELECT app_level()) WHEN 'region' THEN side = 'region'
    WHEN 'municipality' THEN side <> 'region' WHEN 'school' THEN side = 'respondent' ELSE false END));
CREATE POLICY submission_remarks_insert ON submission_remarks FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND submission_id IN (SELECT s.id FROM submissions s)
  AND CASE (SELECT app_level()) WHEN 'region' THEN side = 'region' WHEN 'municipality' THEN side <> 'region'
    WHEN 'school' THEN side = 'respondent' ELSE false END);
CREATE POLICY submission_remarks_update ON submission_remarks FOR UPDATE USING (
  region_id = (SELECT app_region_id()) AND submission_id IN (SELECT s.id FROM submissions s));
CREATE POLICY submission_remarks_delete ON submission_remarks FOR DELETE USING (
  region_id = (SELECT app_region_id()) AND published_at IS NULL
  AND CASE (SELECT app_level()) WHEN 'region' THEN side = 'region' WHEN 'municipality' THEN side = 'municipality'
    ELSE false END);
CREATE POLICY submission_remark_replies_read ON submission_remark_replies FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND remark_id IN (SELECT r.id FROM submission_remarks r));
CREATE POLICY submission_remark_replies_insert ON submission_remark_replies FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND remark_id IN (SELECT r.id FROM submission_remarks r)
  AND CASE (SELECT app_level()) WHEN 'region' THEN side = 'region' WHEN 'municipality' THEN side <> 'region'
    WHEN 'school' THEN side = 'respondent' ELSE false END);

-- Between the authority and ИМАЦ: the school does not read it.
CREATE POLICY submission_notes_read ON submission_notes FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('region', 'municipality')
  AND submission_id IN (SELECT s.id FROM submissions s));
CREATE POLICY submission_notes_insert ON submission_notes FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality'
  AND submission_id IN (SELECT s.id FROM submissions s WHERE s.municipality_id = (SELECT app_municipality_id())));
CREATE POLICY submission_notes_update ON submission_notes FOR UPDATE USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality'
  AND submission_id IN (SELECT s.id FROM submissions s WHERE s.municipality_id = (SELECT app_municipality_id())));

CREATE POLICY campaign_counters_read ON campaign_counters FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN area_id = (SELECT app_municipality_id())
    ELSE false END);

GRANT SELECT, INSERT, UPDATE ON campaign_templates, campaigns, submissions, submission_answers, submission_remarks,
  submission_extensions, submission_notes TO portal_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_days TO portal_app;
GRANT SELECT, INSERT ON campaign_notices, submission_changes, submission_sendings, submission_steps,
  submission_remark_replies TO portal_app;
GRANT DELETE ON submission_remarks TO portal_app;
GRANT SELECT ON campaign_counters TO portal_app;
GRANT USAGE ON SEQUENCE submission_changes_id_seq TO portal_app;

-- Functions of the owner ------------------------------------------------------------------------------------
-- A school cannot lock the window or count for its authority; these do it for whoever acts in the region.

CREATE POLICY campaigns_owner ON campaigns FOR ALL TO CURRENT_USER USING (region_id = (SELECT app_region_id()));
CREATE POLICY campaign_counters_owner ON campaign_counters FOR ALL TO CURRENT_USER
  USING (region_id = (SELECT app_region_id())) WITH CHECK (region_id = (SELECT app_region_id()));

-- Holds the window as it is until the transaction ends, and only then looks at the clock: a request that waited across
-- the end of the window is told so.
CREATE FUNCTION hold_campaign(wanted uuid)
RETURNS TABLE (now timestamptz, state campaign_state, opens_at timestamptz, respondent_before timestamptz,
               municipality_before timestamptz, region_before timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM campaigns c WHERE c.id = wanted AND c.region_id = app_region_id() FOR SHARE;
  RETURN QUERY SELECT portal_now(), c.state, c.opens_at, c.respondent_before, c.municipality_before, c.region_before
    FROM campaigns c WHERE c.id = wanted AND c.region_id = app_region_id();
END $$;
REVOKE ALL ON FUNCTION hold_campaign(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hold_campaign(uuid) TO portal_app;

-- The board's counters follow the rows in the same transaction; authorities in one order, so that two never wait for
-- each other.
CREATE FUNCTION count_submissions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE signed text := CASE TG_OP
  WHEN 'INSERT' THEN 'SELECT n.*, 1 AS sign FROM appeared n'
  ELSE 'SELECT n.*, 1 AS sign FROM appeared n UNION ALL SELECT o.*, -1 FROM vanished o' END;
BEGIN
  EXECUTE $q$
    INSERT INTO campaign_counters AS k (region_id, campaign_id, area_id, not_started, draft, submitted, checked, returned, reopened, accepted, excused, on_time, with_permission, after_reopening)
    SELECT * FROM (
      SELECT region_id, campaign_id, area_id,
        coalesce(sum(sign) FILTER (WHERE asked AND state = 'not_started'), 0) AS not_started,
        coalesce(sum(sign) FILTER (WHERE asked AND state = 'draft'), 0) AS draft,
        coalesce(sum(sign) FILTER (WHERE asked AND state = 'submitted'), 0) AS submitted,
        coalesce(sum(sign) FILTER (WHERE asked AND state = 'checked'), 0) AS checked,
        coalesce(sum(sign) FILTER (WHERE asked AND state = 'returned'), 0) AS returned,
        coalesce(sum(sign) FILTER (WHERE asked AND state = 'reopened'), 0) AS reopened,
        coalesce(sum(sign) FILTER (WHERE asked AND state = 'accepted'), 0) AS accepted,
        coalesce(sum(sign) FILTER (WHERE NOT asked), 0) AS excused,
        coalesce(sum(sign) FILTER (WHERE asked AND timeliness = 'on_time'), 0) AS on_time,
        coalesce(sum(sign) FILTER (WHERE asked AND timeliness = 'with_permission'), 0) AS with_permission,
        coalesce(sum(sign) FILTER (WHERE asked AND timeliness = 'after_reopening'), 0) AS after_reopening
        FROM (SELECT r.*, r.excused_at IS NULL AS asked FROM ($q$ || signed || $q$) r) rows
       GROUP BY region_id, campaign_id, area_id) moved
     WHERE (moved.not_started, moved.draft, moved.submitted, moved.checked, moved.returned, moved.reopened, moved.accepted, moved.excused, moved.on_time, moved.with_permission, moved.after_reopening) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
     ORDER BY campaign_id, area_id
    ON CONFLICT (campaign_id, area_id) DO UPDATE SET
      not_started = k.not_started + excluded.not_started,
      draft = k.draft + excluded.draft,
      submitted = k.submitted + excluded.submitted,
      checked = k.checked + excluded.checked,
      returned = k.returned + excluded.returned,
      reopened = k.reopened + excluded.reopened,
      accepted = k.accepted + excluded.accepted,
      excused = k.excused + excluded.excused,
      on_time = k.on_time + excluded.on_time,
      with_permission = k.with_permission + excluded.with_permission,
      after_reopening = k.after_reopening + excluded.after_reopening$q$;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION count_submissions() FROM PUBLIC;
CREATE TRIGGER submissions_counted_new AFTER INSERT ON submissions
  REFERENCING NEW TABLE AS appeared FOR EACH STATEMENT EXECUTE FUNCTION count_submissions();
CREATE TRIGGER submissions_counted AFTER UPDATE ON submissions
  REFERENCING NEW TABLE AS appeared OLD TABLE AS vanished FOR EACH STATEMENT EXECUTE FUNCTION count_submissions();

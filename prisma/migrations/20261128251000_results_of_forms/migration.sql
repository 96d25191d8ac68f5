-- AlterTable
ALTER TABLE "assessment_results" ADD COLUMN     "submission_id" UUID;

-- CreateTable
CREATE TABLE "result_feeds" (
    "submission_id" UUID NOT NULL,
    "region_id" UUID NOT NULL,
    "sending" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL,
    "left" JSONB NOT NULL DEFAULT '[]',
    "passed_at" TIMESTAMPTZ(3) NOT NULL,
    "passed_by_name" TEXT NOT NULL,

    CONSTRAINT "result_feeds_pkey" PRIMARY KEY ("submission_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "result_feeds_region_id_submission_id_key" ON "result_feeds"("region_id", "submission_id");

-- CreateIndex
CREATE INDEX "assessment_results_region_id_submission_id_idx" ON "assessment_results"("region_id", "submission_id");

-- AddForeignKey
ALTER TABLE "assessment_results" ADD CONSTRAINT "assessment_results_submission_fkey" FOREIGN KEY ("region_id", "school_id", "submission_id") REFERENCES "submissions"("region_id", "organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result_feeds" ADD CONSTRAINT "result_feeds_region_id_submission_id_fkey" FOREIGN KEY ("region_id", "submission_id") REFERENCES "submissions"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Results of forms -------------------------------------------------------------------------------------------
-- What a monitoring tells is of a form; no other source names one. Rows there are of files and hands alone.
ALTER TABLE assessment_results ADD CONSTRAINT assessment_results_from_form CHECK (
  (source_kind = 'monitoring') = (submission_id IS NOT NULL));
ALTER TABLE result_feeds ADD CONSTRAINT result_feeds_numbers CHECK (sending >= 1 AND taken >= 0);

-- The region passes on and reads what was not taken; nobody below does.
ALTER TABLE result_feeds ENABLE ROW LEVEL SECURITY;
ALTER TABLE result_feeds FORCE ROW LEVEL SECURITY;
CREATE POLICY result_feeds_region ON result_feeds FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');
GRANT SELECT, INSERT, UPDATE ON result_feeds TO portal_app;

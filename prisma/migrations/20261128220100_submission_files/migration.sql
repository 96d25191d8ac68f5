-- CreateTable
CREATE TABLE "submission_files" (
    "region_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "submission_files_pkey" PRIMARY KEY ("submission_id","file_id")
);

-- CreateIndex
CREATE INDEX "submission_files_region_id_file_id_idx" ON "submission_files"("region_id", "file_id");

-- AddForeignKey
ALTER TABLE "submission_files" ADD CONSTRAINT "submission_files_region_id_organisation_id_submission_id_fkey" FOREIGN KEY ("region_id", "organisation_id", "submission_id") REFERENCES "submissions"("region_id", "organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_files" ADD CONSTRAINT "submission_files_region_id_file_id_fkey" FOREIGN KEY ("region_id", "file_id") REFERENCES "stored_files"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Files of answers -------------------------------------------------------------------------------------------
-- Written by the respondent alone, and only of files it brought itself; seen with the submission.
ALTER TABLE submission_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE submission_files FORCE ROW LEVEL SECURITY;
CREATE POLICY submission_files_read ON submission_files FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND submission_id IN (SELECT s.id FROM submissions s));
CREATE POLICY submission_files_insert ON submission_files FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id())
  AND organisation_id = coalesce((SELECT app_school_id()), (SELECT app_municipality_id()))
  AND file_id IN (SELECT f.id FROM stored_files f WHERE f.organisation_id = submission_files.organisation_id));
GRANT SELECT, INSERT ON submission_files TO portal_app;

-- What answers hold is not abandoned.
CREATE POLICY submission_files_owner_sweeps ON submission_files FOR SELECT TO CURRENT_USER
  USING ((SELECT app_level()) = 'nobody');
CREATE OR REPLACE FUNCTION is_file_attached(file uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM measure_execution_files a WHERE a.file_id = file)
    OR EXISTS (SELECT FROM letters l WHERE l.file_id = file)
    OR EXISTS (SELECT FROM list_appeals p WHERE p.file_id = file)
    OR EXISTS (SELECT FROM spreadsheet_imports i WHERE i.file_id = file)
    OR EXISTS (SELECT FROM submission_files s WHERE s.file_id = file)
$$;

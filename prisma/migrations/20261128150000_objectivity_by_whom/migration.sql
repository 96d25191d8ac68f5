-- AlterTable
ALTER TABLE "assessment_results" ADD COLUMN     "objectivity_at" TIMESTAMPTZ(3),
ADD COLUMN     "objectivity_by_name" TEXT;

-- A mark of doubt is somebody's word: it has a reason, a name and a day.
ALTER TABLE assessment_results ADD CONSTRAINT assessment_results_objectivity CHECK (
  (NOT objectivity_flag OR objectivity_note IS NOT NULL)
  AND (objectivity_note IS NULL) = (objectivity_at IS NULL) AND (objectivity_note IS NULL) = (objectivity_by_name IS NULL));

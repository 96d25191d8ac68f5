-- What hangs on a submission is seen with it: looked up by its key. «IN (SELECT … FROM submissions)» went through every
-- submission of the region to find one, in each of the four policies a sending meets.

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['submission_sendings', 'submission_steps', 'submission_extensions', 'submission_files'] LOOP
    EXECUTE format($p$ALTER POLICY %1$s_read ON %1$I USING (
      region_id = (SELECT app_region_id())
      AND EXISTS (SELECT FROM submissions s WHERE s.id = %1$I.submission_id))$p$, t);
  END LOOP;
END $$;
ALTER POLICY submission_answers_own ON submission_answers
  WITH CHECK (region_id = (SELECT app_region_id())
    AND organisation_id = coalesce((SELECT app_school_id()), (SELECT app_municipality_id()))
    AND EXISTS (SELECT FROM submissions s WHERE s.id = submission_answers.submission_id
      AND s.organisation_id = submission_answers.organisation_id));
ALTER POLICY submission_changes_insert ON submission_changes WITH CHECK (
  region_id = (SELECT app_region_id())
  AND organisation_id = coalesce((SELECT app_school_id()), (SELECT app_municipality_id()))
  AND EXISTS (SELECT FROM submissions s WHERE s.id = submission_changes.submission_id
    AND s.organisation_id = submission_changes.organisation_id));
ALTER POLICY submission_sendings_insert ON submission_sendings WITH CHECK (
  region_id = (SELECT app_region_id())
  AND EXISTS (SELECT FROM submissions s WHERE s.id = submission_sendings.submission_id
    AND s.organisation_id = coalesce((SELECT app_school_id()), (SELECT app_municipality_id()))));
ALTER POLICY submission_steps_insert ON submission_steps WITH CHECK (
  region_id = (SELECT app_region_id())
  AND EXISTS (SELECT FROM submissions s WHERE s.id = submission_steps.submission_id)
  AND CASE (SELECT app_level()) WHEN 'region' THEN side = 'region' WHEN 'municipality' THEN side <> 'region'
    WHEN 'school' THEN side = 'respondent' ELSE false END);
ALTER POLICY submission_extensions_insert ON submission_extensions WITH CHECK (
  region_id = (SELECT app_region_id())
  AND EXISTS (SELECT FROM submissions s WHERE s.id = submission_extensions.submission_id)
  AND ((SELECT app_level()) IN ('region', 'municipality') OR state = 'requested'));
ALTER POLICY submission_extensions_update ON submission_extensions USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('region', 'municipality')
  AND EXISTS (SELECT FROM submissions s WHERE s.id = submission_extensions.submission_id));
ALTER POLICY submission_remarks_read ON submission_remarks USING (
  region_id = (SELECT app_region_id())
  AND EXISTS (SELECT FROM submissions s WHERE s.id = submission_remarks.submission_id)
  AND (published_at IS NOT NULL OR CASE (SELECT app_level()) WHEN 'region' THEN side = 'region'
    WHEN 'municipality' THEN side <> 'region' WHEN 'school' THEN side = 'respondent' ELSE false END));
ALTER POLICY submission_remarks_insert ON submission_remarks WITH CHECK (
  region_id = (SELECT app_region_id())
  AND EXISTS (SELECT FROM submissions s WHERE s.id = submission_remarks.submission_id)
  AND CASE (SELECT app_level()) WHEN 'region' THEN side = 'region' WHEN 'municipality' THEN side <> 'region'
    WHEN 'school' THEN side = 'respondent' ELSE false END);
ALTER POLICY submission_remarks_update ON submission_remarks USING (
  region_id = (SELECT app_region_id())
  AND EXISTS (SELECT FROM submissions s WHERE s.id = submission_remarks.submission_id));
ALTER POLICY submission_remark_replies_read ON submission_remark_replies USING (
  region_id = (SELECT app_region_id())
  AND EXISTS (SELECT FROM submission_remarks r WHERE r.id = submission_remark_replies.remark_id));
ALTER POLICY submission_remark_replies_insert ON submission_remark_replies WITH CHECK (
  region_id = (SELECT app_region_id())
  AND EXISTS (SELECT FROM submission_remarks r WHERE r.id = submission_remark_replies.remark_id)
  AND CASE (SELECT app_level()) WHEN 'region' THEN side = 'region' WHEN 'municipality' THEN side <> 'region'
    WHEN 'school' THEN side = 'respondent' ELSE false END);
ALTER POLICY submission_notes_read ON submission_notes USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('region', 'municipality')
  AND EXISTS (SELECT FROM submissions s WHERE s.id = submission_notes.submission_id));
ALTER POLICY submission_notes_insert ON submission_notes WITH CHECK (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality'
  AND EXISTS (SELECT FROM submissions s WHERE s.id = submission_notes.submission_id
    AND s.municipality_id = (SELECT app_municipality_id())));
ALTER POLICY submission_notes_update ON submission_notes USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'municipality'
  AND EXISTS (SELECT FROM submissions s WHERE s.id = submission_notes.submission_id
    AND s.municipality_id = (SELECT app_municipality_id())));

-- What waits, the longest first, whatever campaign it is of: a page of a queue is a stretch of it.
CREATE INDEX "submissions_region_id_state_state_at_id_idx" ON "submissions"("region_id", "state", "state_at", "id");

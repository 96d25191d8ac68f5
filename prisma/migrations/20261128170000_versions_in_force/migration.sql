-- A version ИМАЦ is working on is the region's own. Below the region: what is approved, what a published list froze, and
-- what stands behind a list or a run the reader sees.
DROP POLICY methodology_versions_read ON methodology_versions;
CREATE POLICY methodology_versions_read ON methodology_versions FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND ((SELECT app_level()) = 'region'
    OR status = 'approved' OR frozen_at IS NOT NULL
    OR EXISTS (SELECT FROM school_lists l WHERE l.methodology_version_id = methodology_versions.id)
    OR EXISTS (SELECT FROM verdict_runs r WHERE r.methodology_version_id = methodology_versions.id)));

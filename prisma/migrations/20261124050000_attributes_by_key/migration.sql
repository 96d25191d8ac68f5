-- Names of an organisation are read by its key. «IN (SELECT …)» read every organisation of the country for it: 1,350
-- buffers of 1,860 a plan page took at 89 regions.
DROP POLICY organisation_attributes_read ON organisation_attributes;
CREATE POLICY organisation_attributes_read ON organisation_attributes FOR SELECT USING (
  region_id = (SELECT app_region_id())
  AND EXISTS (SELECT FROM organisations o WHERE o.id = organisation_attributes.organisation_id));

-- Stretches of rows found by the one column that tells them: for a key of three columns the planner took the first
-- index that began with the same two.
-- CreateIndex
CREATE INDEX "measure_lineages_plan_id_idx" ON "measure_lineages"("plan_id");

-- CreateIndex
CREATE INDEX "plan_measures_plan_version_id_idx" ON "plan_measures"("plan_version_id");

-- CreateIndex
CREATE INDEX "school_list_entries_list_id_municipality_id_idx" ON "school_list_entries"("list_id", "municipality_id");

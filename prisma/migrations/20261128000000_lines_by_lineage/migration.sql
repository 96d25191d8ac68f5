-- A line is looked for by its lineage among all texts of a plan: where a taken proposal stands, what a school reports on.
CREATE INDEX "plan_measures_lineage_id_idx" ON "plan_measures"("lineage_id");

-- Row-level security adds «region_id = …» to every condition. Where no index holds both, the planner reads a second index
-- of the whole region and lays one over the other: 60 buffers for 150 lines of a plan, where 22 are enough.

-- DropIndex
DROP INDEX "measure_lineages_plan_id_idx";

-- DropIndex
DROP INDEX "plan_measures_plan_version_id_idx";

-- CreateIndex
CREATE INDEX "measure_lineages_plan_id_region_id_idx" ON "measure_lineages"("plan_id", "region_id");

-- CreateIndex
CREATE INDEX "plan_measures_plan_version_id_region_id_idx" ON "plan_measures"("plan_version_id", "region_id");

-- The authorities of a region lie scattered among its schools: 42 buffers for 25 names. This index holds all that lists
-- of authorities show, and what the policies ask.
CREATE INDEX organisations_authorities ON organisations
  (region_id, short_name, code, id, municipality_id, tile_row, tile_column) WHERE kind = 'municipality';

-- Remarks that wait for somebody are counted in every table of plans; the closed ones of all the years are not.
CREATE INDEX plan_comments_waiting ON plan_comments (region_id, plan_id, state, municipality_id) WHERE state <> 'closed';

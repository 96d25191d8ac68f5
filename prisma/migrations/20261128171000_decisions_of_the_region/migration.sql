-- Reasons of decisions on schools are of those who make the lists; an authority is told by the answer to its appeal.
DROP POLICY list_decisions_read ON list_decisions;
CREATE POLICY list_decisions_read ON list_decisions FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');

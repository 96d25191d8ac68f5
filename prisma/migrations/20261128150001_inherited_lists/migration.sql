-- A school's history of lists goes with it: to the authority it answers to now, and to the school that goes on from it.
CREATE POLICY school_list_entries_inherited ON school_list_entries FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'municipality' THEN school_id IN (SELECT o.id FROM organisations o
                                            WHERE o.kind = 'school' AND o.municipality_id = (SELECT app_municipality_id()))
    WHEN 'school' THEN school_id IN (SELECT s.predecessor_id FROM school_successions s
                                      WHERE s.successor_id = (SELECT app_school_id()))
    ELSE false END
  AND list_id IN (SELECT l.id FROM school_lists l));

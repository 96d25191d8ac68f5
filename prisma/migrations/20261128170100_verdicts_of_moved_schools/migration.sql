-- Verdicts go with a school, as its results and its entries in lists do: to the authority it answers to now.
DROP POLICY verdicts_read ON verdicts;
CREATE POLICY verdicts_read ON verdicts FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN (municipality_id = (SELECT app_municipality_id())
        OR EXISTS (SELECT FROM organisations o WHERE o.id = verdicts.school_id
                    AND o.municipality_id = (SELECT app_municipality_id())))
      AND EXISTS (SELECT FROM school_lists l WHERE l.run_id = verdicts.run_id)
    WHEN 'school' THEN school_id = (SELECT app_school_id())
      AND EXISTS (SELECT FROM school_lists l WHERE l.run_id = verdicts.run_id)
    ELSE false END);

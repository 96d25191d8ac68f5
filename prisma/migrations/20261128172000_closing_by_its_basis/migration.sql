-- Why a school was closed is its document alone: the name of the school it goes on as stands in school_successions, where
-- only those who see that school find it. Row-level security binds the owner too.
DO $$
DECLARE region uuid;
BEGIN
  FOREACH region IN ARRAY ARRAY(SELECT o.id FROM organisations o WHERE o.kind = 'region') LOOP
    PERFORM set_config('app.region_id', region::text, true);
    UPDATE organisations o SET closed_reason = s.basis
      FROM school_successions s
     WHERE o.region_id = region AND s.predecessor_id = o.id AND s.kind IN ('merged', 'reorganised')
       AND right(o.closed_reason, length(s.basis) + 2) = ': ' || s.basis;
  END LOOP;
  PERFORM set_config('app.region_id', '', true);
END $$;

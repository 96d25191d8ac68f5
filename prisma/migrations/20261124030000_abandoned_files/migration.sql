-- Abandoned files ------------------------------------------------------------------------------------------
-- A file that was not sent to its end, or that nobody attached to anything, goes after two days. The runtime role sees
-- no other tenant's rows: two functions of the owner do these two things for everybody and nothing else. The owner is
-- bound by row-level security too, so a policy shows it these rows, and only while nobody's name is given.

CREATE POLICY stored_files_owner_sweeps ON stored_files FOR ALL TO CURRENT_USER
  USING ((SELECT app_level()) = 'nobody' AND coalesce(stored_at, created_at) < portal_now() - interval '2 days')
  WITH CHECK ((SELECT app_level()) = 'nobody' AND state = 'discarded');
CREATE POLICY measure_execution_files_owner_sweeps ON measure_execution_files FOR SELECT TO CURRENT_USER
  USING ((SELECT app_level()) = 'nobody');

-- Discards what is abandoned and returns ids whose bytes are to be removed, those of an unfinished run included.
-- Two statements, so that what was attached while the lock was waited for is seen. What refers to a file stands in the
-- second one; a test compares it with the foreign keys.
CREATE FUNCTION discard_abandoned_files(batch integer) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE found uuid[];
BEGIN
  found := ARRAY(SELECT f.id FROM stored_files f
                  WHERE f.state <> 'discarded'
                    AND NOT EXISTS (SELECT FROM measure_execution_files a WHERE a.file_id = f.id)
                  ORDER BY f.id LIMIT batch FOR UPDATE OF f SKIP LOCKED);
  UPDATE stored_files f SET state = 'discarded'
   WHERE f.id = ANY (found)
     AND NOT EXISTS (SELECT FROM measure_execution_files a WHERE a.file_id = f.id);
  RETURN QUERY SELECT f.id FROM stored_files f WHERE f.state = 'discarded' ORDER BY f.id LIMIT batch;
END $$;
REVOKE ALL ON FUNCTION discard_abandoned_files(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION discard_abandoned_files(integer) TO portal_app;

-- Forgets discarded files once their bytes are gone.
CREATE FUNCTION forget_discarded_files(ids uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DELETE FROM stored_files f WHERE f.id = ANY (ids) AND f.state = 'discarded'
$$;
REVOKE ALL ON FUNCTION forget_discarded_files(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_discarded_files(uuid[]) TO portal_app;

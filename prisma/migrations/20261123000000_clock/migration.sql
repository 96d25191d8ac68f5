-- The one clock of the portal. It stands before every table, because columns default to it: a scratch database
-- made from the datamodel alone needs this migration first.
-- plpgsql: the body is resolved at the first call, when the table installation exists.
CREATE FUNCTION portal_now() RETURNS timestamptz LANGUAGE plpgsql VOLATILE PARALLEL SAFE AS $$
BEGIN
  RETURN clock_timestamp() + coalesce((SELECT clock_offset FROM installation WHERE id = 1), interval '0');
END $$;

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Words of a name as they are compared: without case, «ё», quotes and marks; the legal form is left out, every kind of
-- school is «школа», since people write «МБОУ СОШ № 5», «школа 5» and the whole charter for one school.
CREATE FUNCTION plain_words(written text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE words text := ' ' || regexp_replace(translate(lower(translate(written, 'Ё', 'Е')), 'ё', 'е'), '[^а-яa-z0-9]+', ' ', 'g') || ' ';
BEGIN
  words := regexp_replace(words, '(?<= )(?:муниципальн[а-я]+|государственн[а-я]+|частн[а-я]+)(?: (?:бюджетн|казенн|автономн)[а-я]+)?(?: (?:обще)?образовательн[а-я]+)? учрежден[а-я]+(?= )', '', 'g');
  words := regexp_replace(words, '(?<= )(?:мбоу|мкоу|маоу|моу|гбоу|гкоу|гаоу|чоу|ано|рк|имени|им|республик[а-я]+ крым)(?= )', '', 'g');
  words := regexp_replace(words, '(?<= )(?:(?:средн|основн|начальн)[а-я]+ )?общеобразовательн[а-я]+ школ[а-я]+(?= )', 'школа', 'g');
  words := regexp_replace(words, '(?<= )(?:сош|оош|нош|сш|ош|(?:средн|основн|начальн)[а-я]+ школ[а-я]+)(?= )', 'школа', 'g');
  RETURN ' ' || btrim(regexp_replace(words, ' +', ' ', 'g')) || ' ';
END $$;

-- The day in the time zone of a region.
CREATE FUNCTION today_of(region uuid) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT (portal_now() AT TIME ZONE coalesce(r.time_zone, 'Europe/Moscow'))::date FROM organisations r WHERE r.id = region
$$;

-- What a school is searched by follows its row and its attributes of the day.
CREATE FUNCTION keep_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE more text;
BEGIN
  IF NEW.kind <> 'school' THEN RETURN NEW; END IF;
  SELECT concat_ws(' ', a.place, a.inn) INTO more FROM organisation_attributes a
   WHERE a.organisation_id = NEW.id AND a.valid_from <= today_of(NEW.region_id)
     AND (a.valid_to IS NULL OR a.valid_to > today_of(NEW.region_id));
  NEW.search_text := plain_words(concat_ws(' ', NEW.name, NEW.short_name, NEW.code, NEW.federal_code, more));
  RETURN NEW;
END $$;
CREATE TRIGGER organisations_keep_search_text BEFORE INSERT OR UPDATE ON organisations
  FOR EACH ROW EXECUTE FUNCTION keep_search_text();

-- Names, authority and words of search of today, from the dated rows. The rights of the school's people go with the
-- school to the authority it answers to now; those that have ended stay where they were.
CREATE FUNCTION refresh_organisation(target uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  own organisations;
  named organisation_attributes;
  authority uuid;
  today date;
BEGIN
  SELECT * INTO own FROM organisations o WHERE o.id = target;
  IF NOT FOUND THEN RETURN; END IF;
  today := today_of(own.region_id);
  SELECT * INTO named FROM organisation_attributes a
   WHERE a.organisation_id = target AND a.valid_from <= today AND (a.valid_to IS NULL OR a.valid_to > today);
  authority := own.municipality_id;
  IF own.kind = 'school' AND EXISTS (SELECT FROM school_affiliations f WHERE f.school_id = target) THEN
    -- One that begins later is the authority already while there is no other: a school that opens in September.
    SELECT f.municipality_id INTO authority FROM school_affiliations f
     WHERE f.school_id = target AND (f.valid_to IS NULL OR f.valid_to > today)
     ORDER BY f.valid_from <= today DESC, CASE WHEN f.valid_from <= today THEN f.valid_from END DESC, f.valid_from LIMIT 1;
    IF NOT FOUND THEN authority := NULL; END IF;
  END IF;
  UPDATE organisations o
     SET name = coalesce(named.name, o.name), short_name = coalesce(named.short_name, o.short_name),
         municipality_id = authority
   WHERE o.id = target;
  IF authority IS DISTINCT FROM own.municipality_id THEN
    UPDATE memberships m SET municipality_id = authority
     WHERE m.school_id = target AND (m.valid_to IS NULL OR m.valid_to >= today);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION keep_current_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_organisation(NEW.organisation_id);
  RETURN NULL;
END $$;
CREATE FUNCTION keep_current_authority() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_organisation(NEW.school_id);
  RETURN NULL;
END $$;
CREATE TRIGGER school_affiliations_keep_current_authority AFTER INSERT OR UPDATE ON school_affiliations
  FOR EACH ROW EXECUTE FUNCTION keep_current_authority();

-- A day comes on which a row written before begins to hold: once a night for every region, by the owner, who is bound by
-- the policies like everybody and names each region in its turn. How many organisations were out of step.
CREATE FUNCTION keep_schools_current() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  region uuid;
  target uuid;
  touched integer := 0;
BEGIN
  IF app_level() <> 'nobody' THEN RAISE EXCEPTION 'For the nightly job alone'; END IF;
  FOREACH region IN ARRAY ARRAY(SELECT o.id FROM organisations o WHERE o.kind = 'region') LOOP
    PERFORM set_config('app.region_id', region::text, true);
    FOR target IN
      SELECT a.organisation_id FROM organisation_attributes a JOIN organisations o ON o.id = a.organisation_id
       WHERE a.region_id = region AND a.valid_from <= today_of(region)
         AND (a.valid_to IS NULL OR a.valid_to > today_of(region))
         -- A place that changed alone shows in no other column: the last days are always done again.
         AND ((o.name, o.short_name) IS DISTINCT FROM (a.name, a.short_name) OR a.valid_from > today_of(region) - 7)
      UNION
      SELECT f.school_id FROM school_affiliations f JOIN organisations o ON o.id = f.school_id
       WHERE f.region_id = region AND f.valid_from <= today_of(region)
         AND (f.municipality_id = o.municipality_id) IS DISTINCT FROM (f.valid_to IS NULL OR f.valid_to > today_of(region))
    LOOP
      PERFORM refresh_organisation(target);
      touched := touched + 1;
    END LOOP;
  END LOOP;
  PERFORM set_config('app.region_id', '', true);
  RETURN touched;
END $$;
REVOKE ALL ON FUNCTION keep_schools_current() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_schools_current() TO portal_app;
SELECT jobs.create_queue('keep-schools-current', '{"policy": "exclusive", "retryLimit": 6, "retryDelay": 60,
  "retryBackoff": true, "retryDelayMax": 3600, "expireInSeconds": 1800, "retentionSeconds": 1209600,
  "deleteAfterSeconds": 2592000}');

-- Schools of the tenant whose words hold every word of the fragment: as a part of one, or nearly (a typo); figures of up
-- to three signs are whole numbers, since «5» is not «15». The policies of the tenant hold inside. No trigram index: under
-- row-level security the planner may not use one (its operators are not leakproof), and the rows of one region, found by
-- its own index, are few.
CREATE FUNCTION find_schools(fragment text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE AS $$
DECLARE words text[] := array_remove(string_to_array(plain_words(fragment), ' '), '');
BEGIN
  RETURN QUERY SELECT o.id FROM organisations o
   WHERE o.region_id = (SELECT app_region_id()) AND o.kind = 'school'
     AND NOT EXISTS (
       SELECT FROM unnest(words) AS w(word)
        WHERE NOT CASE
          WHEN word ~ '^[0-9]{1,3}$' THEN position(' ' || word || ' ' IN o.search_text) > 0
          ELSE position(word IN o.search_text) > 0
            OR (length(word) >= 4 AND word !~ '[0-9]' AND word_similarity(word, o.search_text) >= 0.5) END);
END $$;

-- Schools there are get their words and stand in step. Row-level security binds the owner too.
DO $$
DECLARE region uuid;
BEGIN
  FOREACH region IN ARRAY ARRAY(SELECT o.id FROM organisations o WHERE o.kind = 'region') LOOP
    PERFORM set_config('app.region_id', region::text, true);
    UPDATE organisations o SET search_text = '' WHERE o.region_id = region AND o.kind = 'school';
  END LOOP;
  PERFORM set_config('app.region_id', '', true);
END $$;

-- A whole region of schools is added at once by a spreadsheet: what follows a row of it reads no more than it must.

CREATE OR REPLACE FUNCTION keep_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  more text;
  today date;
BEGIN
  IF NEW.kind <> 'school' THEN RETURN NEW; END IF;
  -- A school that is being made has no attributes yet: they bring their words themselves.
  IF TG_OP = 'UPDATE' THEN
    today := today_of(NEW.region_id);
    SELECT concat_ws(' ', a.place, a.inn) INTO more FROM organisation_attributes a
     WHERE a.organisation_id = NEW.id AND a.valid_from <= today AND (a.valid_to IS NULL OR a.valid_to > today);
  END IF;
  NEW.search_text := plain_words(concat_ws(' ', NEW.name, NEW.short_name, NEW.code, NEW.federal_code, more));
  RETURN NEW;
END $$;

-- The first affiliation of a school is the one it was made with.
CREATE OR REPLACE FUNCTION keep_current_authority() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW.valid_to IS NULL AND EXISTS (
    SELECT FROM organisations o WHERE o.id = NEW.school_id AND o.municipality_id = NEW.municipality_id) THEN
    RETURN NULL;
  END IF;
  PERFORM refresh_organisation(NEW.school_id);
  RETURN NULL;
END $$;

-- A plan is read as one stretch of rows: what its lines name stands on the line, kept by triggers from the rows that
-- carry the keys and the policies.

-- AlterTable
ALTER TABLE "plan_measures" ADD COLUMN     "deficit_ids" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "library_item_ids" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "school_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- The owner is bound by the policies and by the lock of approved texts; what is there already is filled in without them.
ALTER TABLE plan_measures NO FORCE ROW LEVEL SECURITY;
ALTER TABLE plan_measures DISABLE TRIGGER plan_measures_locked;
ALTER TABLE measure_schools NO FORCE ROW LEVEL SECURITY;
ALTER TABLE measure_deficits NO FORCE ROW LEVEL SECURITY;
ALTER TABLE measure_library_items NO FORCE ROW LEVEL SECURITY;
UPDATE plan_measures m SET
  school_ids = ARRAY(SELECT l.school_id FROM measure_schools l WHERE l.measure_id = m.id ORDER BY 1),
  deficit_ids = ARRAY(SELECT l.deficit_id FROM measure_deficits l WHERE l.measure_id = m.id ORDER BY 1),
  library_item_ids = ARRAY(SELECT l.library_item_id FROM measure_library_items l WHERE l.measure_id = m.id ORDER BY 1);
ALTER TABLE measure_schools FORCE ROW LEVEL SECURITY;
ALTER TABLE measure_deficits FORCE ROW LEVEL SECURITY;
ALTER TABLE measure_library_items FORCE ROW LEVEL SECURITY;
ALTER TABLE plan_measures ENABLE TRIGGER plan_measures_locked;
ALTER TABLE plan_measures FORCE ROW LEVEL SECURITY;

CREATE FUNCTION keep_school_ids() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE plan_measures m
     SET school_ids = ARRAY(SELECT l.school_id FROM measure_schools l WHERE l.measure_id = m.id ORDER BY 1)
   WHERE m.id IN (SELECT c.measure_id FROM changed c);
  RETURN NULL;
END $$;
CREATE TRIGGER measure_schools_named_on_insert AFTER INSERT ON measure_schools
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_school_ids();
CREATE TRIGGER measure_schools_named_on_delete AFTER DELETE ON measure_schools
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_school_ids();

CREATE FUNCTION keep_deficit_ids() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE plan_measures m
     SET deficit_ids = ARRAY(SELECT l.deficit_id FROM measure_deficits l WHERE l.measure_id = m.id ORDER BY 1)
   WHERE m.id IN (SELECT c.measure_id FROM changed c);
  RETURN NULL;
END $$;
CREATE TRIGGER measure_deficits_named_on_insert AFTER INSERT ON measure_deficits
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_deficit_ids();
CREATE TRIGGER measure_deficits_named_on_delete AFTER DELETE ON measure_deficits
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_deficit_ids();

CREATE FUNCTION keep_library_item_ids() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE plan_measures m
     SET library_item_ids = ARRAY(SELECT l.library_item_id FROM measure_library_items l WHERE l.measure_id = m.id ORDER BY 1)
   WHERE m.id IN (SELECT c.measure_id FROM changed c);
  RETURN NULL;
END $$;
CREATE TRIGGER measure_library_items_named_on_insert AFTER INSERT ON measure_library_items
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_library_item_ids();
CREATE TRIGGER measure_library_items_named_on_delete AFTER DELETE ON measure_library_items
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_library_item_ids();

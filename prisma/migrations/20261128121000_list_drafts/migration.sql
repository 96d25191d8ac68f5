-- A draft that is dropped takes the decisions about its schools with it; those of a published list a trigger keeps.
-- DropForeignKey
ALTER TABLE "list_decisions" DROP CONSTRAINT "list_decisions_region_id_list_id_fkey";

-- AddForeignKey
ALTER TABLE "list_decisions" ADD CONSTRAINT "list_decisions_region_id_list_id_fkey" FOREIGN KEY ("region_id", "list_id") REFERENCES "school_lists"("region_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A letter that carries a published list keeps its requisites; its file may still be brought until it is sent.
CREATE OR REPLACE FUNCTION refuse_sent_letter_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM letter_recipients r WHERE r.letter_id = OLD.id)
     OR (ROW(OLD.issuer, OLD.kind, OLD.number, OLD.date, OLD.subject) IS DISTINCT FROM
         ROW(NEW.issuer, NEW.kind, NEW.number, NEW.date, NEW.subject)
       AND EXISTS (SELECT FROM list_letters k JOIN school_lists l ON l.id = k.list_id
                    WHERE k.letter_id = OLD.id AND l.state = 'published')) THEN
    RAISE EXCEPTION 'A letter that was sent or carries a published list never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

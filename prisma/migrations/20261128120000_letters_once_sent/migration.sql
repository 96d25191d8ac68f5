-- Letters ---------------------------------------------------------------------------------------------------
-- What somebody has been sent, and what a published list rests on, is never rewritten: another letter is registered.

CREATE FUNCTION refuse_sent_letter_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM letter_recipients r WHERE r.letter_id = OLD.id)
     OR EXISTS (SELECT FROM list_letters k JOIN school_lists l ON l.id = k.list_id
                 WHERE k.letter_id = OLD.id AND l.state = 'published') THEN
    RAISE EXCEPTION 'A letter that was sent or carries a published list never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER letters_once_sent BEFORE UPDATE ON letters FOR EACH ROW EXECUTE FUNCTION refuse_sent_letter_change();

-- Letters of a published list stay with it.
CREATE TRIGGER list_letters_published_immutable BEFORE INSERT OR UPDATE OR DELETE ON list_letters
  FOR EACH ROW EXECUTE FUNCTION refuse_published_entry_change();

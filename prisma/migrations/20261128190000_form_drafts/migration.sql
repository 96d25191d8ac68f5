-- One draft of a form at a time; a draft may be dropped, what is published never.
CREATE UNIQUE INDEX monitoring_form_versions_one_draft ON monitoring_form_versions (form_id) WHERE status = 'draft';

CREATE FUNCTION refuse_published_form_drop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'published' THEN
    RAISE EXCEPTION 'A published version of a form is never dropped' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER monitoring_form_versions_kept BEFORE DELETE ON monitoring_form_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_published_form_drop();

GRANT DELETE ON monitoring_forms, monitoring_form_versions TO portal_app;

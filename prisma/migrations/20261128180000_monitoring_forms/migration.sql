-- CreateEnum
CREATE TYPE "form_respondent" AS ENUM ('school', 'municipality');

-- CreateEnum
CREATE TYPE "form_status" AS ENUM ('draft', 'published');

-- CreateTable
CREATE TABLE "monitoring_forms" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "title" TEXT NOT NULL,
    "respondent" "form_respondent" NOT NULL,
    "track" INTEGER,

    CONSTRAINT "monitoring_forms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "monitoring_form_versions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "form_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "form_status" NOT NULL DEFAULT 'draft',
    "definition" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "created_by_name" TEXT NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "monitoring_form_versions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "monitoring_forms_region_id_id_key" ON "monitoring_forms"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "monitoring_forms_region_id_code_key" ON "monitoring_forms"("region_id", "code");

-- CreateIndex
CREATE INDEX "monitoring_form_versions_region_id_form_id_idx" ON "monitoring_form_versions"("region_id", "form_id");

-- CreateIndex
CREATE UNIQUE INDEX "monitoring_form_versions_region_id_id_key" ON "monitoring_form_versions"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "monitoring_form_versions_form_id_number_key" ON "monitoring_form_versions"("form_id", "number");

-- AddForeignKey
ALTER TABLE "monitoring_forms" ADD CONSTRAINT "monitoring_forms_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "monitoring_form_versions" ADD CONSTRAINT "monitoring_form_versions_region_id_form_id_fkey" FOREIGN KEY ("region_id", "form_id") REFERENCES "monitoring_forms"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE monitoring_form_versions ADD CONSTRAINT monitoring_form_versions_number CHECK (number >= 1);
ALTER TABLE monitoring_form_versions ADD CONSTRAINT monitoring_form_versions_published
  CHECK ((status = 'published') = (published_at IS NOT NULL));

-- What organisations answer by never changes under them: a change is a new version.
CREATE FUNCTION refuse_published_form_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'published' THEN
    RAISE EXCEPTION 'A published version of a form never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER monitoring_form_versions_immutable BEFORE UPDATE ON monitoring_form_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_published_form_change();

-- Row-level security: the region writes its forms; below it they are seen once published, a draft never.
ALTER TABLE monitoring_forms ENABLE ROW LEVEL SECURITY;
ALTER TABLE monitoring_forms FORCE ROW LEVEL SECURITY;
CREATE POLICY monitoring_forms_read ON monitoring_forms FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND ((SELECT app_level()) = 'region'
    OR EXISTS (SELECT FROM monitoring_form_versions v WHERE v.form_id = monitoring_forms.id AND v.status = 'published')));
CREATE POLICY monitoring_forms_write ON monitoring_forms FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');
ALTER TABLE monitoring_form_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE monitoring_form_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY monitoring_form_versions_read ON monitoring_form_versions FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND ((SELECT app_level()) = 'region' OR status = 'published'));
CREATE POLICY monitoring_form_versions_write ON monitoring_form_versions FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');

GRANT SELECT, INSERT, UPDATE ON monitoring_forms, monitoring_form_versions TO portal_app;

-- CreateEnum
CREATE TYPE "risk_level" AS ENUM ('high', 'medium', 'low');

-- CreateTable
CREATE TABLE "risk_factor_sets" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "edition" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "note" TEXT NOT NULL DEFAULT '',
    "factors" JSONB NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),

    CONSTRAINT "risk_factor_sets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "risk_profiles" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "set_id" UUID NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "begun_by_name" TEXT NOT NULL,

    CONSTRAINT "risk_profiles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "risk_profile_factors" (
    "region_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "code" VARCHAR(10) NOT NULL,
    "level" "risk_level" NOT NULL,
    "suggested" "risk_level",
    "reason" TEXT NOT NULL DEFAULT '',
    "confirmed" BOOLEAN NOT NULL,
    "priority" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "updated_by_name" TEXT NOT NULL,

    CONSTRAINT "risk_profile_factors_pkey" PRIMARY KEY ("profile_id","code")
);

-- CreateIndex
CREATE UNIQUE INDEX "risk_factor_sets_region_id_id_key" ON "risk_factor_sets"("region_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "risk_factor_sets_region_id_edition_version_key" ON "risk_factor_sets"("region_id", "edition", "version");

-- CreateIndex
CREATE INDEX "risk_profiles_region_id_year_idx" ON "risk_profiles"("region_id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "risk_profiles_region_id_school_id_id_key" ON "risk_profiles"("region_id", "school_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "risk_profiles_school_id_year_key" ON "risk_profiles"("school_id", "year");

-- CreateIndex
CREATE INDEX "risk_profile_factors_region_id_school_id_idx" ON "risk_profile_factors"("region_id", "school_id");

-- AddForeignKey
ALTER TABLE "risk_factor_sets" ADD CONSTRAINT "risk_factor_sets_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk_profiles" ADD CONSTRAINT "risk_profiles_region_id_school_id_fkey" FOREIGN KEY ("region_id", "school_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk_profiles" ADD CONSTRAINT "risk_profiles_region_id_set_id_fkey" FOREIGN KEY ("region_id", "set_id") REFERENCES "risk_factor_sets"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk_profile_factors" ADD CONSTRAINT "risk_profile_factors_region_id_school_id_profile_id_fkey" FOREIGN KEY ("region_id", "school_id", "profile_id") REFERENCES "risk_profiles"("region_id", "school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Factors are the region's reference data: everybody in the region reads, the region writes.
ALTER TABLE risk_factor_sets ENABLE ROW LEVEL SECURITY;
ALTER TABLE risk_factor_sets FORCE ROW LEVEL SECURITY;
CREATE POLICY risk_factor_sets_read ON risk_factor_sets FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) <> 'nobody');
CREATE POLICY risk_factor_sets_write ON risk_factor_sets FOR ALL
  USING (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region')
  WITH CHECK (region_id = (SELECT app_region_id()) AND (SELECT app_level()) = 'region');

-- A profile is the school's: itself writes it, the authority it answers to today and the region read it.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['risk_profiles', 'risk_profile_factors'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY %1$s_read ON %1$I FOR SELECT USING (
      region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
        WHEN 'region' THEN true
        WHEN 'municipality' THEN school_id IN (
          SELECT o.id FROM organisations o WHERE o.municipality_id = (SELECT app_municipality_id()))
        WHEN 'school' THEN school_id = (SELECT app_school_id())
        ELSE false END)$p$, t);
    EXECUTE format($p$CREATE POLICY %1$s_insert ON %1$I FOR INSERT WITH CHECK (
      region_id = (SELECT app_region_id()) AND school_id = (SELECT app_school_id()))$p$, t);
    EXECUTE format($p$CREATE POLICY %1$s_update ON %1$I FOR UPDATE
      USING (region_id = (SELECT app_region_id()) AND school_id = (SELECT app_school_id()))
      WITH CHECK (region_id = (SELECT app_region_id()) AND school_id = (SELECT app_school_id()))$p$, t);
  END LOOP;
END $$;

GRANT SELECT ON risk_factor_sets TO portal_app;
GRANT SELECT, INSERT, UPDATE ON risk_profiles, risk_profile_factors TO portal_app;

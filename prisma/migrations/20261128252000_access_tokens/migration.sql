-- Tokens by which other information systems read for an organisation (ADR 18).

CREATE TYPE "token_scope" AS ENUM ('organisations', 'lists', 'results', 'plans', 'monitorings');

CREATE TABLE "access_tokens" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "region_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" "token_scope"[],
    "token_hash" BYTEA NOT NULL,
    "expires_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal_now(),
    "created_by_id" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "revoked_by_name" TEXT,
    "revoke_reason" TEXT,

    CONSTRAINT "access_tokens_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "access_tokens_token_hash_key" ON "access_tokens"("token_hash");
CREATE UNIQUE INDEX "access_tokens_region_id_id_key" ON "access_tokens"("region_id", "id");
CREATE INDEX "access_tokens_region_id_organisation_id_id_idx" ON "access_tokens"("region_id", "organisation_id", "id");

ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_region_id_organisation_id_fkey" FOREIGN KEY ("region_id", "organisation_id") REFERENCES "organisations"("region_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What it reads is said; withdrawn with a reason.
ALTER TABLE access_tokens
  ADD CONSTRAINT access_tokens_reads_something CHECK (cardinality(scopes) > 0),
  ADD CONSTRAINT access_tokens_withdrawn_whole CHECK (
    (revoked_at IS NULL) = (revoked_by_name IS NULL) AND (revoked_at IS NULL) = (revoke_reason IS NULL));

-- Who acts in the audit when no person does.
ALTER TABLE audit_events ADD COLUMN "token_id" UUID,
  ADD CONSTRAINT audit_events_person_or_token CHECK (token_id IS NULL OR (user_id IS NULL AND membership_id IS NULL));

CREATE FUNCTION app_token_hash() RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT decode(nullif(current_setting('app.token_hash', true), ''), 'hex') $$;

ALTER TABLE access_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_tokens FORCE ROW LEVEL SECURITY;
CREATE POLICY access_tokens_read ON access_tokens FOR SELECT USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN organisation_id = (SELECT app_municipality_id())
    ELSE false END);
-- Before a tenant is known a request finds the one token whose secret it holds.
CREATE POLICY access_tokens_bootstrap ON access_tokens FOR SELECT USING (
  (SELECT app_level()) = 'nobody' AND token_hash = (SELECT app_token_hash()));
-- Made in the name of the organisation it reads for: the region or an authority, never a school. Withdrawn by it or by the region above it.
CREATE POLICY access_tokens_insert ON access_tokens FOR INSERT WITH CHECK (
  region_id = (SELECT app_region_id()) AND (SELECT app_level()) IN ('region', 'municipality')
  AND organisation_id = coalesce((SELECT app_municipality_id()), region_id));
CREATE POLICY access_tokens_update ON access_tokens FOR UPDATE USING (
  region_id = (SELECT app_region_id()) AND CASE (SELECT app_level())
    WHEN 'region' THEN true
    WHEN 'municipality' THEN organisation_id = (SELECT app_municipality_id())
    ELSE false END);

-- What a token reads and until when is decided once.
GRANT SELECT, INSERT ON access_tokens TO portal_app;
GRANT UPDATE (last_used_at, revoked_at, revoked_by_id, revoked_by_name, revoke_reason) ON access_tokens TO portal_app;

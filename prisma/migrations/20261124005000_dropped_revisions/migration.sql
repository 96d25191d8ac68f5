-- A revision that was begun and given up stays readable under a state of its own: nothing typed is erased.
ALTER TYPE "plan_state" ADD VALUE 'dropped';

-- AlterTable
ALTER TABLE "plan_versions" ADD COLUMN     "dropped_at" TIMESTAMPTZ(3),
ADD COLUMN     "dropped_by_name" TEXT;

-- Hand-written part. The new value of the type may not be used before it is committed: it is compared as text.
ALTER TABLE plan_versions ADD CONSTRAINT plan_versions_dropped CHECK (
  (state::text = 'dropped') = (dropped_at IS NOT NULL) AND (dropped_at IS NULL) = (dropped_by_name IS NULL));
-- The first text of a plan is not a revision: it has nothing to fall back to.
ALTER TABLE plan_versions ADD CONSTRAINT plan_versions_revision_reason CHECK (
  revision_reason IS NULL OR (number > 1 AND length(btrim(revision_reason)) BETWEEN 1 AND 2000));
ALTER TABLE plan_versions DROP CONSTRAINT plan_versions_approved_by_order;
ALTER TABLE plan_versions ADD CONSTRAINT plan_versions_approved_by_order CHECK (
  state::text IN ('draft', 'on_approval', 'dropped')
  OR (order_number IS NOT NULL AND order_date IS NOT NULL AND approved_at IS NOT NULL));

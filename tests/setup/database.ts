/**
 * Runs before each integration test file: a database of its own, migrated and empty, named by environment variables
 * before any file of the application reads them.
 */
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import { afterAll, inject } from "vitest";

import { createTestDatabase } from "@/scripts/lib/test-database.mjs";

const database = await createTestDatabase(inject("testServer"), `test_${process.env.VITEST_POOL_ID ?? "0"}`);

process.env.DATABASE_URL = database.url;
process.env.MIGRATION_DATABASE_URL = database.ownerUrl;
const files = await mkdtemp(path.join(os.tmpdir(), "trajectory-files-"));
process.env.PORTAL_FILES_DIR = files;
process.env.PORTAL_ORIGIN = "http://localhost:3000";
process.env.NEXTAUTH_SECRET = "integration-tests-only";

afterAll(async () => {
  const { closeJobSender } = await import("@/lib/core/jobs/queue");
  await closeJobSender();
  const { closeDatabase } = await import("@/lib/core/db/client");
  await closeDatabase();
  await rm(files, { recursive: true, force: true });
});

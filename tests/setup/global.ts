import type { TestProject } from "vitest/node";

import { startTestServer, type TestConnection } from "@/scripts/lib/test-database.mjs";

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestConnection;
  }
}

/** One PostgreSQL with a migrated template for the whole run; each test file clones the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  project.provide("testServer", server.connection);
  return () => server.stop();
}

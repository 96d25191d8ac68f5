import { beforeAll, describe, expect, it, vi } from "vitest";

import { makeInstallation, statusOf, type Installation } from "@/tests/setup/production";
import { migratedDatabase, rowsOf, type OutsideDatabase } from "@/tests/setup/production-database";

let database: OutsideDatabase;
let installation: Installation;

beforeAll(async () => {
  database = await migratedDatabase("production_versions");
  installation = makeInstallation(database.secrets);
});

/** As if the step of migration of the next version had run. */
const NEWER = `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count, logs)
  VALUES ('next', '', '99991231000000_of_the_next_version', now(), now(), 1, 'committed')`;

/** As if the step of migration of this version had not run. */
const OLDER = "DELETE FROM _prisma_migrations WHERE migration_name ~ '^[0-9]+_jobs$'";

describe("two versions side by side", () => {
  it("an instance starts and stays ready on a database newer than itself", async () => {
    const early = await installation.startPortal("portal-1");
    await rowsOf(database, NEWER);
    expect(await statusOf(early, "/api/ready")).toBe(200);
    const late = await installation.startPortal("portal-2");
    expect(await statusOf(late, "/api/ready")).toBe(200);
    expect(await statusOf(late, "/login")).toBe(200);
    await Promise.all([early.stop(), late.stop()]);
  });

  it("an instance is not ready on a database older than itself, and none starts there", async () => {
    const running = await installation.startPortal("portal-1");
    await rowsOf(database, OLDER);
    await vi.waitFor(async () => expect(await statusOf(running, "/api/ready")).toBe(503), 5_000);
    expect(await statusOf(running, "/api/health")).toBe(200);

    const refused = [await installation.start("portal-2"), await installation.start("jobs")];
    for (const process of refused) {
      expect(await process.ended).toEqual({ code: 1, signal: null });
      expect(process.output()).toMatch(/нет обновлений этой версии портала: \d+_jobs\. Выполните/);
    }
    await running.stop();
  });

  it("a secret whose file is not there is named in one sentence", async () => {
    const refused = await installation.start("portal-1", { DATABASE_URL_FILE: "/run/secrets/absent" });
    expect(await refused.ended).toEqual({ code: 1, signal: null });
    expect(refused.output()).toMatch(/Файл \/run\/secrets\/absent из DATABASE_URL_FILE не читается/);
  });
});

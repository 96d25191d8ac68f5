import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { runningServer } from "@/scripts/lib/postgres.mjs";
import { ask, db, openFolder, stayConnected } from "@/tests/setup/data-folder";

const place = mkdtempSync(path.join(tmpdir(), "trajectory-server-"));
// PostgreSQL runs under a user of its own where the tests run as root.
chmodSync(place, 0o755);
const folder = path.join(place, "data");

beforeAll(async () => {
  mkdirSync(folder);
  expect(await db(folder, "deploy")).toContain("Применено");
});

afterEach(async () => {
  await (await openFolder(folder)).stop();
});

afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

const runs = async () => (await runningServer(path.join(folder, "postgres"))) !== null;

describe("the embedded server after a command", () => {
  it("is stopped by the command that started it", async () => {
    expect(await db(folder, "status")).toContain("соответствует");
    expect(await runs()).toBe(false);
  });

  it("goes on where it ran before, also when nobody is connected at the moment", async () => {
    const { url } = await openFolder(folder);
    expect(await db(folder, "status")).toContain("соответствует");
    expect(await db(folder, "backup", path.join(place, "copy"))).toContain("Копия готова");
    expect(await runs()).toBe(true);
    expect(await ask(url("portal"), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("of another command is left to its clients, idle ones too, and stopped by the last command", async () => {
    const { url } = await openFolder(folder, { forCommand: true });
    const idle = await stayConnected(url("portal"));
    expect(await db(folder, "status")).toContain("соответствует");
    expect(await db(folder, "backup", path.join(place, "second copy"))).toContain("Копия готова");
    expect(await idle.answers()).toBe(true);
    await idle.go();
    expect(await db(folder, "status")).toContain("соответствует");
    expect(await runs()).toBe(false);
  });
});

import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { openOwnerDatabase } from "@/lib/core/db/owner";
import { buildTenant } from "@/prisma/factories/tenant";
import { databaseUrl } from "@/scripts/lib/postgres.mjs";
import { ask, db, openFolder, secretsOf, startWriting } from "@/tests/setup/data-folder";

const place = mkdtempSync(path.join(tmpdir(), "trajectory-backup-"));
// PostgreSQL runs under a user of its own where the tests run as root.
chmodSync(place, 0o755);
const original = path.join(place, "original");
const restored = path.join(place, "restored");
const copy = path.join(place, "copy");

const AUDIT = `SELECT id::text, at::text, event, subject_type, after FROM audit_events ORDER BY audit_events.id`;

async function countsOf(url: string): Promise<Record<string, number>> {
  const tables = await ask<{ name: string }>(
    url,
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await ask<{ count: number }>(url, `SELECT count(*)::int AS count FROM "${name}"`);
    counts[name] = row?.count ?? -1;
  }
  return counts;
}

beforeAll(async () => {
  mkdirSync(original);
  mkdirSync(restored);
  expect(await db(original, "deploy")).toContain("Применено");
  const server = await openFolder(original);
  const owner = openOwnerDatabase(
    databaseUrl({
      port: server.port,
      user: "portal_owner",
      password: secretsOf(original).ownerPassword ?? "",
      database: "portal",
    }),
  );
  await buildTenant(owner);
  await owner.$disconnect();
  mkdirSync(path.join(original, "files", "ab"), { recursive: true });
  writeFileSync(path.join(original, "files", "ab", "abcdef"), "Протокол совещания");
});

afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

describe("a copy of a running portal", () => {
  it("restored into an empty place holds every row committed before it and no half of a later one", async () => {
    const url = (await openFolder(original)).url("portal");
    const writer = startWriting(url);
    await expect.poll(() => writer.ledger.length).toBeGreaterThan(20);
    const before = writer.ledger.length;
    expect(await db(original, "backup", copy)).toContain("Копия готова");
    const after = writer.ledger.length;
    await writer.stop();
    expect(after).toBeGreaterThan(before);

    expect(await db(restored, "restore", copy)).toContain("Восстановлено по копии");
    const back = await openFolder(restored);
    const audit = await ask<{ subject_type: string; after: { number: number } }>(back.url("portal"), AUDIT);
    const numbers = audit
      .filter(({ subject_type: type }) => type === "backup")
      .map((row) => row.after.number);
    expect(numbers).toEqual(writer.ledger.slice(0, numbers.length));
    expect(numbers.length).toBeGreaterThanOrEqual(before);
    expect(audit).toEqual((await ask(url, AUDIT)).slice(0, audit.length));

    const counts = await countsOf(back.url("portal"));
    const wanted = await countsOf(url);
    expect(counts.persons).toBeGreaterThan(0);
    expect({ ...counts, audit_events: 0 }).toEqual({ ...wanted, audit_events: 0 });
  });

  it("brings the files, and the passwords the portal signs in with", async () => {
    expect(readFileSync(path.join(restored, "files", "ab", "abcdef"), "utf8")).toBe("Протокол совещания");
    const back = await openFolder(restored);
    const runtime = databaseUrl({
      port: back.port,
      user: "portal_app",
      password: secretsOf(restored).appPassword ?? "",
      database: "portal",
    });
    // The runtime role is nobody special there either: without a tenant it sees nothing.
    expect(await ask(runtime, "SELECT FROM organisations")).toEqual([]);
    expect(await db(restored, "status")).toContain("соответствует prisma/migrations");
  });

  it("is never written over anything", async () => {
    expect(await db(original, "backup", copy)).toContain("уже есть");
    expect(await db(restored, "restore", copy)).toContain("только в пустое место");
    expect(await db(original, "restore", path.join(place, "absent"))).toContain("backup.json");
  });
});

import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { openOwnerDatabase } from "@/lib/core/db/owner";
import type { PlanDetails } from "@/lib/modules/plans/types";
import { buildTenant, type Tenant } from "@/prisma/factories/tenant";
import { databaseUrl } from "@/scripts/lib/postgres.mjs";
import { db, openFolder, secretsOf } from "@/tests/setup/data-folder";
import { makeInstallation, signIn, write, type Started } from "@/tests/setup/production";

const place = mkdtempSync(path.join(tmpdir(), "trajectory-killed-"));
chmodSync(place, 0o755);
const folder = path.join(place, "data");

let tenant: Tenant;
let cookie: string;
let address: string;

/** What the client knows of each field: the last value the portal acknowledged, and the one it may have stored unheard. */
interface Entry {
  acknowledged: string;
  unheard: string | null;
}
const ledger = new Map<string, Entry>();

async function startEverything() {
  const server = await openFolder(folder);
  const passwords = secretsOf(folder);
  const url = (user: string, password = "") =>
    databaseUrl({ port: server.port, user, password, database: "portal" });
  const installation = makeInstallation({
    database_url: url("portal_app", passwords.appPassword),
    session_secret: "only-for-the-tests-of-production",
  });
  return { server, ownerUrl: url("portal_owner", passwords.ownerPassword), installation };
}

/** Saves a field over and over, each time on the value acknowledged last, until the portal is gone. */
async function saveUntilDeath(portal: Started, id: string, acknowledge: () => void): Promise<void> {
  const entry = ledger.get(id) ?? { acknowledged: "", unheard: null };
  ledger.set(id, entry);
  for (let number = 1; ; number += 1) {
    entry.unheard = `${id} ${String(number)} ${crypto.randomUUID()}`;
    const answer = await write(portal, "PATCH", `${address}/measures/${id}`, cookie, {
      field: "note",
      base: entry.acknowledged,
      value: entry.unheard,
      since: 0,
    }).catch(() => null);
    if (answer?.status !== 200 || !(await answer.text().catch(() => null))) return;
    entry.acknowledged = entry.unheard;
    entry.unheard = null;
    acknowledge();
  }
}

async function readPlan(portal: Started): Promise<PlanDetails> {
  const answer = await fetch(`${portal.address}/api/v1${address}`, {
    headers: { cookie, connection: "close" },
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as PlanDetails;
}

beforeAll(async () => {
  mkdirSync(folder);
  expect(await db(folder, "deploy")).toContain("Применено");
  const { ownerUrl } = await startEverything();
  const owner = openOwnerDatabase(ownerUrl);
  tenant = await buildTenant(owner);
  await owner.$disconnect();
  const [home] = tenant.municipalities;
  address = `/municipalities/${home.code}/plans/${String(tenant.year)}`;
});

afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

describe("the portal and PostgreSQL killed while people type", () => {
  it("come back by themselves with every acknowledged field, twice over", async () => {
    for (const round of [1, 2]) {
      const { server, installation } = await startEverything();
      const portal = await installation.startPortal("portal-1");
      if (round === 1) {
        const [home] = tenant.municipalities;
        cookie = await signIn(portal, home.specialist.email, tenant.password);
        const made = await write(portal, "POST", `/municipalities/${home.code}/plans`, cookie, {
          year: tenant.year,
          source: "catalogue",
        });
        expect(made.status, await made.text()).toBe(200);
      }
      const ids = (await readPlan(portal)).measures.slice(0, 6).map(({ id }) => id);
      let acknowledged = 0;
      const people = ids.map((id) => saveUntilDeath(portal, id, () => (acknowledged += 1)));
      await expect.poll(() => acknowledged, { timeout: 30_000 }).toBeGreaterThan(30);
      process.kill(server.pid, "SIGKILL");
      await portal.kill();
      await Promise.all(people);

      const back = await startEverything();
      const again = await back.installation.startPortal("portal-1");
      const stored = new Map((await readPlan(again)).measures.map(({ id, note }) => [id, note]));
      for (const [id, entry] of ledger) {
        const value = stored.get(id) ?? "";
        expect([entry.acknowledged, entry.unheard]).toContain(value);
        // What was stored unheard is what the next save builds on.
        entry.acknowledged = value;
        entry.unheard = null;
      }
      await again.stop();
    }
  }, 180_000);
});

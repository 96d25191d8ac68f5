import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { openOwnerDatabase } from "@/lib/core/db/owner";
import type { FillingReply } from "@/lib/modules/monitorings/filling/types";
import type { PlanDetails } from "@/lib/modules/plans/types";
import { buildCampaign } from "@/prisma/factories/campaigns";
import { SHORT_FORM } from "@/prisma/factories/short-form";
import { buildTenant, type Tenant } from "@/prisma/factories/tenant";
import { databaseUrl } from "@/scripts/lib/postgres.mjs";
import { ask, db, openFolder, secretsOf } from "@/tests/setup/data-folder";
import { makeInstallation, signIn, statusOf, write, type Started } from "@/tests/setup/production";

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
type Ledger = Map<string, Entry>;

/** Writes a value over the one acknowledged last. */
type Save = (id: string, base: string, value: string) => Promise<Response>;

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

/** Saves a field over and over, each time on the value acknowledged last, until nobody answers. */
async function saveUntilDeath(ledger: Ledger, id: string, save: Save, acknowledge: () => void) {
  const entry = ledger.get(id) ?? { acknowledged: "", unheard: null };
  ledger.set(id, entry);
  for (let number = 1; ; number += 1) {
    entry.unheard = `${id} ${String(number)} ${crypto.randomUUID()}`;
    const answer = await save(id, entry.acknowledged, entry.unheard).catch(() => null);
    if (answer?.status !== 200 || !(await answer.text().catch(() => null))) return;
    entry.acknowledged = entry.unheard;
    entry.unheard = null;
    acknowledge();
  }
}

/** Everybody types until the blow, which comes when thirty values are acknowledged. */
async function typeUntil(blow: () => unknown, ledger: Ledger, ids: readonly string[], save: Save) {
  let acknowledged = 0;
  const people = ids.map((id) => saveUntilDeath(ledger, id, save, () => (acknowledged += 1)));
  await expect.poll(() => acknowledged, { timeout: 30_000 }).toBeGreaterThan(30);
  await blow();
  await Promise.all(people);
}

/** What is stored is what was acknowledged, or what was stored unheard: the next save builds on it. */
function expectKept(ledger: Ledger, stored: ReadonlyMap<string, string>): void {
  for (const [id, entry] of ledger) {
    const value = stored.get(id) ?? "";
    expect([entry.acknowledged, entry.unheard]).toContain(value);
    entry.acknowledged = value;
    entry.unheard = null;
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
    const ledger: Ledger = new Map();
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
      await typeUntil(
        async () => {
          process.kill(server.pid, "SIGKILL");
          await portal.kill();
        },
        ledger,
        ids,
        (id, base, value) =>
          write(portal, "PATCH", `${address}/measures/${id}`, cookie, {
            field: "note",
            base,
            value,
            since: 0,
          }),
      );

      const back = await startEverything();
      const again = await back.installation.startPortal("portal-1");
      expectKept(ledger, new Map((await readPlan(again)).measures.map(({ id, note }) => [id, note])));
      await again.stop();
    }
  }, 180_000);
});

describe("PostgreSQL killed under a running portal while schools answer a monitoring", () => {
  it("loses no acknowledged answer; the portal goes on without a restart, twice over", async () => {
    const { ownerUrl, installation, ...started } = await startEverything();
    let { server } = started;
    const owner = openOwnerDatabase(ownerUrl);
    const { submissions } = await owner.$transaction((tx) =>
      buildCampaign(tx, tenant, { definition: SHORT_FORM }),
    );
    await owner.$disconnect();
    const portal = await installation.startPortal("portal-1");
    /** Who answers, by id of what they owe. */
    const answering = new Map<string, { organisation: string; session: string }>();
    for (const school of tenant.municipalities.flatMap(({ schools }) => schools)) {
      const session = await signIn(portal, school.director.email, tenant.password);
      answering.set(submissions[school.id] ?? "", { organisation: school.code, session });
    }
    const ids = [...answering.keys()];
    const ledger: Ledger = new Map();
    const acknowledged: string[] = [];
    const save: Save = async (id, base, value) => {
      const { organisation, session } = answering.get(id) ?? { organisation: "", session: "" };
      const change = { field: "note", base: base === "" ? null : base, value };
      const target = `/organisations/${organisation}/submissions/${id}/answers`;
      const answer = await write(portal, "PATCH", target, session, { seq: 0, changes: [change] });
      if (answer.status !== 200) return answer;
      const reply = (await answer.clone().json()) as FillingReply;
      expect([reply.conflicts, reply.refusals]).toEqual([[], []]);
      acknowledged.push(value);
      return answer;
    };
    for (const round of [1, 2]) {
      const { port, pid } = server;
      await typeUntil(() => process.kill(pid, "SIGKILL"), ledger, ids, save);
      expect(await statusOf(portal, "/api/ready"), `round ${String(round)}`).toBe(503);
      server = await openFolder(folder, { port });
      await expect.poll(() => statusOf(portal, "/api/ready"), { timeout: 30_000 }).toBe(200);

      const rows = await ask<{ id: string; note: string }>(
        server.url("portal"),
        "SELECT submission_id AS id, answers ->> 'note' AS note FROM submission_answers",
      );
      expectKept(ledger, new Map(rows.map(({ id, note }) => [id, note])));
      const history = await ask<{ value: string }>(
        server.url("portal"),
        "SELECT after #>> '{}' AS value FROM submission_changes",
      );
      const kept = new Set(history.map(({ value }) => value));
      expect(acknowledged.filter((value) => !kept.has(value))).toEqual([]);
    }
    const late = await save(ids[0] ?? "", ledger.get(ids[0] ?? "")?.acknowledged ?? "", "после");
    expect(late.status).toBe(200);
    await portal.stop();
  }, 180_000);
});

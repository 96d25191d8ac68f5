import { readdirSync, statSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it, vi } from "vitest";

import type { Tenant, TenantMunicipality } from "@/prisma/factories/tenant";
import { makeInstallation, signIn, statusOf, write, type Started } from "@/tests/setup/production";
import { absentDatabase, populate, rowsOf } from "@/tests/setup/production-database";

const database = absentDatabase("production_two");
const installation = makeInstallation(database.secrets);
const begunAt = Date.parse(statSync(installation.folder).mtime.toISOString());

let first: Started;
let second: Started;
let jobs: Started;
let tenant: Tenant;
let home: TenantMunicipality;
let cookie: string;

/** Files of the installed portal written since the test began. */
function written(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes("/node_modules/") && !file.includes("/.next/cache/"))
    .filter((file) => statSync(file).mtimeMs > begunAt + 1_000);
}

async function goal(): Promise<{ goal: string; tasks: string } | undefined> {
  const rows = await rowsOf<{ goal: string; tasks: string }>(
    database,
    "SELECT goal, tasks FROM plan_versions",
  );
  return rows[0];
}

function save(portal: Started, field: string, base: string, value: string): Promise<Response> {
  const target = `/municipalities/${home.code}/plans/${String(tenant.year)}/text`;
  return write(portal, "PATCH", target, cookie, { field, base, value, since: 0 });
}

beforeAll(async () => {
  const migrate = await installation.start("migrate");
  expect(await migrate.ended, migrate.output()).toEqual({ code: 0, signal: null });
  tenant = await populate(database);
  home = tenant.municipalities[0];
  [first, second, jobs] = await Promise.all([
    installation.startPortal("portal-1"),
    installation.startPortal("portal-2"),
    installation.start("jobs"),
  ]);
  cookie = await signIn(first, home.specialist.email, tenant.password);
});

describe("two instances of docker-compose.yml on one database", () => {
  it("let the step of migration be repeated while they run", async () => {
    const migrate = await installation.start("migrate");
    expect(await migrate.ended, migrate.output()).toEqual({ code: 0, signal: null });
    expect(await statusOf(first, "/api/ready")).toBe(200);
  });

  it("know a person signed in at the other one, and nobody else", async () => {
    const page = `/municipalities/${home.code}`;
    expect(await statusOf(second, page, cookie)).toBe(200);
    expect(await statusOf(second, page)).toBe(307);
  });

  it("share the plan: begun on one, written on both", async () => {
    const made = await write(first, "POST", `/municipalities/${home.code}/plans`, cookie, {
      year: tenant.year,
      source: "empty",
    });
    expect(made.status, await made.text()).toBe(200);
    const saved = [await save(first, "goal", "", "Цель"), await save(second, "tasks", "", "Задачи")];
    expect(saved.map(({ status }) => status)).toEqual([200, 200]);
    expect(await goal()).toEqual({ goal: "Цель", tasks: "Задачи" });
    const stale = await save(second, "goal", "", "Другая цель");
    expect(stale.status).toBe(409);
  });

  it("have a runner that does the work of the queue", async () => {
    await vi.waitFor(async () => {
      expect(await rowsOf(database, "SELECT name FROM jobs.instance"), jobs.output()).toEqual([
        { name: "jobs" },
      ]);
    }, 30_000);
    await rowsOf(
      database,
      "INSERT INTO rate_limits (key, window_start) VALUES ('old', clock_timestamp() - interval '2 days')",
    );
    await rowsOf(database, "INSERT INTO jobs.job (name, policy) VALUES ('remove-expired-rows', 'exclusive')");
    await vi.waitFor(async () => {
      expect(await rowsOf(database, "SELECT FROM rate_limits WHERE key = 'old'"), jobs.output()).toEqual([]);
    }, 30_000);
    expect(statSync(path.join(installation.folder, "tmp", "jobs-alive")).isFile()).toBe(true);
  });

  it("go on serving when one of them ends", async () => {
    const ending = first.stop();
    let text = "Цель";
    for (let round = 1; round <= 10; round += 1) {
      const answer = await save(second, "goal", text, `Цель ${String(round)}`);
      expect(answer.status, await answer.text()).toBe(200);
      text = `Цель ${String(round)}`;
    }
    expect(await ending, first.output()).toEqual({ code: 0, signal: null });
    expect(await goal()).toEqual({ goal: "Цель 10", tasks: "Задачи" });
    expect(await statusOf(first, "/api/health")).toBe(0);
    expect(await statusOf(second, "/api/ready")).toBe(200);
  });

  it("end cleanly, the runner too, and have written nothing where a container is read-only", async () => {
    const ends = await Promise.all([second.stop(), jobs.stop()]);
    expect(ends, `${second.output()}${jobs.output()}`).toEqual([
      { code: 0, signal: null },
      { code: 0, signal: null },
    ]);
    expect(written(installation.built)).toEqual([]);
  });
});

import { randomBytes, randomUUID } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it, vi } from "vitest";

import type { Tenant, TenantMunicipality } from "@/prisma/factories/tenant";
import {
  fetchFile,
  makeInstallation,
  sendPart,
  signIn,
  statusOf,
  write,
  type Started,
} from "@/tests/setup/production";
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

  describe("share the folder of files", () => {
    const begin = async (portal: Started, id: string, size: number) => {
      const answer = await write(portal, "POST", "/files", cookie, {
        organisation: home.code,
        id,
        name: "Протокол.pdf",
        size,
      });
      expect(answer.status).toBe(200);
      return ((await answer.json()) as { received: number }).received;
    };
    const read = async (portal: Started, id: string) => {
      const answer = await fetchFile(portal, id, cookie);
      expect(answer.status).toBe(200);
      return Buffer.from(await answer.arrayBuffer());
    };
    const pdf = (size: number) => Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(size - 9)]);

    it("a file sent to one is read through the other, and a stranger finds it at neither", async () => {
      const [id, bytes] = [randomUUID(), pdf(300_000)];
      expect(await begin(first, id, bytes.length)).toBe(0);
      expect((await fetchFile(second, id, cookie)).status).toBe(404);
      expect((await sendPart(first, { id, offset: 0, cookie }, bytes)).status).toBe(200);
      expect((await read(second, id)).equals(bytes)).toBe(true);
      expect((await read(first, id)).equals(bytes)).toBe(true);
      const stranger = await signIn(second, tenant.municipalities[1].specialist.email, tenant.password);
      for (const portal of [first, second]) expect((await fetchFile(portal, id, stranger)).status).toBe(404);
    });

    it("a file begun at one is continued and finished at the other", async () => {
      const [id, bytes] = [randomUUID(), pdf(500_000)];
      const half = 200_000;
      await begin(first, id, bytes.length);
      expect((await sendPart(first, { id, offset: 0, cookie }, bytes.subarray(0, half))).status).toBe(200);
      // The other one knows how far it is, and refuses a part that would leave a hole.
      expect(await begin(second, id, bytes.length)).toBe(half);
      expect(
        (await sendPart(second, { id, offset: half + 1, cookie }, bytes.subarray(half + 1))).status,
      ).toBe(409);
      expect((await sendPart(second, { id, offset: half, cookie }, bytes.subarray(half))).status).toBe(200);
      expect((await read(first, id)).equals(bytes)).toBe(true);
    });

    it("one part sent to both at once is written once", async () => {
      const [id, bytes] = [randomUUID(), pdf(400_000)];
      await begin(first, id, bytes.length);
      const sent = await Promise.all(
        [first, second].map((portal) => sendPart(portal, { id, offset: 0, cookie }, bytes)),
      );
      expect(sent.map(({ status }) => status)).toContain(200);
      expect((await read(second, id)).equals(bytes)).toBe(true);
    });
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

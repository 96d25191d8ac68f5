import { beforeAll, describe, expect, it, vi } from "vitest";

import { makeInstallation, signIn, statusOf, write, type Started } from "@/tests/setup/production";
import {
  administer,
  migratedDatabase,
  populate,
  rowsOf,
  type OutsideDatabase,
} from "@/tests/setup/production-database";

let database: OutsideDatabase;
let portal: Started;
let save: () => Promise<Response>;

beforeAll(async () => {
  database = await migratedDatabase("production_end");
  const tenant = await populate(database);
  const [home] = tenant.municipalities;
  portal = await makeInstallation(database.secrets).startPortal("portal-1");
  const cookie = await signIn(portal, home.specialist.email, tenant.password);
  const plans = `/municipalities/${home.code}/plans`;
  const made = await write(portal, "POST", plans, cookie, { year: tenant.year, source: "empty" });
  expect(made.status, await made.text()).toBe(200);
  save = () =>
    write(portal, "PATCH", `${plans}/${String(tenant.year)}/text`, cookie, {
      field: "goal",
      base: "",
      value: "Записано при остановке",
      since: 0,
    });
});

const waiting = () => rowsOf(database, "SELECT FROM pg_locks WHERE NOT granted");

describe("an instance told to end while it writes", () => {
  it("says so first, closes the door, finishes what it has begun, and ends by itself within ten seconds", async () => {
    await administer(database, async (lock) => {
      // Somebody else holds the plan: the request has to wait inside its transaction.
      await lock.query("BEGIN");
      await lock.query("SELECT FROM plans FOR UPDATE");
      await lock.query("SELECT FROM plan_versions FOR UPDATE");
      const running = save();
      await vi.waitFor(async () => expect(await waiting()).not.toEqual([]), 10_000);

      const ending = portal.stop();
      await vi.waitFor(async () => expect(await statusOf(portal, "/api/ready")).toBe(503), 5_000);
      // The proxy has not noticed yet: people are still served.
      expect(await statusOf(portal, "/login")).toBe(200);
      await vi.waitFor(async () => expect(await statusOf(portal, "/login")).toBe(0), 8_000);
      await lock.query("COMMIT");

      const answer = await running;
      expect(answer.status, await answer.text()).toBe(200);
      expect(await ending, portal.output()).toEqual({ code: 0, signal: null });
    });
    expect(await rowsOf(database, "SELECT goal FROM plan_versions")).toEqual([
      { goal: "Записано при остановке" },
    ]);
    expect(
      await rowsOf(
        database,
        "SELECT FROM pg_stat_activity WHERE usename = 'portal_app' AND datname = current_database()",
      ),
    ).toEqual([]);
  });
});

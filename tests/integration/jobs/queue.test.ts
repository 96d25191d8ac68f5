import { afterEach, describe, expect, it, vi } from "vitest";

import { withoutTenant } from "@/lib/core/db/bootstrap";
import { closeJobSender, sendJob } from "@/lib/core/jobs/queue";
import { startRunner, type JobHandlers, type JobRunner } from "@/lib/core/jobs/runner";
import { jobHandlers } from "@/lib/modules/jobs";
import { asAdministrator } from "@/tests/setup/administrator";

const runners: JobRunner[] = [];

/** Every queue of the portal with a handler. */
function mapped(handlerOf: () => () => Promise<void>): JobHandlers {
  return Object.fromEntries(
    Object.keys(jobHandlers).map((name) => [name, handlerOf()]),
  ) as unknown as JobHandlers;
}

async function start(handlers: Partial<JobHandlers>): Promise<JobRunner> {
  const nothing = () => Promise.resolve();
  const all: JobHandlers = { ...mapped(() => nothing), ...handlers };
  const runner = await startRunner(all, { pollSeconds: 0.5, superviseSeconds: 1 });
  runners.push(runner);
  return runner;
}

interface JobRow {
  state: string;
  tries: number;
  pause: number;
}

function jobs(name: string): Promise<JobRow[]> {
  return asAdministrator<JobRow>(
    `SELECT state, retry_count AS tries, extract(epoch FROM start_after - now())::int AS pause
       FROM jobs.job WHERE name = $1`,
    [name],
  );
}

const send = () => withoutTenant((tx) => sendJob(tx, "sweep-abandoned-files", null));

afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.stop(5);
  await closeJobSender();
  await asAdministrator("DELETE FROM jobs.job");
  vi.restoreAllMocks();
});

describe("a job", () => {
  it("is not there when its command was rolled back", async () => {
    const refused = withoutTenant(async (tx) => {
      await sendJob(tx, "sweep-abandoned-files", null);
      throw new Error("refused after the send");
    });
    await expect(refused).rejects.toThrow("refused after the send");
    expect(await jobs("sweep-abandoned-files")).toEqual([]);
  });

  it("of a committed command runs once, although two runners look for it", async () => {
    let runs = 0;
    const handlers = {
      "sweep-abandoned-files": () => {
        runs += 1;
        return Promise.resolve();
      },
    };
    await start(handlers);
    await start(handlers);
    for (let round = 1; round <= 3; round += 1) {
      await send();
      await vi.waitFor(async () => {
        const states = (await jobs("sweep-abandoned-files")).map(({ state }) => state);
        expect(states).toEqual(Array<string>(round).fill("completed"));
      }, 15_000);
      expect(runs).toBe(round);
    }
  });

  it("sent again while one waits is not added", async () => {
    await send();
    await send();
    expect(await jobs("sweep-abandoned-files")).toHaveLength(1);
  });

  it("that fails is logged and comes again after a pause", async () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => undefined);
    await start({ "sweep-abandoned-files": () => Promise.reject(new Error("the disk is away")) });
    await send();
    await vi.waitFor(async () => {
      expect((await jobs("sweep-abandoned-files")).map(({ state }) => state)).toEqual(["retry"]);
    }, 15_000);
    const [job] = await jobs("sweep-abandoned-files");
    expect(job?.pause).toBeGreaterThan(20);
    expect(job?.pause).toBeLessThanOrEqual(120);
    expect(errors.mock.calls.flat().join()).toMatch(/job failed, will be tried again.*the disk is away/);
  });

  it("that runs is waited for when the runner is told to stop", async () => {
    let begun = false;
    let ended = false;
    const runner = await start({
      "sweep-abandoned-files": async () => {
        begun = true;
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        ended = true;
      },
    });
    await send();
    await vi.waitFor(() => expect(begun).toBe(true), 15_000);
    await runner.stop(8);
    expect(ended).toBe(true);
    expect((await jobs("sweep-abandoned-files")).map(({ state }) => state)).toEqual(["completed"]);
  });
});

describe("the runner", () => {
  it("needs no more rights than the runtime role has", async () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const lines = vi.spyOn(console, "log").mockImplementation(() => undefined);
    // The last act of a round of supervision is to forget runners not seen for a week.
    await asAdministrator(
      `INSERT INTO jobs.instance (id, host, pid, version, node_version, heartbeat_seconds, supervise, schedule, migrate,
         persist_queue_stats, persist_warnings, heartbeat_on)
       VALUES (gen_random_uuid(), 'gone', 1, '', '', 30, true, true, false, false, false, now() - interval '8 days')`,
    );
    await start({});
    await send();
    await vi.waitFor(async () => {
      expect(await asAdministrator("SELECT DISTINCT name, host = 'gone' AS gone FROM jobs.instance")).toEqual(
        [{ name: "jobs", gone: false }],
      );
    }, 15_000);
    await vi.waitFor(async () => {
      const [row] = await asAdministrator<{ timed: boolean }>(
        "SELECT cron_on IS NOT NULL AS timed FROM jobs.version",
      );
      expect(row?.timed).toBe(true);
    }, 15_000);
    await runners.splice(0)[0]?.stop(5);
    expect(errors.mock.calls.flat()).toEqual([]);
    expect(lines.mock.calls.flat().filter((line) => String(line).includes('"warn"'))).toEqual([]);
  });

  it("keeps the timetable of the jobs, once for all runners", async () => {
    await start({});
    await start({});
    expect(await asAdministrator("SELECT name, cron, timezone FROM jobs.schedule ORDER BY name")).toEqual([
      { name: "announce-campaigns", cron: "10 8-18 * * *", timezone: "Europe/Moscow" },
      { name: "count-search-words", cron: "25 2 * * *", timezone: "Europe/Moscow" },
      { name: "count-usual-answers", cron: "*/15 * * * *", timezone: "Europe/Moscow" },
      { name: "keep-campaign-targets", cron: "35 0 * * *", timezone: "Europe/Moscow" },
      { name: "keep-schools-current", cron: "5 0 * * *", timezone: "Europe/Moscow" },
      { name: "remove-expired-rows", cron: "15 2 * * *", timezone: "Europe/Moscow" },
      { name: "sweep-abandoned-files", cron: "45 2 * * *", timezone: "Europe/Moscow" },
    ]);
  });
});

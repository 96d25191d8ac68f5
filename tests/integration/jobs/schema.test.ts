import { PgBoss } from "pg-boss";
import { describe, expect, inject, it } from "vitest";

import { env } from "@/lib/core/env";
import { JOB_STORE } from "@/lib/core/jobs/queue";
import { jobHandlers } from "@/lib/modules/jobs";
import { urlOfDatabase } from "@/scripts/lib/cluster.mjs";
import { asAdministrator, asRuntimeRole } from "@/tests/setup/administrator";

/** Everything the runtime role may do in the schema of the queue; what is not here it may not. */
const RIGHTS = [
  "instance: SELECT, INSERT, UPDATE, DELETE",
  "job: SELECT, INSERT, UPDATE, DELETE",
  "job_common: SELECT, INSERT, UPDATE, DELETE",
  "job_dependency: SELECT, DELETE",
  "queue: SELECT, INSERT, UPDATE",
  "schedule: SELECT, INSERT, UPDATE",
  "version: SELECT, UPDATE",
];

describe("the schema of the queue", () => {
  it("is the one the installed package expects", async () => {
    const { adminUrl } = inject("testServer");
    const name = new URL(env.databaseUrl).pathname.slice(1);
    const boss = new PgBoss({
      ...JOB_STORE,
      connectionString: urlOfDatabase(adminUrl, name),
      registerInstance: false,
      supervise: false,
      schedule: false,
    });
    await boss.start();
    try {
      const { ok, ...drift } = await boss.detectSchemaDrift();
      expect(ok, JSON.stringify(drift)).toBe(true);
    } finally {
      await boss.stop();
    }
  });

  it("has a queue for every name of the code, and no other but the package's own", async () => {
    const rows = await asAdministrator<{ name: string; partition: boolean }>(
      'SELECT name, partition FROM jobs.queue ORDER BY name COLLATE "C"',
    );
    expect(rows.map(({ name }) => name)).toEqual(["__pgboss__send-it", ...Object.keys(jobHandlers).sort()]);
    expect(rows.filter(({ partition }) => partition)).toEqual([]);
  });

  it("gives the runtime role its rows and nothing else", async () => {
    const rows = await asAdministrator<{ line: string }>(`
      SELECT c.relname || ': ' || string_agg(p, ', ' ORDER BY at) AS line
        FROM pg_class c, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])
             WITH ORDINALITY AS rights(p, at)
       WHERE c.relnamespace = 'jobs'::regnamespace AND c.relkind IN ('r', 'p')
         AND has_table_privilege('portal_app', c.oid, p)
       GROUP BY c.relname ORDER BY c.relname COLLATE "C"`);
    expect(rows.map(({ line }) => line)).toEqual(RIGHTS);
  });

  it("lets nobody but the owner make, change or drop a thing in it", async () => {
    await asRuntimeRole(async (client) => {
      for (const statement of [
        "CREATE TABLE jobs.own (id int)",
        "SELECT jobs.delete_queue('remove-expired-rows')",
        "SELECT jobs.job_table_run('DROP TABLE jobs.job')",
        'SELECT jobs.create_queue(\'own\', \'{"policy": "standard", "partition": true}\')',
        "DELETE FROM jobs.queue",
      ]) {
        await expect(client.query(statement), statement).rejects.toThrow(/permission denied/);
      }
    });
  });
});

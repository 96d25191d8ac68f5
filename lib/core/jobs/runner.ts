/** Runs the jobs of the queue. Several runners share the work: a job is fetched by one of them. */
import { PgBoss, type JobWithMetadata } from "pg-boss";
import { z } from "zod";

import { machineNow } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { issueSentence } from "@/lib/core/format/issue-sentences";
import { JOB_STORE, SCHEDULE_ZONE, SCHEDULES, type JobName, type JobPayloads } from "@/lib/core/jobs/queue";
import { errorFacts, log } from "@/lib/core/logger";

// What a file is told of its options is read by people, as on the portal.
z.config({ localeError: issueSentence });

/** Which try of a job this is: after the last one nobody will try again, and whoever waits is to be told. */
export interface JobTry {
  last: boolean;
}

/** What is done for each queue. A handler may run twice for one job (a machine dies between work and note). */
export type JobHandlers = {
  readonly [Name in JobName]: (payload: JobPayloads[Name], attempt: JobTry) => Promise<void>;
};

export interface JobRunner {
  /** Fetches nothing more, waits for what runs (at most the seconds given), closes the connections. */
  stop(seconds: number): Promise<void>;
}

/** How often each queue is asked for work (nobody waits at a screen for a job), and how often the queues are kept. */
const RHYTHM = { pollSeconds: 2, superviseSeconds: 60 };
const CONNECTIONS = 4;

/**
 * Starts a runner under the runtime role. A failed job is logged and comes again with growing pauses, as the migration
 * of its queue says; after the last try it stays `failed` for a month.
 *
 * @throws Error when the schema of the queue is not the one of the installed package.
 */
export async function startRunner(
  handlers: JobHandlers,
  { pollSeconds, superviseSeconds }: typeof RHYTHM = RHYTHM,
): Promise<JobRunner> {
  const boss = new PgBoss({
    ...JOB_STORE,
    connectionString: env.databaseUrl,
    application_name: "portal-jobs",
    // Seen with its last sign of life in jobs.instance.
    instanceName: "jobs",
    max: CONNECTIONS,
    superviseIntervalSeconds: superviseSeconds,
    // Reading the state of other connections is the administrator's business, see docs/operations.md.
    monitorVacuum: false,
  });
  boss.on("error", (error) => log("error", "job queue", errorFacts(error)));
  boss.on("warning", ({ message }) => log("warn", "job queue", { detail: message }));
  await boss.start();
  for (const name of Object.keys(handlers) as JobName[]) {
    const cron = SCHEDULES[name];
    if (cron !== undefined) await boss.schedule(name, cron, null, { tz: SCHEDULE_ZONE });
    await boss.work(
      name,
      {
        pollingIntervalSeconds: pollSeconds,
        batchSize: 1,
        // Where one was found there may be more: the queue is asked again at once.
        burstWhenBatchFull: true,
        includeMetadata: true,
      } as const,
      async (jobs: JobWithMetadata<JobPayloads[JobName]>[]) => {
        for (const job of jobs) await run(handlers[name], job);
      },
    );
  }
  return { stop: (seconds) => boss.stop({ graceful: true, timeout: seconds * 1_000 }) };
}

async function run(
  handler: (payload: never, attempt: JobTry) => Promise<void>,
  job: JobWithMetadata<JobPayloads[JobName]>,
): Promise<void> {
  const facts = { job: job.name, id: job.id, attempt: job.retryCount + 1 };
  const since = machineNow();
  const last = job.retryCount >= job.retryLimit;
  try {
    // The queue's own payload: what was sent under its name.
    await handler(job.data as never, { last });
    log("info", "job done", { ...facts, milliseconds: machineNow() - since });
  } catch (error) {
    log("error", last ? "job given up" : "job failed, will be tried again", {
      ...facts,
      ...errorFacts(error),
    });
    throw error;
  }
}

/**
 * What may be done later. A job is a row written in the transaction of the command that wants it: it exists if and
 * only if the command committed, so no message is lost and none is sent for what never happened.
 */
import { fromPrisma, PgBoss } from "pg-boss";

import type { Tx } from "@/lib/core/db/client";
import { env } from "@/lib/core/env";
import { errorFacts, log } from "@/lib/core/logger";

/**
 * Every queue with the payload of its jobs: ids only, or null. What a job needs to know it reads itself, when it runs
 * and with the rights of that moment. A new queue is made by a migration (`jobs.create_queue`).
 */
export interface JobPayloads {
  "remove-expired-rows": null;
  "sweep-abandoned-files": null;
  "keep-schools-current": null;
  "keep-campaign-targets": null;
  "read-import": ImportJob;
  "apply-import": ImportJob;
  "compute-verdicts": VerdictJob;
  "read-file-text": FileTextJob;
  "count-search-words": null;
  "count-usual-answers": null;
  "announce-campaigns": null;
  "send-mail": MailJob;
}

/** An import, and the right of the person who asked: verified anew when the job runs. */
export interface ImportJob {
  importId: string;
  userId: string;
  membershipId: string;
}

/** A run over the schools of a region, and the right of the person who started it. */
export interface VerdictJob {
  runId: string;
  userId: string;
  membershipId: string;
}

/** A file whose text is searched, and the right of the person who attached it. */
export interface FileTextJob {
  fileId: string;
  userId: string;
  membershipId: string;
}

/** A letter about a submission, to a person by a right of theirs: composed with that right when it is sent. */
export interface MailJob {
  submissionId: string;
  occasion: MailOccasion;
  userId: string;
  membershipId: string;
}

/** Why one is written to: a window opens, three days or one are left, a checker answered. */
export type MailOccasion = "opened" | "days:3" | "days:1" | "returned" | "extended" | "extension-refused";

export type JobName = keyof JobPayloads;

/**
 * Jobs that come by the clock: at night, while nobody waits for the database, letters in the hours of work. Minute, hour,
 * day, month, weekday.
 */
export const SCHEDULES: Readonly<Partial<Record<JobName, string>>> = {
  "announce-campaigns": "10 8-18 * * *",
  "keep-schools-current": "5 0 * * *",
  // After the schools stand where they stand today.
  "keep-campaign-targets": "35 0 * * *",
  // What was accepted meanwhile; nobody waits for it.
  "count-usual-answers": "*/15 * * * *",
  "count-search-words": "25 2 * * *",
  "remove-expired-rows": "15 2 * * *",
  "sweep-abandoned-files": "45 2 * * *",
};

export const SCHEDULE_ZONE = "Europe/Moscow";

/** The schema is made by a migration: the runtime role reads and writes rows there and makes nothing. */
export const JOB_STORE = {
  schema: "jobs",
  migrate: false,
  createSchema: false,
  persistWarnings: false,
  persistQueueStats: false,
  reindex: false,
  openTelemetry: { enabled: false },
} as const;

// One sender a process, also across reloads of the development server.
const holder = globalThis as typeof globalThis & { portalJobSender?: Promise<PgBoss> };

/** Learns the queues over a connection of its own, closed again when idle; the jobs go through the command's. */
async function openSender(): Promise<PgBoss> {
  const boss = new PgBoss({
    ...JOB_STORE,
    connectionString: env.databaseUrl,
    application_name: "portal-job-sender",
    max: 1,
    registerInstance: false,
    supervise: false,
    schedule: false,
    queueCacheIntervalSeconds: 3_600,
  });
  boss.on("error", (error) => log("error", "job queue", errorFacts(error)));
  return boss.start();
}

async function sender(): Promise<PgBoss> {
  holder.portalJobSender ??= openSender();
  try {
    return await holder.portalJobSender;
  } catch (error) {
    // The next command tries again: the database may have been away.
    delete holder.portalJobSender;
    throw error;
  }
}

/**
 * Sends a job in the transaction given: it is there once the transaction has committed. A job of the same queue and
 * `key` that still waits or runs is enough; a second one is not added. Without a key the queue has one job at a time.
 */
export async function sendJob<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayloads[Name],
  key?: string,
): Promise<void> {
  const boss = await sender();
  await boss.send(name, payload, {
    db: fromPrisma(tx),
    ...(key !== undefined && { singletonKey: key }),
  });
}

/** How many jobs one statement writes. */
const PORTION = 1_000;

/** Sends many jobs of one queue in the transaction given, as `sendJob` does one. */
export async function sendJobs<Name extends JobName>(
  tx: Tx,
  name: Name,
  payloads: readonly (JobPayloads[Name] & object)[],
): Promise<void> {
  const boss = await sender();
  for (let from = 0; from < payloads.length; from += PORTION) {
    const portion = payloads.slice(from, from + PORTION).map((data) => ({ data }));
    await boss.insert(name, portion, { db: fromPrisma(tx) });
  }
}

/** Stops the timers of the sender, at the end of the process. */
export async function closeJobSender(): Promise<void> {
  const sender = holder.portalJobSender;
  delete holder.portalJobSender;
  await (await sender?.catch(() => undefined))?.stop({ graceful: false });
}

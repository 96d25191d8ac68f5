/** Embedded servers of data folders, worked on by the portal's own commands, for the tests of copies. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import pg from "pg";
import { afterAll } from "vitest";

import { startPostgres } from "@/scripts/lib/postgres.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

interface EmbeddedServer {
  url: (database: string) => string;
  port: number;
  pid: number;
  stop: () => Promise<void>;
}

const running: EmbeddedServer[] = [];

afterAll(async () => {
  for (const server of running) await server.stop();
});

/** `npm run db -- …` on a data folder; what it printed, also when it refuses. */
export async function db(folder: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, PORTAL_DATA_DIR: folder, PORTAL_FILES_DIR: path.join(folder, "files") };
  delete (env as NodeJS.ProcessEnv).DATABASE_URL;
  const script = path.join(ROOT, "scripts", "commands", "db.mjs");
  const said = await promisify(execFile)(process.execPath, [script, ...args], { cwd: ROOT, env }).catch(
    (error: unknown) => error as { stdout: string; stderr: string },
  );
  return `${said.stdout}${said.stderr}`;
}

/** Passwords of a data folder. */
export function secretsOf(folder: string): Record<string, string> {
  return JSON.parse(readFileSync(path.join(folder, "secrets.json"), "utf8")) as Record<string, string>;
}

/**
 * The server of a data folder, started if need be (as a command would, for its own time; where it listened before, for
 * those who look for it there), stopped with the test file.
 */
export async function openFolder(
  folder: string,
  { forCommand = false, port }: { forCommand?: boolean; port?: number } = {},
): Promise<EmbeddedServer> {
  const { installation = "", superuserPassword = "" } = secretsOf(folder);
  const server = (await startPostgres({
    folder: path.join(folder, "postgres"),
    installation,
    password: superuserPassword,
    forCommand,
    port,
    logFile: path.join(folder, "postgres.log"),
  })) as EmbeddedServer;
  running.push(server);
  return server;
}

/** Rows of one query. */
export async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** A client that is connected and asks nothing, until it is told to go; `answers` says whether its line still lives. */
export async function stayConnected(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    answers: async () => (await client.query<{ yes: boolean }>("SELECT true AS yes")).rows[0]?.yes,
    go: () => client.end(),
  };
}

/** Writes rows of the audit one by one until told to stop; what PostgreSQL acknowledged is in the ledger. */
export function startWriting(url: string) {
  const ledger: number[] = [];
  const state = { over: false };
  const done = (async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (let number = 1; !state.over; number += 1) {
      await client.query(
        "INSERT INTO audit_events (event, subject_type, after) VALUES ('session.started', 'backup', $1)",
        [{ number }],
      );
      ledger.push(number);
    }
    await client.end();
  })();
  return {
    ledger,
    stop: async () => {
      state.over = true;
      await done;
    },
  };
}

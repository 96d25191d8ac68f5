/** The database of the test file as its administrator sees it: every row and the whole catalog, past every policy. */
import pg from "pg";
import { inject } from "vitest";

import { urlOfDatabase } from "@/scripts/lib/cluster.mjs";

export type Connection = pg.Client;

async function connected<T>(connectionString: string, work: (client: Connection) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function databaseName(): string {
  return new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
}

/** Rows of a query of the administrator. */
export function asAdministrator<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const { adminUrl } = inject("testServer");
  return connected(
    urlOfDatabase(adminUrl, databaseName()),
    async (client) => (await client.query<Row>(text, values)).rows,
  );
}

/** Works on one connection of the runtime role, as the server holds them. */
export function asRuntimeRole<T>(work: (client: Connection) => Promise<T>): Promise<T> {
  return connected(process.env.DATABASE_URL ?? "", work);
}

/** Names of the tables of the portal. */
export async function tableNames(): Promise<string[]> {
  const rows = await asAdministrator<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** What a refused request may leave behind: the sign of life of its session and the note of the refusal. */
function rowOf(table: string): string {
  if (table === "sessions") return "to_jsonb(t) - 'last_seen_at'";
  if (table === "audit_events") return "CASE WHEN t.event <> 'access.denied' THEN to_jsonb(t) END";
  return "to_jsonb(t)";
}

/** One mark per table, of all its rows. Equal marks before and after: nothing was written, changed or removed. */
export async function marksOfAllTables(): Promise<Record<string, string>> {
  const marks = (await tableNames()).map(
    (
      name,
    ) => `SELECT '${name}' AS name, count(r) || ':' || coalesce(sum(hashtextextended(r::text, 0)), 0) AS mark
                 FROM (SELECT ${rowOf(name)} AS r FROM "${name}" t) rows`,
  );
  const rows = await asAdministrator<{ name: string; mark: string }>(marks.join(" UNION ALL "));
  return Object.fromEntries(rows.map(({ name, mark }) => [name, mark]));
}

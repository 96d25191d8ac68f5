import pg from "pg";

export const OWNER = "portal_owner";
export const RUNTIME = "portal_app";
export const EXTENSIONS = ["pg_trgm", "btree_gist", "pgcrypto", "unaccent"];

/** Opens one connection for the work and closes it whatever happens. */
export async function withConnection(connectionString, work) {
  const client = new pg.Client({ connectionString });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Makes the two roles with these passwords, or sets the passwords of the existing ones. Neither is a superuser and
 * neither may pass by row-level security. Idempotent.
 */
export async function ensureRoles(
  adminUrl,
  { ownerName = OWNER, ownerPassword, appName = RUNTIME, appPassword },
) {
  await withConnection(adminUrl, async (client) => {
    for (const [name, password] of [
      [ownerName, ownerPassword],
      [appName, appPassword],
    ]) {
      const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [name]);
      const verb = rowCount ? "ALTER" : "CREATE";
      await client.query(
        `${verb} ROLE ${client.escapeIdentifier(name)} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD ${client.escapeLiteral(password)}`,
      );
    }
  });
}

/**
 * Makes the database with the order of Russian words, owned by the owner role, with the extensions only an
 * administrator may add. Idempotent; returns whether the database was made now.
 */
export async function ensureDatabase(adminUrl, name, ownerName = OWNER, appName = RUNTIME) {
  const created = await withConnection(adminUrl, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount) return false;
    await createRussianDatabase(client, name, ownerName);
    return true;
  });
  await prepareDatabase(urlOfDatabase(adminUrl, name), ownerName, appName);
  return created;
}

async function createRussianDatabase(client, name, ownerName) {
  const { rows } = await client.query("SELECT rolsuper FROM pg_roles WHERE rolname = current_user");
  // An administrator who is no superuser (a managed server) must belong to the owner to hand a database over.
  if (!rows[0]?.rolsuper) {
    await client.query(`GRANT ${client.escapeIdentifier(ownerName)} TO CURRENT_USER`);
  }
  await client.query(
    `CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${client.escapeIdentifier(ownerName)} TEMPLATE template0 ` +
      "ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'ru'",
  );
}

async function prepareDatabase(databaseUrl, ownerName, appName) {
  await withConnection(databaseUrl, async (client) => {
    for (const extension of EXTENSIONS) await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
    const database = client.escapeIdentifier(client.database);
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${client.escapeIdentifier(appName)}`);
    await client.query(`ALTER SCHEMA public OWNER TO ${client.escapeIdentifier(ownerName)}`);
    await client.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
  });
}

/** The same server and person, another database. */
export function urlOfDatabase(connectionString, database) {
  const url = new URL(connectionString);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.toString();
}

/** Drops a database together with the connections to it. */
export async function dropDatabase(adminUrl, name) {
  await withConnection(adminUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`),
  );
}

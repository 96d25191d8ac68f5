import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import {
  dropDatabase,
  ensureDatabase,
  ensureRoles,
  OWNER,
  RUNTIME,
  urlOfDatabase,
  withConnection,
} from "./cluster.mjs";
import { deploy } from "./migrations.mjs";
import { root } from "./paths.mjs";
import { databaseUrl, startPostgres, stopLeftServer } from "./postgres.mjs";
import { isAlive } from "./processes.mjs";

const PREFIX = "test-postgres-";
const TEMPLATE = "portal_template";
const parent = path.join(root, ".data");

/** Folders of runs that were killed: their servers are stopped, their files removed. */
async function removeLeftovers() {
  const outside = fs.existsSync("/var/lib")
    ? fs
        .readdirSync("/var/lib")
        .filter((name) => name.startsWith("trajectory-"))
        .map((name) => path.join("/var/lib", name))
    : [];
  for (const place of [parent, ...outside]) {
    if (!fs.existsSync(place)) continue;
    for (const name of fs.readdirSync(place)) {
      const pid = Number(new RegExp(`^${PREFIX}(\\d+)`).exec(name)?.[1]);
      if (!pid || isAlive(pid)) continue;
      const folder = path.join(place, name);
      if (!fs.existsSync(folder)) continue;
      if (fs.statSync(folder).isDirectory()) await stopLeftServer(folder);
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }
}

/**
 * Starts a throwaway PostgreSQL with the migrated template database. Each worker or browser run clones it.
 * @see test-database.d.mts
 */
export async function startTestServer() {
  await removeLeftovers();
  fs.mkdirSync(parent, { recursive: true });
  const folder = path.join(parent, `${PREFIX}${process.pid}-${randomBytes(3).toString("hex")}`);
  const passwords = { superuser: secret(), ownerPassword: secret(), appPassword: secret() };
  const server = await startPostgres({
    folder,
    password: passwords.superuser,
    throwaway: true,
    logFile: `${folder}.log`,
  });
  const adminUrl = server.url("postgres");
  const remove = async () => {
    await server.remove();
    fs.rmSync(`${folder}.log`, { force: true });
  };
  try {
    await ensureRoles(adminUrl, passwords);
    await ensureDatabase(adminUrl, TEMPLATE);
    await deploy(ownerUrl(server.port, passwords, TEMPLATE));
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    port: server.port,
    adminUrl,
    connection: { adminUrl, port: server.port, ...passwords },
    stop: remove,
  };
}

const secret = () => randomBytes(12).toString("base64url");

function ownerUrl(port, { ownerPassword }, database) {
  return databaseUrl({ port, user: OWNER, password: ownerPassword, database });
}

/** Clones the migrated template (or another database) under the name given; an old database of that name is dropped. */
export async function createTestDatabase(connection, name, template = TEMPLATE) {
  await dropDatabase(connection.adminUrl, name);
  await withConnection(connection.adminUrl, async (client) => {
    const database = client.escapeIdentifier(name);
    await client.query(
      `CREATE DATABASE ${database} TEMPLATE ${client.escapeIdentifier(template)} OWNER ${OWNER}`,
    );
    // Rights on a database are not copied with its contents.
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${RUNTIME}`);
  });
  return {
    name,
    url: databaseUrl({
      port: connection.port,
      user: RUNTIME,
      password: connection.appPassword,
      database: name,
    }),
    ownerUrl: ownerUrl(connection.port, connection, name),
    adminUrl: urlOfDatabase(connection.adminUrl, name),
  };
}

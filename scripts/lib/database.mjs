import fs from "node:fs";
import path from "node:path";
import { ensureDatabase, ensureRoles, OWNER, RUNTIME, withConnection } from "./cluster.mjs";
import { dataDir } from "./paths.mjs";
import { databaseUrl, OF_COMMANDS, startPostgres } from "./postgres.mjs";
import { PlainFailure } from "./say.mjs";
import { loadSecrets } from "./secrets.mjs";

const DATABASE = "portal";
const LOCK = 917_230_402;

/**
 * The database of this installation: an outside server when DATABASE_URL names one, else the embedded server of the
 * data folder with its roles and database made. `stop` ends an embedded server, `leave` only one that was started for
 * the time of a command and that nobody else uses: whatever ran before goes on running.
 */
export async function openDatabase({ forCommand = false } = {}) {
  const external = process.env.DATABASE_URL;
  if (external) {
    const ownerUrl = process.env.MIGRATION_DATABASE_URL;
    if (!ownerUrl) {
      throw new PlainFailure(
        "Задан DATABASE_URL, но нет MIGRATION_DATABASE_URL: укажите в нём строку подключения владельца базы данных portal_owner.",
      );
    }
    await checkConnections({ DATABASE_URL: external, MIGRATION_DATABASE_URL: ownerUrl });
    return {
      embedded: false,
      runtimeUrl: external,
      ownerUrl,
      adminUrl: undefined,
      stop: () => Promise.resolve(),
      leave: () => Promise.resolve(),
    };
  }
  const secrets = loadSecrets(dataDir);
  const server = await startPostgres({
    folder: path.join(dataDir, "postgres"),
    installation: secrets.installation,
    password: secrets.superuserPassword,
    forCommand,
    logFile: path.join(dataDir, "postgres.log"),
  });
  const address = (user, password) => databaseUrl({ port: server.port, user, password, database: DATABASE });
  try {
    // Two commands may come to the same server at once: a role is altered by one at a time.
    await withConnection(server.url("postgres"), async (lock) => {
      await lock.query("SELECT pg_advisory_lock($1)", [LOCK]);
      await ensureRoles(server.url("postgres"), secrets);
      await ensureDatabase(server.url("postgres"), DATABASE);
    });
  } catch (error) {
    if (!server.adopted) await server.stop();
    throw error;
  }
  return {
    embedded: true,
    server,
    name: DATABASE,
    runtimeUrl: address(RUNTIME, secrets.appPassword),
    ownerUrl: address(OWNER, secrets.ownerPassword),
    adminUrl: server.url("postgres"),
    stop: () => server.stop(),
    leave: () => stopIfUnused(server),
  };
}

/**
 * Stops the server of a finished command, unless anybody is connected to it. One that a command did not start is left
 * as it was found: a portal whose connections have idled out is not seen.
 */
async function stopIfUnused(server) {
  const unused = await withConnection(server.url("postgres"), async (client) => {
    const { rows } = await client.query(
      `SELECT count(*) = 0 AND current_setting('cluster_name') = $1 AS unused FROM pg_stat_activity
        WHERE backend_type IN ('client backend', 'walsender') AND pid <> pg_backend_pid()`,
      [OF_COMMANDS],
    );
    return rows[0].unused;
  });
  if (unused) await server.stop();
}

async function checkConnections(urls) {
  for (const [name, url] of Object.entries(urls)) {
    await withConnection(url, (client) => client.query("SELECT 1")).catch((error) => {
      throw new PlainFailure(
        `Нет связи с базой данных из ${name}: проверьте адрес, имя и пароль; на новом сервере сначала выполните npm run db -- bootstrap.`,
        error.message,
      );
    });
  }
}

/** Folder of the data as the person sees it, made if it is not there. */
export function ensureDataDir() {
  try {
    fs.mkdirSync(dataDir, { recursive: true });
    fs.accessSync(dataDir, fs.constants.W_OK);
  } catch (error) {
    throw new PlainFailure(
      `Нет права записи в папку данных ${dataDir} (${error.code}): дайте его или укажите другую папку в PORTAL_DATA_DIR.`,
    );
  }
}

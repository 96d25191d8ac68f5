import fs from "node:fs";
import path from "node:path";
import { ensureDatabase, ensureRoles, OWNER, RUNTIME } from "./cluster.mjs";
import { dataDir } from "./paths.mjs";
import { databaseUrl, startPostgres } from "./postgres.mjs";
import { PlainFailure } from "./say.mjs";
import { loadSecrets } from "./secrets.mjs";

const DATABASE = "portal";

/**
 * The database of this installation: an outside server when DATABASE_URL names one, else the embedded server of the
 * data folder with its roles and database made.
 */
export async function openDatabase() {
  const external = process.env.DATABASE_URL;
  if (external) {
    const ownerUrl = process.env.MIGRATION_DATABASE_URL;
    if (!ownerUrl) {
      throw new PlainFailure(
        "Задан DATABASE_URL, но нет MIGRATION_DATABASE_URL: укажите в нём строку подключения владельца базы данных portal_owner.",
      );
    }
    return {
      embedded: false,
      runtimeUrl: external,
      ownerUrl,
      adminUrl: undefined,
      close: () => Promise.resolve(),
    };
  }
  const secrets = loadSecrets(dataDir);
  const server = await startPostgres({
    folder: path.join(dataDir, "postgres"),
    installation: secrets.installation,
    password: secrets.superuserPassword,
    logFile: path.join(dataDir, "postgres.log"),
  });
  const address = (user, password) => databaseUrl({ port: server.port, user, password, database: DATABASE });
  try {
    await ensureRoles(server.url("postgres"), secrets);
    await ensureDatabase(server.url("postgres"), DATABASE);
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
    close: () => server.stop(),
  };
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

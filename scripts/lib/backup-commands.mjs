import fs from "node:fs";
import path from "node:path";
import { copyRunningCluster, dumpOutsideDatabase, giveTo, restoreOutsideDatabase } from "./backup.mjs";
import { ensureDataDir, openDatabase } from "./database.mjs";
import { dataDir, root } from "./paths.mjs";
import { findPostgresHome } from "./postgres-home.mjs";
import { runningPortal } from "./running.mjs";
import { PlainFailure, say, step } from "./say.mjs";
import { loadSecrets } from "./secrets.mjs";

const CLUSTER = "postgres";
const DUMP = "database.dump";
const FILES = "files";
const SECRETS = "secrets.json";
const MANIFEST = "backup.json";

const filesDir = () => path.resolve(process.env.PORTAL_FILES_DIR || path.join(dataDir, FILES));

/**
 * A copy of the installation in one folder: database, files people brought, passwords of the embedded server. The
 * database comes first: a file named in it is there already, one brought later only lies unused in the copy.
 */
export async function backup([given]) {
  if (!given)
    throw new PlainFailure("Назовите новую папку для копии: npm run db -- backup /путь/копия-2027-02-01.");
  const target = path.resolve(given);
  if (fs.existsSync(target)) {
    throw new PlainFailure(`Папка ${target} уже есть: назовите новую, чтобы не испортить прежнюю копию.`);
  }
  // A copy that was cut short never bears the name of a whole one.
  const unfinished = `${target}.unfinished`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  try {
    fs.mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new PlainFailure(
      `Нет права записи в ${path.dirname(target)} (${error.code}): выберите другую папку.`,
    );
  }
  const embedded = !process.env.DATABASE_URL;
  await step("Копия базы данных", () =>
    embedded ? copyEmbedded(unfinished) : dumpOutsideDatabase(path.join(unfinished, DUMP)),
  );
  await step("Копия файлов", () => {
    if (fs.existsSync(filesDir())) fs.cpSync(filesDir(), path.join(unfinished, FILES), { recursive: true });
    else fs.mkdirSync(path.join(unfinished, FILES));
    return Promise.resolve();
  });
  const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
  const manifest = { madeAt: new Date().toISOString(), version, embedded };
  fs.writeFileSync(path.join(unfinished, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, {
    mode: 0o600,
  });
  fs.renameSync(unfinished, target);
  say(
    `Копия готова: ${target}. В ней данные людей${embedded ? " и пароли" : ""}: храните её под замком и на другой машине.`,
  );
}

async function copyEmbedded(target) {
  const database = await openDatabase({ forCommand: true });
  try {
    await copyRunningCluster({
      adminUrl: database.adminUrl,
      folder: database.server.folder,
      target: path.join(target, CLUSTER),
    });
  } finally {
    if (!runningPortal()) await database.leave();
  }
  fs.copyFileSync(path.join(dataDir, SECRETS), path.join(target, SECRETS));
  fs.chmodSync(path.join(target, SECRETS), 0o600);
}

/** Puts a copy into an empty place and brings its database to the moment the copy ended. Nothing is overwritten. */
export async function restore([given]) {
  const source = path.resolve(given ?? "");
  const manifest = readManifest(given, source);
  if (runningPortal() && !process.env.DATABASE_URL) {
    throw new PlainFailure("Портал работает: остановите его и повторите.");
  }
  if (manifest.embedded !== !process.env.DATABASE_URL) {
    throw new PlainFailure(
      manifest.embedded
        ? "Это копия встроенной базы: уберите DATABASE_URL и повторите."
        : "Это копия внешней базы: укажите DATABASE_URL, MIGRATION_DATABASE_URL и ADMIN_DATABASE_URL новой пустой базы.",
    );
  }
  ensureDataDir();
  refuseFilled(filesDir());
  if (manifest.embedded) await restoreEmbedded(source);
  else await step("Восстановление базы данных", () => restoreOutsideDatabase(path.join(source, DUMP)));
  await step("Восстановление файлов", () => {
    fs.cpSync(path.join(source, FILES), filesDir(), { recursive: true });
    return Promise.resolve();
  });
  say(`Восстановлено по копии от ${manifest.madeAt}. Дальше: npm run db -- status, затем npm run portal.`);
}

function readManifest(given, source) {
  try {
    if (!given) throw new Error();
    return JSON.parse(fs.readFileSync(path.join(source, MANIFEST), "utf8"));
  } catch {
    throw new PlainFailure(
      "Назовите папку готовой копии, в ней есть файл backup.json: npm run db -- restore /путь/копия-2027-02-01.",
    );
  }
}

function refuseFilled(folder) {
  if (!fs.existsSync(folder) || fs.readdirSync(folder).length === 0) return;
  throw new PlainFailure(
    `В папке ${folder} уже есть данные. Восстановление идёт только в пустое место: перенесите её или укажите другую в PORTAL_DATA_DIR.`,
  );
}

async function restoreEmbedded(source) {
  const own = path.join(dataDir, SECRETS);
  if (fs.existsSync(own)) {
    throw new PlainFailure(
      `В папке данных ${dataDir} уже есть установка. Восстановление идёт только в пустое место: перенесите её или укажите другую в PORTAL_DATA_DIR.`,
    );
  }
  fs.copyFileSync(path.join(source, SECRETS), own);
  fs.chmodSync(own, 0o600);
  const home = await findPostgresHome(path.join(dataDir, CLUSTER), loadSecrets(dataDir).installation);
  try {
    refuseFilled(home.folder);
    await step("Восстановление базы данных", async () => {
      // The mark of an unfinished cluster: a copy cut short is not started.
      fs.mkdirSync(path.dirname(home.folder), { recursive: true });
      fs.writeFileSync(`${home.folder}.unfinished`, "");
      fs.cpSync(path.join(source, CLUSTER), home.folder, { recursive: true });
      fs.chmodSync(home.folder, 0o700);
      giveTo(home.folder, home.user);
      fs.rmSync(`${home.folder}.unfinished`);
      const database = await openDatabase({ forCommand: true });
      await database.stop();
    });
  } catch (error) {
    // The next try finds the place as empty as this one did.
    fs.rmSync(own, { force: true });
    throw error;
  }
}

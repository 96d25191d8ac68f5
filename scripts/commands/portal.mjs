import path from "node:path";
import { ensureBuilt, ensureGenerated } from "../lib/build.mjs";
import { ensureDataDir, openDatabase } from "../lib/database.mjs";
import { keepJobRunner } from "../lib/job-runner.mjs";
import { deploy, pendingMigrations } from "../lib/migrations.mjs";
import { whenParentGoes } from "../lib/parent.mjs";
import { dataDir } from "../lib/paths.mjs";
import { isPortFree } from "../lib/ports.mjs";
import { isAlive, stopCommands } from "../lib/processes.mjs";
import { forgetPortal, rememberPortal, runningPortal, stopLeftServer } from "../lib/running.mjs";
import { duration, PlainFailure, reportAndExit, say, step } from "../lib/say.mjs";
import { loadSecrets } from "../lib/secrets.mjs";
import { demonstrationAccounts, ensureSeeded } from "../lib/seeds.mjs";
import { startWebServer } from "../lib/web-server.mjs";

/** What has been started, in the order of starting; stopped the other way round. */
const started = [];
let stopping = null;

function stopEverything() {
  stopping ??= (async () => {
    await stopCommands();
    for (const stop of started.reverse()) await stop().catch(() => undefined);
    forgetPortal();
  })();
  return stopping;
}

async function stopAndExit() {
  if (stopping) return;
  say("\nОстановка портала…");
  await stopEverything();
  say("Портал остановлен, данные сохранены.");
  process.exit(0);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stopAndExit());
whenParentGoes(() => void stopAndExit());

function readPort() {
  const port = Number(process.env.PORT || "3000");
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new PlainFailure(`PORT=${process.env.PORT} — не номер порта: укажите число от 1 до 65535.`);
}

async function main() {
  const port = readPort();
  const origin = (process.env.PORTAL_ORIGIN || `http://localhost:${port}`).replace(/\/+$/, "");
  ensureDataDir();

  const running = runningPortal();
  if (running) {
    throw new PlainFailure(
      `Портал с этой папкой данных уже работает: ${running.origin} (процесс ${running.pid}). Остановите его или укажите другую папку в PORTAL_DATA_DIR и другой порт в PORT.`,
    );
  }
  await stopLeftServer();
  if (!(await isPortFree(port))) {
    throw new PlainFailure(
      `Порт ${port} занят другой программой: остановите её или запустите портал на другом порту, например PORT=${port + 1} npm run portal.`,
    );
  }
  rememberPortal({ pid: process.pid, origin });

  const secrets = loadSecrets(dataDir);
  await ensureGenerated();
  // The build and the database need nothing of each other, and a first start has minutes of both.
  const [database] = await Promise.all([prepareDatabase(), ensureBuilt()]);
  if (stopping) return;

  const env = {
    DATABASE_URL: database.runtimeUrl,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secrets.sessionSecret,
    NEXTAUTH_URL: origin,
    PORTAL_ORIGIN: origin,
    PORTAL_FILES_DIR: path.resolve(process.env.PORTAL_FILES_DIR || path.join(dataDir, "files")),
  };
  await step("Запуск веб-сервера", async () => {
    const server = await startWebServer({ port, logFile: path.join(dataDir, "portal.log"), env });
    started.push(server.stop);
    rememberPortal({ pid: process.pid, serverPid: server.pid, origin });
    void server.ended.then(() => onServerEnd());
  });
  started.push(keepJobRunner({ env, logFile: path.join(dataDir, "jobs.log") }));

  watchDatabase(database);
  await greet(database, origin);
}

async function prepareDatabase() {
  const database = await startDatabase();
  await migrate(database);
  await ensureSeeded(database, { demo: process.env.PORTAL_DEMO !== "no" });
  return database;
}

async function startDatabase() {
  let database;
  await step("Запуск базы данных", async () => {
    database = await openDatabase();
    started.push(database.stop);
    if (!database.embedded) return "внешний сервер из DATABASE_URL";
    const notes = [];
    if (database.server.created) notes.push("создана");
    if (database.server.adopted) notes.push("уже работала после прошлого запуска");
    if (database.server.moved)
      notes.push(`лежит в ${database.server.folder}: папка портала закрыта для пользователя postgres`);
    return notes.join("; ") || undefined;
  });
  return database;
}

async function migrate({ ownerUrl }) {
  const pending = await pendingMigrations(ownerUrl);
  if (pending.length === 0) return;
  await step("Обновление базы данных", async () => `изменений: ${(await deploy(ownerUrl)).length}`);
}

/** A portal without its database only annoys people: it stops and says so. */
function watchDatabase({ server }) {
  if (!server) return;
  setInterval(() => {
    if (stopping || isAlive(server.pid)) return;
    void failAndExit(
      `База данных неожиданно остановилась: причина в конце файла ${path.join(dataDir, "postgres.log")}. Запустите портал снова.`,
    );
  }, 1_000).unref();
}

async function failAndExit(sentence) {
  await stopEverything();
  reportAndExit(new PlainFailure(sentence));
}

async function onServerEnd() {
  if (stopping) return;
  await failAndExit(
    `Веб-сервер портала неожиданно остановился: причина в конце файла ${path.join(dataDir, "portal.log")}.`,
  );
}

async function greet(database, origin) {
  const accounts = await demonstrationAccounts(database.ownerUrl);
  say(`\nГотово за ${duration(Date.now() - Number(process.env.PORTAL_STARTED_AT))}. Портал: ${origin}`);
  if (accounts) {
    const list = Array.isArray(accounts) ? accounts : accounts.accounts;
    say(
      `\nДемонстрация: школы и люди вымышлены.${accounts.password ? ` Пароль у всех: ${accounts.password}` : ""}`,
    );
    const width = Math.max(...list.map((account) => account.email.length));
    for (const { email, role, organisation, note } of list) {
      say(`  ${email.padEnd(width)}  ${[role, organisation, note].filter(Boolean).join(" · ")}`);
    }
  }
  say("\nОстановить: Ctrl-C");
}

main().catch(async (error) => {
  if (stopping) return;
  await stopEverything();
  reportAndExit(error);
});

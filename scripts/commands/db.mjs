import fs from "node:fs";
import path from "node:path";
import { ensureGenerated, tools } from "../lib/build.mjs";
import { backup, restore } from "../lib/backup-commands.mjs";
import { bootstrap } from "../lib/bootstrap.mjs";
import { dropDatabase, ensureDatabase, EXTENSIONS, withConnection } from "../lib/cluster.mjs";
import { ensureDataDir, openDatabase } from "../lib/database.mjs";
import { findDrift } from "../lib/drift.mjs";
import { createScratch, deploy, status } from "../lib/migrations.mjs";
import { root } from "../lib/paths.mjs";
import { run } from "../lib/processes.mjs";
import { runningPortal } from "../lib/running.mjs";
import { duration, PlainFailure, reportAndExit, say, step } from "../lib/say.mjs";
import { engineCalls, migrationsDir, withEngine } from "../lib/schema-engine.mjs";
import { ensureSeeded } from "../lib/seeds.mjs";
import { createTestDatabase, startTestServer } from "../lib/test-database.mjs";

const USAGE = `Команды базы данных: npm run db -- КОМАНДА
  status            какие изменения применены и какие ждут
  deploy            применить ждущие изменения
  create ИМЯ        записать новое изменение: разницу между prisma/schema и prisma/migrations
  drift             сравнить prisma/schema с prisma/migrations
  reset             стереть все данные и применить изменения заново (внешняя база: с --yes)
  prepare           всё перед запуском на внешнем сервере: роли и база (если есть ADMIN_DATABASE_URL), изменения, справочники
  bootstrap         завести роли, базу и расширения на внешнем сервере из ADMIN_DATABASE_URL
  create-admin …    завести первого администратора с одноразовой ссылкой
  backup ПАПКА      снять копию базы и файлов в новую папку, портал при этом работает
  restore ПАПКА     восстановить копию в пустое место
  clock ДАТА|off    переставить «сегодня» в демонстрации, например 2027-02-01`;

/** Opens the database of the installation for the work; a server started for it is stopped after it. */
async function withDatabase(work) {
  if (!process.env.DATABASE_URL) ensureDataDir();
  const database = await openDatabase({ forCommand: true });
  try {
    return await work(database);
  } finally {
    if (!runningPortal()) await database.leave();
  }
}

/** Work with scratch databases goes to a throwaway server, so it needs no rights anywhere and touches no data. */
async function withScratchServer(work) {
  const server = await startTestServer();
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

async function showStatus() {
  const state = await withDatabase((database) => status(database.ownerUrl));
  const list = (title, names) =>
    names.length && say(`${title}: ${names.length}\n${names.map((name) => `  ${name}`).join("\n")}`);
  list("Применены", state.applied);
  list("Ждут применения (npm run db -- deploy)", state.pending);
  list("Исправлены в файлах после применения", state.edited);
  list("Не завершены", state.failed);
  list("Есть в базе, но нет в prisma/migrations", state.unknown);
  if (state.pending.length === 0) say("База данных соответствует prisma/migrations.");
  return state.edited.length + state.failed.length + state.unknown.length > 0 ? 1 : 0;
}

async function applyPending() {
  const startedAt = Date.now();
  const names = await withDatabase((database) => deploy(database.ownerUrl));
  if (names.length === 0) say("Применять нечего: база данных соответствует prisma/migrations.");
  else
    say(`Применено за ${duration(Date.now() - startedAt)}:\n${names.map((name) => `  ${name}`).join("\n")}`);
}

async function createMigration([name]) {
  if (!/^[a-z][a-z0-9_]*$/.test(name ?? "")) {
    throw new PlainFailure(
      "Назовите изменение латинскими строчными буквами: npm run db -- create plan_tracks.",
    );
  }
  const script = await withScratchServer(async ({ adminUrl }) =>
    withEngine(await createScratch(adminUrl, "next_migration"), (engine) => engineCalls.nextScript(engine)),
  );
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(migrationsDir, `${stamp}_${name}`);
  fs.mkdirSync(folder);
  fs.writeFileSync(
    path.join(folder, "migration.sql"),
    script || "-- prisma/schema and the migrations agree: write the SQL by hand.\n",
  );
  say(`Записано: ${path.relative(root, path.join(folder, "migration.sql"))}`);
  say("Допишите политики доступа и права для новых таблиц, затем npm run db -- deploy.");
}

async function showDrift() {
  const differences = await withScratchServer(async ({ connection, adminUrl }) => {
    const migrated = await createTestDatabase(connection, "drift_migrated");
    return findDrift(adminUrl, { migratedUrl: migrated.adminUrl });
  });
  if (differences.length === 0) {
    say("Расхождений между prisma/schema и prisma/migrations нет.");
    return 0;
  }
  say(`Расхождения между prisma/schema и prisma/migrations: ${differences.length}`);
  for (const difference of differences) say(`  ${difference}`);
  return 1;
}

async function reset(args) {
  const running = runningPortal();
  if (running && !process.env.DATABASE_URL) {
    throw new PlainFailure(`Портал работает (процесс ${running.pid}): остановите его и повторите.`);
  }
  if (process.env.DATABASE_URL && !args.includes("--yes")) {
    throw new PlainFailure(
      "Будут стёрты все данные внешней базы. Если это верно, повторите с --yes: npm run db -- reset --yes.",
    );
  }
  await withDatabase(async (database) => {
    await step("Все данные стёрты", () =>
      database.embedded ? recreate(database) : emptySchema(database.ownerUrl),
    );
    await step(
      "Обновление базы данных",
      async () => `изменений: ${(await deploy(database.ownerUrl)).length}`,
    );
  });
}

async function recreate({ adminUrl, name }) {
  await dropDatabase(adminUrl, name);
  await ensureDatabase(adminUrl, name);
}

/** The owner may not drop an outside database: its contents go, and the trusted extensions come back. */
async function emptySchema(ownerUrl) {
  await withConnection(ownerUrl, async (client) => {
    await client.query("DROP SCHEMA IF EXISTS jobs CASCADE");
    await client.query("DROP SCHEMA IF EXISTS public CASCADE");
    await client.query("CREATE SCHEMA public");
    for (const extension of EXTENSIONS) await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
  });
}

/** What must be done before the instances of a version start, by one command that may be repeated at will. */
async function prepare() {
  if (process.env.ADMIN_DATABASE_URL) await bootstrap();
  await ensureGenerated();
  await withDatabase(async (database) => {
    await step(
      "Обновление базы данных",
      async () => `изменений: ${(await deploy(database.ownerUrl)).length}`,
    );
    await ensureSeeded(database, { demo: process.env.PORTAL_DEMO === "yes" });
  });
}

async function createAdmin(args) {
  await ensureGenerated();
  return withDatabase(async (database) => {
    await deploy(database.ownerUrl);
    const result = await run(
      process.execPath,
      [tools.tsx, path.join(root, "prisma", "create-admin.ts"), ...args],
      {
        cwd: root,
        stdio: "inherit",
        env: { ...process.env, DATABASE_URL: database.runtimeUrl, MIGRATION_DATABASE_URL: database.ownerUrl },
      },
    );
    return result.code;
  });
}

async function setClock([day]) {
  const value = day === "off" ? null : day;
  if (value !== null && !/^\d{4}-\d{2}-\d{2}$/.test(value ?? "")) {
    throw new PlainFailure("Укажите дату или off: npm run db -- clock 2027-02-01.");
  }
  const today = await withDatabase(async ({ ownerUrl }) =>
    withConnection(ownerUrl, async (client) => {
      try {
        const { rows } = await client.query(
          "SELECT to_char(set_demonstration_date($1::date) AT TIME ZONE 'Europe/Simferopol', 'DD.MM.YYYY HH24:MI') AS now",
          [value],
        );
        return rows[0].now;
      } catch (error) {
        throw new PlainFailure(`${error.message}.`);
      }
    }),
  );
  say(value ? `Сегодня в портале: ${today}` : `Портал снова живёт по настоящему времени: ${today}`);
}

const COMMANDS = {
  status: showStatus,
  deploy: applyPending,
  create: createMigration,
  drift: showDrift,
  reset,
  prepare,
  bootstrap: async () => {
    await bootstrap();
    say("Дальше: npm run db -- deploy, затем npm run db -- create-admin.");
  },
  "create-admin": createAdmin,
  backup,
  restore,
  clock: setClock,
};

const [command, ...rest] = process.argv.slice(2);
if (!Object.hasOwn(COMMANDS, command ?? "")) {
  say(USAGE);
  process.exitCode = command === undefined || command === "help" ? 0 : 1;
} else {
  try {
    process.exitCode = (await COMMANDS[command](rest)) ?? 0;
  } catch (error) {
    reportAndExit(error);
  }
  // A channel to the process that started this one would keep it waiting.
  process.disconnect?.();
}

import { dropDatabase, ensureDatabase, urlOfDatabase, withConnection } from "./cluster.mjs";
import { PlainFailure } from "./say.mjs";
import { engineCalls, readMigrations, withEngine } from "./schema-engine.mjs";

/** Two starts at once must not migrate together; the engine's own lock has another number. */
const LOCK = 917_230_401;

/**
 * The migration whose objects (clock, extensions) column defaults refer to: a database made from the datamodel alone
 * needs it first.
 */
const PREAMBLE = /_clock$/;

/** Names and checksums of what is applied, read without the engine: the cheap check of every start. */
async function readHistory(connectionString) {
  return withConnection(connectionString, async (client) => {
    const { rows: found } = await client.query(
      "SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS present",
    );
    if (!found[0].present) return [];
    const { rows } = await client.query(
      "SELECT migration_name AS name, logs = 'committed' AS committed, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at",
    );
    return rows;
  });
}

/** Names of the migrations on disk that the database has not. */
export async function pendingMigrations(connectionString) {
  const applied = new Set(
    (await readHistory(connectionString)).filter((row) => row.finished).map((row) => row.name),
  );
  return readMigrations()
    .migrationDirectories.map((entry) => entry.path)
    .filter((name) => !applied.has(name));
}

/**
 * Applies every missing migration as the owner, each in one transaction, under an advisory lock.
 * @param {string} ownerUrl
 * @returns {Promise<string[]>} names of the migrations applied now
 */
export async function deploy(ownerUrl) {
  return withConnection(ownerUrl, async (lock) => {
    await lock.query("SELECT pg_advisory_lock($1)", [LOCK]);
    try {
      await settleInterrupted(ownerUrl);
      if ((await pendingMigrations(ownerUrl)).length === 0) return [];
      return await withEngine(ownerUrl, async (engine, outcome) => {
        try {
          return (await engineCalls.apply(engine)).appliedMigrationNames;
        } catch (error) {
          await settleInterrupted(ownerUrl);
          throw await explain(ownerUrl, error, outcome.failure);
        }
      });
    } finally {
      await lock.query("SELECT pg_advisory_unlock($1)", [LOCK]).catch(() => undefined);
    }
  });
}

/**
 * A migration cut short (a failure, a killed process) either committed whole or left nothing behind; the mark written
 * in its own transaction says which. The history is corrected, so nobody has to repair it by hand.
 */
async function settleInterrupted(ownerUrl) {
  await withConnection(ownerUrl, async (client) => {
    const { rows } = await client.query(
      "SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS present",
    );
    if (!rows[0].present) return;
    await client.query(
      `UPDATE _prisma_migrations SET
         finished_at = CASE WHEN logs = 'committed' THEN now() END,
         applied_steps_count = CASE WHEN logs = 'committed' THEN 1 ELSE applied_steps_count END,
         rolled_back_at = CASE WHEN logs IS DISTINCT FROM 'committed' THEN now() END
       WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
    );
  });
}

async function explain(ownerUrl, error, failure) {
  if (!failure) {
    return new PlainFailure(
      "Обновление базы данных не выполнено: причина указана выше.",
      String(error?.message ?? error),
    );
  }
  const entry = readMigrations().migrationDirectories.find(
    (candidate) => candidate.migrationFile.content.value === failure.script,
  );
  const { message, detail, hint, where, position } = failure.error;
  const line = position ? failure.script.slice(0, Number(position)).split("\n").length : undefined;
  const details = [message, detail, hint, where, line && `строка ${line} файла migration.sql`]
    .filter(Boolean)
    .join("\n");
  return new PlainFailure(
    `Обновление базы данных «${entry?.path ?? "?"}» не выполнено и отменено целиком, данные не изменились. Исправьте причину и повторите.`,
    details,
  );
}

/**
 * State of the history: what is applied, what waits, what was changed after it had been applied, what the database
 * has and the disk has not.
 */
export async function status(ownerUrl) {
  const diagnosis = await withEngine(ownerUrl, (engine) => engineCalls.diagnose(engine));
  return {
    applied: (await readHistory(ownerUrl)).filter((row) => row.finished).map((row) => row.name),
    pending: diagnosis.history?.unappliedMigrationNames ?? (await pendingMigrations(ownerUrl)),
    edited: diagnosis.editedMigrationNames,
    failed: diagnosis.failedMigrationNames,
    unknown: diagnosis.history?.unpersistedMigrationNames ?? [],
  };
}

/**
 * Makes an empty database with roles' rights and extensions; an old one of that name is dropped.
 * @returns {Promise<string>} its address for the administrator
 */
export async function createScratch(adminUrl, name) {
  await dropDatabase(adminUrl, name);
  await ensureDatabase(adminUrl, name);
  return urlOfDatabase(adminUrl, name);
}

/** Brings a scratch database to what the datamodel says, without the migrations. */
export async function applyDatamodel(databaseUrl) {
  const script = await withEngine(databaseUrl, (engine) => engineCalls.datamodelScript(engine));
  const preamble = readMigrations().migrationDirectories.filter((entry) => PREAMBLE.test(entry.path));
  await withConnection(databaseUrl, async (client) => {
    for (const entry of preamble) await client.query(entry.migrationFile.content.value);
    await client.query(script);
  });
}

import fs from "node:fs";
import path from "node:path";
import { run, tail } from "./processes.mjs";
import { PlainFailure } from "./say.mjs";
import { withConnection } from "./cluster.mjs";

/** What a base backup leaves out: it belongs to the running server or is made anew (PostgreSQL, «Backing Up The Data Directory»). */
const EMPTIED = new Set([
  "pg_dynshmem",
  "pg_notify",
  "pg_replslot",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
  "pg_wal",
]);
const SKIPPED = /^(?:postmaster\.(?:pid|opts)|pgsql_tmp.*|pg_internal\.init.*)$/;
const LOG_SEGMENT = /^[0-9A-F]{24}$/;

/**
 * Copies the cluster of a running embedded server into a folder: a base backup with the part of the log that makes it
 * whole. The portal goes on working meanwhile; the copy holds everything committed before its end.
 *
 * @param {{adminUrl: string, folder: string, target: string}} options the folder of the cluster and an absent target
 * @returns {Promise<{from: string, to: string}>} places in the log between which the copy was made
 */
export function copyRunningCluster({ adminUrl, folder, target }) {
  return withConnection(adminUrl, async (client) => {
    const value = async (text, values) => Object.values((await client.query(text, values)).rows[0])[0];
    // A slot of this connection keeps the log from being recycled while the files are copied, and goes with it.
    await client.query("SELECT pg_create_physical_replication_slot($1, true, true)", [
      `backup_${process.pid}`,
    ]);
    const from = await value("SELECT pg_backup_start('npm run db -- backup', true)::text");
    fs.mkdirSync(target, { recursive: true, mode: 0o700 });
    copyFolder(folder, target, "");
    const { rows } = await client.query("SELECT lsn::text, labelfile FROM pg_backup_stop(false)");
    const [{ lsn: to, labelfile }] = rows;
    fs.writeFileSync(path.join(target, "backup_label"), labelfile, { mode: 0o600 });
    const first = await value("SELECT pg_walfile_name($1)", [from]);
    const last = await value("SELECT pg_walfile_name($1)", [to]);
    const log = path.join(folder, "pg_wal");
    for (const name of fs.readdirSync(log)) {
      const needed = LOG_SEGMENT.test(name) ? name >= first && name <= last : name.endsWith(".history");
      if (needed) fs.copyFileSync(path.join(log, name), path.join(target, "pg_wal", name));
    }
    return { from, to };
  });
}

/** A file that goes away meanwhile is made good by the log. */
function copyFolder(folder, target, inside) {
  for (const entry of fs.readdirSync(path.join(folder, inside), { withFileTypes: true })) {
    if (SKIPPED.test(entry.name)) continue;
    const name = path.join(inside, entry.name);
    const to = path.join(target, name);
    try {
      if (entry.isDirectory()) {
        fs.mkdirSync(to, { mode: 0o700 });
        if (!EMPTIED.has(name)) copyFolder(folder, target, name);
      } else if (entry.isFile()) {
        fs.copyFileSync(path.join(folder, name), to);
      }
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
  }
  // The log keeps notes of its own in a folder the server expects.
  if (inside === "")
    fs.mkdirSync(path.join(target, "pg_wal", "archive_status"), { recursive: true, mode: 0o700 });
}

/** Hands a copied cluster over to the user the server runs under. */
export function giveTo(folder, { uid, gid }) {
  if (uid === undefined) return;
  fs.chownSync(folder, uid, gid);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) giveTo(name, { uid, gid });
    else fs.chownSync(name, uid, gid);
  }
}

/** Dumps an outside database by the tool of its own version, under a role that reads past row-level security. */
export async function dumpOutsideDatabase(target) {
  const url = process.env.BACKUP_DATABASE_URL;
  if (!url) {
    throw new PlainFailure(
      "Копию внешней базы снимает роль portal_backup: укажите её строку подключения в BACKUP_DATABASE_URL, как завести роль — в docs/operations.md.",
    );
  }
  await runPostgresTool(
    "pg_dump",
    ["--format=custom", "--no-password", "--file", target, url],
    "Копия внешней базы не снята: причина выше.",
  );
}

/** Fills an empty outside database from a dump, as its administrator. */
export async function restoreOutsideDatabase(dump) {
  const url = process.env.ADMIN_DATABASE_URL;
  if (!url) {
    throw new PlainFailure(
      "Восстановление внешней базы делает её администратор: укажите ADMIN_DATABASE_URL с именем пустой базы.",
    );
  }
  await runPostgresTool(
    "pg_restore",
    ["--exit-on-error", "--single-transaction", "--no-password", "--dbname", url, dump],
    "Внешняя база не восстановлена и осталась такой, какой была: причина выше. Восстановление идёт только в пустую базу.",
  );
}

async function runPostgresTool(tool, args, sentence) {
  let result;
  try {
    result = await run(tool, args);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    throw new PlainFailure(
      `На этой машине нет программы ${tool}: поставьте клиент PostgreSQL 18 и повторите.`,
    );
  }
  if (result.code !== 0) throw new PlainFailure(sentence, tail(result.output, 12));
}

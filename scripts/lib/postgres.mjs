import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { freePort } from "./ports.mjs";
import { findPostgresHome, unicodeLocale } from "./postgres-home.mjs";
import { commandOf, isAlive, pause, run, tail, waitForEnd } from "./processes.mjs";
import { PlainFailure } from "./say.mjs";

const SUPERUSER = "postgres";

/** Name of a server that was started for the time of a command: the last command stops it. */
export const OF_COMMANDS = "for the time of a command";

/** Speed over safety: for databases that live as long as one test run. */
const THROWAWAY = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200"];

export function databaseUrl({ port, user, password, database }) {
  return `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Starts the embedded server of a folder, or takes over the one that a killed start left running.
 * The server leads a session of its own: Ctrl-C reaches the portal only, which stops the server last.
 *
 * @param {{folder: string, installation?: string, password: string, throwaway?: boolean, forCommand?: boolean, port?: number, logFile: string}} options
 *   `port`: where it listened before, for those who look for it there still; any free one when absent
 */
export async function startPostgres({
  folder: wantedFolder,
  installation = "",
  password,
  throwaway = false,
  forCommand = false,
  port: wantedPort,
  logFile,
}) {
  const home = await findPostgresHome(wantedFolder, installation);
  const { folder } = home;
  const created = await initialise(home, password, throwaway);

  const left = await runningServer(folder);
  if (left) {
    const url = (database) => databaseUrl({ port: left.port, user: SUPERUSER, password, database });
    await waitForConnection(url("postgres"), () => isAlive(left.pid), logFile);
    return server({ home, pid: left.pid, port: left.port, url, created, adopted: true });
  }

  for (let attempt = 1; ; attempt += 1) {
    const port = wantedPort ?? (await freePort());
    const settings = [
      "listen_addresses=127.0.0.1",
      "unix_socket_directories=",
      ...(throwaway ? THROWAWAY : []),
      ...(forCommand ? [`cluster_name=${OF_COMMANDS}`] : []),
    ];
    const log = fs.openSync(logFile, "w");
    const child = spawn(
      path.join(home.native, "bin", "postgres"),
      ["-D", folder, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
      {
        ...home.user,
        cwd: folder,
        detached: true,
        stdio: ["ignore", log, log],
        env: { PATH: process.env.PATH, TZ: "UTC" },
      },
    );
    fs.closeSync(log);
    let ended = false;
    child.on("exit", () => (ended = true));
    child.on("error", () => (ended = true));
    child.unref();
    const url = (database) => databaseUrl({ port, user: SUPERUSER, password, database });
    try {
      await waitForConnection(url("postgres"), () => !ended, logFile);
      return server({ home, pid: child.pid, port, url, created, adopted: false });
    } catch (error) {
      // A port taken in between, or processes of a killed server that still hold the shared memory: both pass.
      if (!ended || attempt === 5) throw error;
      await pause(400 * attempt);
    }
  }
}

function server({ home, pid, port, url, created, adopted }) {
  return {
    port,
    pid,
    url,
    created,
    adopted,
    folder: home.folder,
    moved: home.moved,
    stop: () => stopServer(pid),
    remove: async () => {
      await stopServer(pid, "SIGQUIT");
      fs.rmSync(home.folder, { recursive: true, force: true });
    },
  };
}

/** SIGINT is the fast and clean shutdown, SIGQUIT the immediate one (recovered at the next start). */
async function stopServer(pid, signal = "SIGINT") {
  try {
    process.kill(pid, signal);
  } catch {
    return;
  }
  if (await waitForEnd(pid, 30_000)) return;
  try {
    process.kill(pid, "SIGQUIT");
  } catch {
    return;
  }
  await waitForEnd(pid, 10_000);
}

/** Stops whatever server a killed run left on this folder. */
export async function stopLeftServer(folder) {
  const left = await runningServer(folder);
  if (left) await stopServer(left.pid, "SIGQUIT");
}

/** The server that already runs on this folder; a lock file without its server is removed. */
export async function runningServer(folder) {
  const lock = path.join(folder, "postmaster.pid");
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (!fs.existsSync(lock)) return null;
    const [pidText, , , portText, , , , status] = fs.readFileSync(lock, "utf8").split("\n");
    const pid = Number(pidText);
    const command = pid > 0 && isAlive(pid) ? commandOf(pid) : "";
    // The id may have gone to some other program since, so the command decides.
    if (!command.includes("postgres") || !command.includes(folder)) {
      fs.rmSync(lock, { force: true });
      return null;
    }
    if (status?.trim() === "ready") return { pid, port: Number(portText) };
    await pause(50);
  }
  throw new PlainFailure(
    `PostgreSQL в папке ${folder} не отвечает: завершите его процесс и запустите портал снова.`,
  );
}

async function waitForConnection(connectionString, isRunning, logFile) {
  const until = Date.now() + 60_000;
  for (;;) {
    const client = new pg.Client({ connectionString });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (error.code === "28P01") {
        throw new PlainFailure(
          "Пароль к встроенной базе данных не подходит: верните на место файл secrets.json из той же копии папки данных.",
        );
      }
      if (!isRunning() || Date.now() > until) {
        throw new PlainFailure(
          `PostgreSQL не запустился: причина в последних строках файла ${logFile}.`,
          fs.existsSync(logFile) ? tail(fs.readFileSync(logFile, "utf8"), 12) : error.message,
        );
      }
      await pause(15);
    }
  }
}

/** Makes the cluster when there is none; an unfinished one of a killed start is made anew. */
async function initialise({ folder, native, user }, password, throwaway) {
  if (fs.existsSync(path.join(folder, "global", "pg_control")) && !fs.existsSync(`${folder}.unfinished`))
    return false;
  try {
    fs.mkdirSync(path.dirname(folder), { recursive: true });
    fs.writeFileSync(`${folder}.unfinished`, "");
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { mode: 0o700 });
    if (user.uid !== undefined) fs.chownSync(folder, user.uid, user.gid);
  } catch (error) {
    throw new PlainFailure(
      `Нет права записи в папку ${path.dirname(folder)} (${error.code}): дайте его или укажите другую папку в PORTAL_DATA_DIR.`,
    );
  }
  const passwordFile = `${folder}.password`;
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user.uid !== undefined) fs.chownSync(passwordFile, user.uid, user.gid);
  try {
    // ICU orders Russian words as a dictionary does (Ё beside Е). The locale of the system must know Cyrillic letters
    // all the same: pg_trgm finds no trigrams in Russian words under plain C.
    const result = await run(
      path.join(native, "bin", "initdb"),
      ["-D", folder, "-U", SUPERUSER, "--pwfile", passwordFile, "--auth=scram-sha-256", "--encoding=UTF8"]
        .concat([
          `--locale=${unicodeLocale()}`,
          "--lc-messages=C",
          "--locale-provider=icu",
          "--icu-locale=ru",
          "--data-checksums",
        ])
        .concat(throwaway ? ["--no-sync"] : []),
      { ...user, cwd: folder, env: { PATH: process.env.PATH, TZ: "UTC" } },
    );
    if (result.code !== 0) {
      throw new PlainFailure(
        `Не удалось создать базу данных в папке ${folder}: проверьте место на диске и права.`,
        tail(result.output, 12),
      );
    }
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.rmSync(`${folder}.unfinished`, { force: true });
  return true;
}

import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";
import { isAlive, pause, tail, waitForEnd } from "./processes.mjs";
import { PlainFailure } from "./say.mjs";

/**
 * Starts the built portal and waits until it answers.
 * @param {{folder?: string, port: number, env: Record<string, string>, logFile: string}} options
 */
export async function startWebServer({ folder = root, port, env, logFile }) {
  const log = fs.openSync(logFile, "w");
  // The server knows the runtime role only.
  const inherited = { ...process.env, MIGRATION_DATABASE_URL: undefined, ADMIN_DATABASE_URL: undefined };
  const child = spawn(process.execPath, [path.join(folder, "scripts", "serve.mjs")], {
    cwd: folder,
    stdio: ["ignore", log, log],
    env: { ...inherited, ...env, PORT: String(port) },
  });
  fs.closeSync(log);
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    if (await waitForEnd(child.pid, 10_000)) return;
    child.kill("SIGKILL");
    await ended;
  };
  const until = Date.now() + 60_000;
  while (!(await answers(port))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > until) {
      await stop();
      throw new PlainFailure(
        `Веб-сервер портала не запустился: причина в конце файла ${logFile}.`,
        tail(fs.readFileSync(logFile, "utf8"), 25),
      );
    }
    await pause(40);
  }
  return { pid: child.pid, ended, stop, isRunning: () => isAlive(child.pid) };
}

/** Ready when the readiness page says so; a portal that has none is ready when it answers at all. */
async function answers(port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/ready`, { redirect: "manual" });
    return response.ok || response.status === 404;
  } catch {
    return false;
  }
}

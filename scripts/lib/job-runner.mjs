import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";
import { waitForEnd } from "./processes.mjs";

const LONGEST_PAUSE = 30_000;
/** With a ceiling in sight the collector comes early: a large file then takes half the memory. As in docker-compose.yml. */
const HEAP = ["--max-old-space-size=512"];

/**
 * Keeps a runner of background jobs beside the portal: it is started again when it ends, after growing pauses. Without
 * it the portal works on and jobs wait.
 * @param {{env: Record<string, string>, logFile: string}} options
 * @returns the function that stops it for good
 */
export function keepJobRunner({ env, logFile }) {
  let child, timer;
  let stopped = false;
  let pause = 1_000;

  const start = () => {
    const log = fs.openSync(logFile, "a");
    const startedAt = Date.now();
    // The channel tells the runner when this process is killed.
    child = spawn(process.execPath, [...HEAP, path.join(root, "scripts", "jobs.mjs")], {
      cwd: root,
      stdio: ["ignore", log, log, "ipc"],
      env: { ...process.env, MIGRATION_DATABASE_URL: undefined, ADMIN_DATABASE_URL: undefined, ...env },
    });
    fs.closeSync(log);
    child.on("exit", () => {
      if (stopped) return;
      pause = Date.now() - startedAt > 60_000 ? 1_000 : Math.min(pause * 2, LONGEST_PAUSE);
      timer = setTimeout(start, pause);
    });
  };
  fs.rmSync(logFile, { force: true });
  start();

  return async () => {
    stopped = true;
    clearTimeout(timer);
    child.kill("SIGTERM");
    if (!(await waitForEnd(child.pid, 10_000))) child.kill("SIGKILL");
  };
}

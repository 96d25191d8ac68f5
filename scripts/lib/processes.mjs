import { spawn } from "node:child_process";
import fs from "node:fs";

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Is there a process with this id (of any user)? */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  try {
    // A zombie has ended already: it only waits for its parent.
    return !/^State:\s+[ZX]/m.test(fs.readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return true;
  }
}

/** The command line of a process, or "" when the system does not tell. */
export function commandOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}

/** Waits until the process is gone; false when it still lives after the time given. */
export async function waitForEnd(pid, milliseconds) {
  const until = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await pause(25);
  }
  return true;
}

/** Commands that run now: stopped together when this process is told to stop. */
const running = new Set();

/** Interrupts the commands as Ctrl-C would, so that they put away what they made; ends those that do not listen. */
export async function stopCommands() {
  const stopped = [...running];
  for (const child of stopped) child.kill("SIGINT");
  await Promise.all(
    stopped.map(async (child) => {
      if (!(await waitForEnd(child.pid, 8_000))) child.kill("SIGKILL");
    }),
  );
}

/**
 * Runs a command to its end and collects what it printed.
 * @returns {Promise<{code: number, output: string}>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const { onOutput, ...rest } = options;
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...rest });
    running.add(child);
    let output = "";
    const collect = (chunk) => {
      output += chunk;
      onOutput?.(String(chunk));
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    const finish = (code) => {
      running.delete(child);
      resolve({ code, output });
    };
    child.on("error", (error) => {
      output += error.message;
      finish(127);
    });
    child.on("close", (code, signal) => finish(code ?? (signal ? 128 : 1)));
  });
}

/** The last lines of a long output: enough to see the cause. */
export function tail(text, lines = 40) {
  return text.trimEnd().split("\n").slice(-lines).join("\n");
}

import fs from "node:fs";
import path from "node:path";
import { dataDir } from "./paths.mjs";
import { commandOf, isAlive, waitForEnd } from "./processes.mjs";

const file = path.join(dataDir, "portal.json");

function read() {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

const lives = (pid, word) => Boolean(pid) && isAlive(pid) && commandOf(pid).includes(word);

/** The portal that runs on this data folder now: `{pid, origin}`, or null. */
export function runningPortal() {
  const portal = read();
  return portal && portal.pid !== process.pid && lives(portal.pid, "portal.mjs") ? portal : null;
}

/** Stops the web server that a killed portal left behind: it holds the port. */
export async function stopLeftServer() {
  const left = read();
  if (!left || !lives(left.serverPid, "serve.mjs")) return;
  process.kill(left.serverPid, "SIGKILL");
  await waitForEnd(left.serverPid, 5_000);
}

export function rememberPortal(portal) {
  fs.writeFileSync(file, JSON.stringify(portal));
}

/** Removes the note of this process; that of another portal stays. */
export function forgetPortal() {
  if (read()?.pid === process.pid) fs.rmSync(file, { force: true });
}

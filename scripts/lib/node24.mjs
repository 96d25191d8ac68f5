import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { whenParentGoes } from "./parent.mjs";
import { root } from "./paths.mjs";
import { PlainFailure } from "./say.mjs";

const NEEDED_MAJOR = 24;
const major = (version) => Number(version.split(".")[0]);

/** The Node that came with the packages, or this one when it is new enough. */
function findNode() {
  const packaged = path.join(root, "node_modules", `node-${process.platform}-${process.arch}`, "bin", "node");
  if (fs.existsSync(packaged)) {
    if ((fs.statSync(packaged).mode & 0o111) !== 0o111) fs.chmodSync(packaged, 0o755);
    return packaged;
  }
  if (major(process.versions.node) >= NEEDED_MAJOR) return process.execPath;
  throw new PlainFailure(
    `Для этой системы (${process.platform} ${process.arch}) среди пакетов нет Node ${NEEDED_MAJOR}: поставьте Node ${NEEDED_MAJOR} и повторите.`,
  );
}

/**
 * Runs the rest of a command under Node 24: in this process when it is one already, otherwise in a child that gets the
 * same terminal and every signal. If this process is killed, the child notices by the closed channel and stops.
 */
export async function continueUnderNode24(script, args) {
  const node = findNode();
  const PATH = `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ""}`;
  if (major(process.versions.node) >= NEEDED_MAJOR) {
    process.env.PATH = PATH;
    process.argv = [process.execPath, script, ...args];
    await import(script);
    return;
  }
  const child = spawn(node, [...process.execArgv, script, ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  whenParentGoes(() => child.kill("SIGTERM"));
  child.on("error", () => {
    process.stderr.write(
      `Не получилось. Node ${NEEDED_MAJOR} из пакетов не запускается в этой системе: поставьте Node ${NEEDED_MAJOR} и повторите.\n`,
    );
    process.exit(1);
  });
  child.on("exit", (code) => process.exit(code ?? 1));
}

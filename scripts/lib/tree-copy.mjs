import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";
import { isAlive, run, tail } from "./processes.mjs";
import { PlainFailure } from "./say.mjs";

const PREFIX = "test-build-";
const GENERATED = ["lib/core/db/generated", "lib/core/api/generated"];
/** Without git (an unpacked archive) everything is copied but these. */
const NOT_SOURCES = new Set(["node_modules", ".next", ".data", ".git", "test-results", "playwright-report"]);

function sourceFiles() {
  try {
    const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 64 * 1024 * 1024,
    });
    return [...new Set(list.split("\0").filter(Boolean))];
  } catch {
    return fs.readdirSync(root).filter((name) => !NOT_SOURCES.has(name));
  }
}

/**
 * Copies the tree, so that a build of it cannot break the `.next` of a portal that runs. The packages are linked file
 * by file: the bundler refuses a node_modules that is a link out of the project.
 */
export async function copyTree() {
  const parent = path.join(root, ".data");
  fs.mkdirSync(parent, { recursive: true });
  removeLeftCopies(parent);
  const target = path.join(parent, `${PREFIX}${process.pid}`);
  fs.mkdirSync(target);
  for (const name of [...sourceFiles(), ...GENERATED]) {
    const from = path.join(root, name);
    // A file deleted but not yet committed is still on the list.
    if (fs.existsSync(from)) fs.cpSync(from, path.join(target, name), { recursive: true });
  }
  // Marks a root of its own: otherwise the ignore list of the tree hides the copy from Tailwind.
  fs.mkdirSync(path.join(target, ".git"), { recursive: true });
  const linked = await run("cp", ["-al", path.join(root, "node_modules"), target]);
  if (linked.code !== 0) {
    fs.rmSync(path.join(target, "node_modules"), { recursive: true, force: true });
    const copied = await run("cp", ["-a", path.join(root, "node_modules"), target]);
    if (copied.code !== 0) {
      throw new PlainFailure(
        "Копия для сборки не сделана: проверьте место на диске.",
        tail(copied.output, 5),
      );
    }
  }
  return { folder: target, remove: () => fs.rmSync(target, { recursive: true, force: true }) };
}

function removeLeftCopies(parent) {
  for (const name of fs.readdirSync(parent)) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length)) : 0;
    if (pid && !isAlive(pid)) fs.rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

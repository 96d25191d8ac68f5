import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { root, stampDir } from "./paths.mjs";

/**
 * Hash of files and whole folders of the tree, by name and content. Missing ones count as empty; folders named
 * `generated` and tests never decide about a build.
 */
export function hashSources(names) {
  const hash = createHash("sha256");
  const visit = (name) => {
    const full = path.join(root, name);
    const stat = fs.statSync(full, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      if (path.basename(name) === "generated") return;
      for (const entry of fs.readdirSync(full).sort()) visit(path.join(name, entry));
    } else if (!/\.test\.tsx?$/.test(name)) {
      hash.update(`${name}\0${stat.size}\0`).update(fs.readFileSync(full));
    }
  };
  for (const name of names) visit(name);
  return hash.digest("hex");
}

const stampFile = (name) => path.join(stampDir, name);

/** What was remembered under this name, or "". */
export function readStamp(name) {
  try {
    return fs.readFileSync(stampFile(name), "utf8");
  } catch {
    return "";
  }
}

export function writeStamp(name, value) {
  fs.mkdirSync(stampDir, { recursive: true });
  fs.writeFileSync(stampFile(name), value);
}

export function forgetStamp(name) {
  fs.rmSync(stampFile(name), { force: true });
}

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Folders made by tools; nobody writes there by hand. */
const MADE = [
  /^node_modules$/,
  /^\.git$/,
  /^\.next$/,
  /^\.data$/,
  /^test-results$/,
  /^playwright-report$/,
  /\/generated$/,
];

function walk(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (MADE.some((pattern) => pattern.test(name))) return [];
    return entry.isDirectory() ? walk(name) : [name];
  });
}

/** Every file of the tree that people write, as paths from the root with forward slashes. */
export const files: readonly string[] = walk("").sort();

/** Files of TypeScript and JavaScript under the folders given (all of them without an argument). */
export function sources(...folders: string[]): string[] {
  return files.filter(
    (file) =>
      /\.(ts|tsx|mts|js|mjs|cjs)$/.test(file) &&
      (folders.length === 0 || folders.some((folder) => file.startsWith(`${folder}/`))),
  );
}

/** Text of a file of the tree. */
export function read(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}

/** Places where a pattern occurs, as `file:line  text`. */
export function occurrences(among: readonly string[], pattern: RegExp): string[] {
  return among.flatMap((file) =>
    read(file)
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}  ${line.trim()}`] : [])),
  );
}

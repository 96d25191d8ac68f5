import fs from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";
import { run, tail } from "./processes.mjs";
import { PlainFailure, say, step } from "./say.mjs";

const readJson = (file) => JSON.parse(fs.readFileSync(file, "utf8"));

/**
 * Do the installed packages match the lockfile? npm writes its own list into node_modules last of all, so an
 * interrupted installation does not match either.
 */
function isInstalled() {
  let wanted, installed;
  try {
    wanted = readJson(path.join(root, "package-lock.json")).packages;
    installed = readJson(path.join(root, "node_modules", ".package-lock.json")).packages;
  } catch {
    return false;
  }
  return Object.entries(wanted).every(([name, { version, integrity, optional, devOptional, peer }]) => {
    if (name === "") return true;
    const found = installed[name];
    if (!found) return Boolean(optional || devOptional || peer);
    return found.version === version && found.integrity === integrity;
  });
}

/** The npm that runs this command, else the one on the path. */
function npm() {
  const cli = process.env.npm_execpath;
  return cli?.endsWith(".js") && fs.existsSync(cli) ? [process.execPath, cli] : ["npm"];
}

/** Installs the packages of the lockfile when they are not there. Scripts of packages are not run: none is needed. */
export async function ensureInstalled() {
  const [major] = process.versions.node.split(".");
  if (Number(major) < 20) throw new PlainFailure("Нужен Node 20 или новее: обновите Node и повторите.");
  if (isInstalled()) return;
  say("Установка пакетов: при первом запуске одна–две минуты…");
  await step("Установка пакетов", async () => {
    const [command, ...first] = npm();
    // Development packages are wanted whatever NODE_ENV says: the build and the checks use them.
    const args = [
      ...first,
      "ci",
      "--ignore-scripts",
      "--include=dev",
      "--include=optional",
      "--no-audit",
      "--no-fund",
    ];
    const result = await run(command, args, { cwd: root });
    if (result.code !== 0 || !isInstalled()) {
      throw new PlainFailure(
        "Пакеты не установились: проверьте доступ к реестру npm и место на диске, затем повторите команду.",
        tail(result.output, 15),
      );
    }
  });
}

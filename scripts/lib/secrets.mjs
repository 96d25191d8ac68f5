import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { PlainFailure } from "./say.mjs";

/** `installation` tells this data folder from another one made later at the same path. */
const NAMES = ["installation", "superuserPassword", "ownerPassword", "appPassword", "sessionSecret"];

/** Passwords of this installation: made once, readable by the owner of the file only. */
export function loadSecrets(folder) {
  const file = path.join(folder, "secrets.json");
  let secrets = {};
  try {
    fs.mkdirSync(folder, { recursive: true });
    if (fs.existsSync(file)) secrets = JSON.parse(fs.readFileSync(file, "utf8"));
    if (NAMES.every((name) => secrets[name])) return secrets;
    for (const name of NAMES) secrets[name] ??= randomBytes(24).toString("base64url");
    fs.writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
    return secrets;
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new PlainFailure(`Файл ${file} испорчен: восстановите его из копии, в нём пароли к базе данных.`);
    }
    throw new PlainFailure(
      `Нет доступа к папке данных ${folder} (${error.code}): дайте на неё право записи или укажите другую в PORTAL_DATA_DIR.`,
    );
  }
}

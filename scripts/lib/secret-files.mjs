import fs from "node:fs";
import { PlainFailure } from "./say.mjs";

/** Settings that are secrets. Each has a twin `…_FILE`: the name of a file that holds the value. */
const SECRETS = [
  "DATABASE_URL",
  "MIGRATION_DATABASE_URL",
  "ADMIN_DATABASE_URL",
  "NEXTAUTH_SECRET",
  "PORTAL_SMTP_URL",
];

/**
 * Reads the secrets given as files into the environment of this process. Every process of the portal starts here, so
 * nothing else needs to know of the files. A value given outright wins.
 */
export function readSecretFiles(env = process.env) {
  for (const name of SECRETS) {
    const file = env[`${name}_FILE`];
    if (!file || env[name]) continue;
    let value;
    try {
      value = fs.readFileSync(file, "utf8").trim();
    } catch (error) {
      throw new PlainFailure(
        `Файл ${file} из ${name}_FILE не читается (${error.code}): проверьте путь и право чтения.`,
      );
    }
    if (!value) throw new PlainFailure(`Файл ${file} из ${name}_FILE пуст: запишите в него значение.`);
    env[name] = value;
  }
}

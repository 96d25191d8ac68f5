import { ensureDatabase, ensureRoles, OWNER, RUNTIME, withConnection } from "./cluster.mjs";
import { PlainFailure, step } from "./say.mjs";

/** User, password and database of a connection string of the environment. */
function readUrl(name, expectedUser) {
  let url;
  try {
    url = new URL(process.env[name] ?? "");
  } catch {
    throw new PlainFailure(
      `Укажите ${name}: строку подключения вида postgresql://пользователь:пароль@сервер:5432/portal.`,
    );
  }
  const user = decodeURIComponent(url.username);
  if (expectedUser && user !== expectedUser) {
    throw new PlainFailure(
      `В ${name} должен стоять пользователь ${expectedUser}: на это имя выданы права в базе данных.`,
    );
  }
  if (expectedUser && !url.password)
    throw new PlainFailure(`В ${name} нет пароля: придумайте его и впишите в строку.`);
  return { password: decodeURIComponent(url.password), database: decodeURIComponent(url.pathname.slice(1)) };
}

/** Makes roles, database and extensions on an outside server from an administrator's address. Idempotent. */
export async function bootstrap() {
  readUrl("ADMIN_DATABASE_URL");
  const runtime = readUrl("DATABASE_URL", RUNTIME);
  const owner = readUrl("MIGRATION_DATABASE_URL", OWNER);
  if (!runtime.database || runtime.database !== owner.database) {
    throw new PlainFailure("В DATABASE_URL и MIGRATION_DATABASE_URL должна стоять одна и та же база данных.");
  }
  const adminUrl = process.env.ADMIN_DATABASE_URL;
  const version = await withConnection(adminUrl, async (client) => {
    const { rows } = await client.query("SHOW server_version_num");
    return Number(rows[0].server_version_num);
  }).catch((error) => {
    throw new PlainFailure(
      "Нет связи с сервером из ADMIN_DATABASE_URL: проверьте адрес, имя и пароль.",
      error.message,
    );
  });
  if (version < 180_000)
    throw new PlainFailure("Нужен PostgreSQL 18 или новее: обновите сервер и повторите.");
  await step(`Роли ${OWNER} и ${RUNTIME}`, () =>
    ensureRoles(adminUrl, { ownerPassword: owner.password, appPassword: runtime.password }),
  );
  await step(`База данных ${runtime.database} и её расширения`, async () =>
    (await ensureDatabase(adminUrl, runtime.database)) ? "создана" : "уже была",
  );
}

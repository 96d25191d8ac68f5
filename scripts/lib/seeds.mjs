import fs from "node:fs";
import path from "node:path";
import { tools } from "./build.mjs";
import { withConnection } from "./cluster.mjs";
import { hashSources } from "./hashes.mjs";
import { root } from "./paths.mjs";
import { run, tail } from "./processes.mjs";
import { PlainFailure, step } from "./say.mjs";

const readInstallation = (ownerUrl) =>
  withConnection(ownerUrl, async (client) => {
    const { rows } = await client.query(
      "SELECT demo, reference_hash, demo_loaded_at IS NOT NULL AS demo_loaded FROM installation WHERE id = 1",
    );
    return rows[0];
  });

const hasPeople = (ownerUrl) =>
  withConnection(ownerUrl, async (client) => {
    const { rows } = await client.query("SELECT EXISTS (SELECT FROM users) AS present");
    return rows[0].present;
  });

/**
 * Loads reference data when its sources have changed, and the demo region once. What is loaded already is seen by one
 * query, without starting the seed.
 */
export async function ensureSeeded({ ownerUrl, runtimeUrl }, { demo }) {
  const seed = path.join(root, "prisma", "seed.ts");
  if (!fs.existsSync(seed)) return;
  const hash = hashSources(["prisma/seed", "prisma/seed.ts"]);
  const env = {
    ...process.env,
    DATABASE_URL: runtimeUrl,
    MIGRATION_DATABASE_URL: ownerUrl,
    SEED_REFERENCE_HASH: hash,
  };
  const load = async (part, sentence) => {
    const result = await run(process.execPath, [tools.tsx, seed, part], { cwd: root, env });
    if (result.code !== 0) throw new PlainFailure(sentence, tail(result.output, 30));
  };
  const installation = await readInstallation(ownerUrl);
  if (installation?.reference_hash !== hash) {
    await step("Загрузка справочников", () => load("reference", "Справочники не загрузились: причина выше."));
  }
  if (!demo || installation?.demo_loaded) return;
  if (!installation?.demo && (await hasPeople(ownerUrl))) {
    // Invented schools beside real people would be a disaster.
    await step("Демонстрационные данные", () =>
      Promise.resolve("не загружены: в базе уже есть пользователи"),
    );
    return;
  }
  await step("Загрузка демонстрационного региона", () =>
    load(
      "demo",
      "Демонстрационные данные не загрузились: причина выше. Без них портал запускается с PORTAL_DEMO=no.",
    ),
  );
}

/** Is this a demonstration, and who may sign in to it. */
export async function demonstrationAccounts(ownerUrl) {
  if (!(await readInstallation(ownerUrl))?.demo) return null;
  try {
    return JSON.parse(fs.readFileSync(path.join(root, "prisma", "seed", "demo-accounts.json"), "utf8"));
  } catch {
    return null;
  }
}

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { forgetStamp, hashSources, readStamp, writeStamp } from "./hashes.mjs";
import { root } from "./paths.mjs";
import { run, tail } from "./processes.mjs";
import { PlainFailure, say, step } from "./say.mjs";

const inTree = (...names) => path.join(root, ...names);

/** Entry points of the packages the scripts run, started by the Node of this process without a shell. */
export const tools = {
  next: inTree("node_modules", "next", "dist", "bin", "next"),
  prisma: inTree("node_modules", "prisma", "build", "index.js"),
  tsx: fileURLToPath(import.meta.resolve("tsx/cli")),
};

const BUILT_FROM = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-client.ts",
].concat(["next.config.js", "postcss.config.mjs", "tsconfig.json", "package-lock.json"]);

/** Makes the typed database client and the API contract when what they are made from has changed. */
export async function ensureGenerated() {
  const schemaHash = hashSources(["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]);
  if (readStamp("client") !== schemaHash || !fs.existsSync(inTree("lib/core/db/generated/client.ts"))) {
    await step("Подготовка доступа к базе данных", async () => {
      forgetStamp("client");
      await runTool(
        [tools.prisma, "generate", "--no-hints"],
        // The engine binary is never started here: any existing file keeps Prisma from looking for a download.
        {
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          CHECKPOINT_DISABLE: "1",
          PRISMA_HIDE_UPDATE_MESSAGE: "1",
        },
        "Описание базы данных в prisma/schema не принято: исправьте указанное выше и повторите.",
      );
      writeStamp("client", schemaHash);
    });
  }
  const generator = "lib/core/api/generate-contract.ts";
  if (!fs.existsSync(inTree(generator))) return;
  const contractHash = hashSources(["lib", "prisma/schema", "package-lock.json"]);
  const generated = inTree("lib/core/api/generated");
  if (
    readStamp("contract") === contractHash &&
    fs.existsSync(generated) &&
    fs.readdirSync(generated).length > 0
  )
    return;
  await step("Подготовка описания программного интерфейса", async () => {
    forgetStamp("contract");
    await runTool(
      [tools.tsx, generator],
      {},
      "Описание программного интерфейса не получилось: причина выше, исправьте исходный код и повторите.",
    );
    writeStamp("contract", contractHash);
  });
}

/** Is there a finished build of the present sources? */
function isBuilt() {
  return readStamp("build") === hashSources(BUILT_FROM) && fs.existsSync(inTree(".next", "BUILD_ID"));
}

/** Builds the portal when the sources have changed since the last finished build. */
export async function ensureBuilt() {
  if (isBuilt()) {
    say("Сборка портала — без изменений");
    return;
  }
  await step("Сборка портала", async () => {
    const hash = hashSources(BUILT_FROM);
    // An interrupted build must not pass for a finished one.
    forgetStamp("build");
    await buildIn(root);
    writeStamp("build", hash);
  });
}

/** Production build of the tree in a folder. */
export async function buildIn(folder) {
  await runTool(
    [tools.next.replace(root, folder), "build"],
    { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    "Портал не собрался: исправьте указанную выше ошибку и повторите.",
    folder,
  );
}

async function runTool(args, env, sentence, cwd = root) {
  const result = await run(process.execPath, args, { cwd, env: { ...process.env, ...env } });
  if (result.code !== 0) throw new PlainFailure(sentence, tail(result.output, 60));
}

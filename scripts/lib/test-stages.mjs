import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildIn } from "./build.mjs";
import { findDrift } from "./drift.mjs";
import { keepJobRunner } from "./job-runner.mjs";
import { root } from "./paths.mjs";
import { freePort } from "./ports.mjs";
import { run } from "./processes.mjs";
import { PlainFailure } from "./say.mjs";
import { ensureSeeded } from "./seeds.mjs";
import { createTestDatabase, startTestServer } from "./test-database.mjs";
import { copyTree } from "./tree-copy.mjs";
import { startWebServer } from "./web-server.mjs";

const results = path.join(root, "test-results");
const tool = (...names) => path.join(root, "node_modules", ...names);
const node = (args, env = {}) => run(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });

/** A check that passes or fails as a whole. */
function check(args) {
  return async () => {
    const { code, output } = await node(args);
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
  };
}

function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** A run that failed without naming a failed test (a file that does not load, a crash) counts as one failure. */
const counted = (code, passed, failed, output) => ({
  passed,
  failed: code !== 0 && failed === 0 ? 1 : failed,
  output,
});

function vitest(project, environment = () => ({})) {
  return async (context) => {
    const file = path.join(results, `${project}.json`);
    fs.rmSync(file, { force: true });
    const { code, output } = await node(
      [tool("vitest", "vitest.mjs"), "run", "--project", project, "--reporter=default"].concat([
        "--reporter=json",
        `--outputFile.json=${file}`,
      ]),
      environment(context),
    );
    const report = readReport(file);
    // Nothing may be skipped: a test that did not run is a test that failed.
    const unrun = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
    const brokenFiles = (report?.testResults ?? []).filter(
      (result) => result.status === "failed" && result.assertionResults.length === 0,
    ).length;
    return counted(
      code,
      report?.numPassedTests ?? 0,
      (report?.numFailedTests ?? 0) + unrun + brokenFiles,
      output,
    );
  };
}

async function drift() {
  const server = await startTestServer();
  try {
    const migrated = await createTestDatabase(server.connection, "drift_migrated");
    const differences = await findDrift(server.adminUrl, { migratedUrl: migrated.adminUrl });
    const output = differences
      .map((line) => `prisma/schema и prisma/migrations расходятся: ${line}`)
      .join("\n");
    return { passed: differences.length === 0 ? 1 : 0, failed: differences.length === 0 ? 0 : 1, output };
  } finally {
    await server.stop();
  }
}

/** Production build in a copy of the tree; the copy stays for the browser tests. */
async function build(context) {
  const copy = await copyTree();
  context.cleanups.push(copy.remove);
  await buildIn(copy.folder);
  context.built = copy.folder;
  return { passed: 1, failed: 0, output: "" };
}

/** The commands of docker-compose.yml, started from the build. */
function builtFolder({ built }) {
  if (!built) throw new PlainFailure("Проверки промышленного запуска не выполнялись: портал не собрался.");
  return { PORTAL_BUILT: built };
}

async function browser(context) {
  if (!context.built) throw new PlainFailure("Проверки в браузере не запускались: портал не собрался.");
  const server = await startTestServer();
  context.cleanups.push(server.stop);
  const database = await createTestDatabase(server.connection, "portal_e2e");
  await ensureSeeded({ ownerUrl: database.ownerUrl, runtimeUrl: database.url }, { demo: true });
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const files = fs.mkdtempSync(path.join(os.tmpdir(), "trajectory-files-"));
  context.cleanups.push(() => fs.promises.rm(files, { recursive: true, force: true }));
  const environment = {
    DATABASE_URL: database.url,
    PORTAL_FILES_DIR: files,
    NEXTAUTH_SECRET: "only-for-the-browser-tests-of-this-run",
    NEXTAUTH_URL: origin,
    PORTAL_ORIGIN: origin,
  };
  fs.mkdirSync(results, { recursive: true });
  const logFile = path.join(results, "e2e-server.log");
  const web = await startWebServer({ folder: context.built, port, env: environment, logFile });
  context.cleanups.push(web.stop);
  context.cleanups.push(keepJobRunner({ env: environment, logFile: path.join(results, "e2e-jobs.log") }));

  const file = path.join(results, "e2e.json");
  fs.rmSync(file, { force: true });
  const { code, output } = await node([tool("@playwright", "test", "cli.js"), "test"], {
    ...environment,
    MIGRATION_DATABASE_URL: database.ownerUrl,
    E2E_BASE_URL: origin,
    PLAYWRIGHT_CHROMIUM: await context.browser,
  });
  const stats = readReport(file)?.stats ?? { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  return counted(code, stats.expected, stats.unexpected + stats.flaky + stats.skipped, output);
}

/** Checks in two rows that run side by side, then the browser alone: its timing must not depend on a neighbour. */
export const lanes = [
  [
    {
      key: "format",
      name: "Оформление кода",
      work: check([tool("prettier", "bin", "prettier.cjs"), "--check", "--log-level=warn", "."]),
    },
    { key: "types", name: "Типы", work: check([tool("typescript", "bin", "tsc"), "--noEmit", "-p", "."]) },
    {
      key: "lint",
      name: "Правила кода",
      work: check([tool("eslint", "bin", "eslint.js"), "--max-warnings", "0", "."]),
    },
    {
      key: "layers",
      name: "Слои",
      work: check(
        [tool("dependency-cruiser", "bin", "dependency-cruiser.mjs")].concat([
          "--config",
          ".dependency-cruiser.cjs",
          "app",
          "components",
          "lib",
          "prisma",
          "tests",
          "e2e",
          "proxy.ts",
          "instrumentation.ts",
        ]),
      ),
    },
    { key: "dead", name: "Лишний код", work: check([tool("knip", "bin", "knip.js"), "--no-progress"]) },
  ],
  [
    { key: "drift", name: "Схема и миграции", work: drift },
    { key: "unit", name: "Модульные проверки", work: vitest("unit") },
    { key: "integration", name: "Проверки с базой данных", work: vitest("integration") },
    { key: "build", name: "Сборка в копии", work: build },
    { key: "production", name: "Промышленный запуск", work: vitest("production", builtFolder) },
  ],
];

export const lastStage = { key: "e2e", name: "Проверки в браузере", work: browser };

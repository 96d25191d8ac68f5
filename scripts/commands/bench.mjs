import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { copyRegion, fillPlan } from "../lib/bench/data.mjs";
import { benchExports } from "../lib/bench/exports.mjs";
import { formTargets } from "../lib/bench/form-targets.mjs";
import { makeForms, manySchools } from "../lib/bench/forms.mjs";
import { fillLibrary } from "../lib/bench/library.mjs";
import { benchImport } from "../lib/bench/imports.mjs";
import { report } from "../lib/bench/report.mjs";
import { DRAFT, MEASURES, SENT, targetsOf } from "../lib/bench/targets.mjs";
import { countBuffers, isControl, isFrame } from "../lib/bench/statements.mjs";
import { reportVerdicts } from "../lib/bench/verdict-report.mjs";
import { ask } from "../lib/bench/visitor.mjs";
import { buildIn, ensureGenerated } from "../lib/build.mjs";
import { withConnection } from "../lib/cluster.mjs";
import { whenParentGoes } from "../lib/parent.mjs";
import { freePort } from "../lib/ports.mjs";
import { pause } from "../lib/processes.mjs";
import { reportAndExit, say, step } from "../lib/say.mjs";
import { ensureSeeded } from "../lib/seeds.mjs";
import { createTestDatabase, startTestServer } from "../lib/test-database.mjs";
import { copyTree } from "../lib/tree-copy.mjs";
import { startWebServer } from "../lib/web-server.mjs";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? "40");
const WARM_UP = 8;
/** With the demo region 89 regions of 524 schools: more than the 42,400 schools of the country. */
const COPIES = 88;
const DOCUMENTS = 10_000;

const cleanups = [];
const put = (cleanup) => void cleanups.push(cleanup);
async function cleanUp() {
  for (const cleanup of cleanups.splice(0).reverse()) await Promise.resolve(cleanup()).catch(() => undefined);
}
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => void cleanUp().then(() => process.exit(130)));
whenParentGoes(() => void cleanUp().then(() => process.exit(130)));

async function prepareSmall() {
  const server = await startTestServer();
  put(server.stop);
  const small = await createTestDatabase(server.connection, "bench_1");
  await ensureSeeded({ ownerUrl: small.ownerUrl, runtimeUrl: small.url }, { demo: true });
  return { server, small };
}

/** One region, many, and one of as many schools as the country has: the same people, plans and forms stand in each. */
async function prepareDatabases() {
  const { server, small } = await prepareSmall();
  const { rows } = await withConnection(small.adminUrl, (client) =>
    client.query("SELECT max(year) AS year FROM plans"),
  );
  const { year } = rows[0];
  await fillPlan(small.adminUrl, { code: DRAFT, year, measures: MEASURES });
  const sent = await fillPlan(small.adminUrl, { code: SENT, year, measures: MEASURES });
  await makeForms(small.adminUrl);
  await withConnection(small.adminUrl, (client) => client.query("VACUUM ANALYZE"));
  const wide = await createTestDatabase(server.connection, "bench_wide", "bench_1");
  await step("Регион из 42 400 школ", () => manySchools(wide.adminUrl));
  if (only("--forms")) return { databases: { 1: small, wide }, year, sent };
  const large = await createTestDatabase(server.connection, "bench_80", "bench_1");
  await step("Данные 89 регионов", () => copyRegion(large.adminUrl, COPIES));
  await step("Библиотека из 10 000 документов", async () => {
    for (const { adminUrl } of [small, large]) await fillLibrary(adminUrl, DOCUMENTS);
  });
  return { databases: { 1: small, 80: large, wide }, year, sent };
}

/** The tree of today with one more page: nothing but the root layout. */
async function buildWithEmptyPage() {
  const copy = await copyTree();
  put(copy.remove);
  const folder = path.join(copy.folder, "app", "empty");
  fs.mkdirSync(folder);
  fs.writeFileSync(
    path.join(folder, "page.tsx"),
    "export default function Page() {\n  return <p>ok</p>;\n}\n",
  );
  await step("Сборка", () => buildIn(copy.folder));
  return copy.folder;
}

async function startPortal(folder, database, name) {
  const port = await freePort();
  const recorderPort = await freePort();
  const origin = `http://localhost:${port}`;
  const web = await startWebServer({
    folder,
    port,
    logFile: path.join(os.tmpdir(), `bench-${name}-${process.pid}.log`),
    env: {
      DATABASE_URL: database.url,
      NEXTAUTH_SECRET: "only-for-the-benchmarks-of-this-run",
      NEXTAUTH_URL: origin,
      PORTAL_ORIGIN: origin,
      BENCH_RECORDER_PORT: String(recorderPort),
      NODE_OPTIONS: `--import ${new URL("../lib/bench/recorder.mjs", import.meta.url).href}`,
    },
  });
  put(web.stop);
  const recorder = (verb) => fetch(`http://127.0.0.1:${recorderPort}/${verb}`).then((reply) => reply.json());
  return { origin, recorder, database, pid: web.pid };
}

async function visit(portal, target, admin) {
  const reply = await ask(portal.origin, target.cookie, target.request());
  await target.after?.(admin);
  return reply;
}

const sum = (counted) => counted.reduce((total, { buffers }) => total + buffers, 0);

/** One request of each kind written down: what it asked of the database and what it answered. */
async function record(portal, target, admin) {
  await portal.recorder("start");
  const { bytes, type } = await visit(portal, target, admin);
  const statements = await portal.recorder("stop");
  const buffers = await withConnection(portal.database.url, (client) => countBuffers(client, statements));
  await target.after?.(admin);
  return {
    statements,
    counted: {
      page: statements.filter((statement) => !isFrame(statement)).length,
      all: statements.filter((statement) => !isControl(statement)).length,
      trips: statements.length,
      buffers: sum(buffers.filter(({ frame }) => !frame)),
      frameBuffers: sum(buffers.filter(({ frame }) => frame)),
      statements: buffers,
      bytes: bytes.length,
      packed: gzipSync(bytes).length,
    },
    body: bytes.toString("base64"),
    type,
    databaseUrl: portal.database.url,
  };
}

async function startBareServer(recordings) {
  const file = path.join(os.tmpdir(), `bench-recordings-${process.pid}.json`);
  fs.writeFileSync(file, JSON.stringify(recordings));
  put(() => fs.rmSync(file, { force: true }));
  const port = await freePort();
  const child = spawn(process.execPath, [new URL("../lib/bench/bare-server.mjs", import.meta.url).pathname], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production", PORT: String(port), BENCH_RECORDINGS: file },
  });
  put(() => child.kill());
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries += 1) {
    const up = await fetch(`${origin}/0`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (up) return origin;
    await pause(50);
  }
  throw new Error("The bare server did not start");
}

/** What is asked of a database: of the wide one monitorings alone, with `--forms` of each. */
async function targetsFor(scale, portal, { year, sent }) {
  const forms = await formTargets(portal, { withExport: scale !== "wide" });
  if (scale === "wide") return forms;
  const [empty, ...others] = await targetsOf(portal, { year, sent });
  return [empty, ...(only("--forms") ? [] : others), ...forms];
}

const only = (part) => process.argv.includes(part);

async function main() {
  await ensureGenerated();
  if (only("--import")) {
    const { small } = await prepareSmall();
    say(`\n${(await benchImport(await buildWithEmptyPage(), small, put)).join("\n")}`);
    return;
  }
  const { databases, year, sent } = await prepareDatabases();
  if (!only("--forms")) reportVerdicts(databases["1"]);
  if (only("--verdicts")) return;
  const folder = await buildWithEmptyPage();
  const runs = [];
  const portals = {};
  for (const [scale, database] of Object.entries(databases)) {
    const portal = (portals[scale] = await startPortal(folder, database, scale));
    const admin = await connect(database.adminUrl);
    for (const target of await targetsFor(scale, portal, { year, sent })) {
      // Caches of the server and of PostgreSQL are warm when a request is written down.
      for (let times = 0; times < WARM_UP; times += 1) {
        await visit(portal, target, admin);
      }
      runs.push({
        scale,
        portal,
        admin,
        target,
        recording: await record(portal, target, admin),
        times: [],
        bare: [],
      });
    }
  }
  const bare = await startBareServer(runs.map(({ recording }) => recording));
  await step(`Замеры: ${ROUNDS} кругов`, async () => {
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      for (const [index, { portal, target, admin, times, bare: bareTimes }] of runs.entries()) {
        const own = await visit(portal, target, admin);
        const least = await ask(bare, "", { path: `/${index}` });
        await target.after?.(admin);
        if (round < 0) continue;
        times.push(own.took);
        bareTimes.push(least.took);
      }
    }
  });
  report(runs);
  say(`\n${(await benchExports(portals)).join("\n")}`);
  if (only("--forms")) return;
  say(`\n${(await benchImport(folder, databases[1], put)).join("\n")}`);
}

async function connect(adminUrl) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  put(() => client.end());
  return client;
}

main().then(
  () => cleanUp().then(() => process.exit(0)),
  async (error) => {
    await cleanUp();
    reportAndExit(error);
  },
);

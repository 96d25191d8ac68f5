// The loading of a region's results: a file of 2,000 schools and 60 columns of counts through the portal and its runner,
// against the least it could cost, reading the file and inserting the rows.
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { readWorkbook } from "../../../lib/core/spreadsheets/read-workbook.ts";
import { withConnection } from "../cluster.mjs";
import { keepJobRunner } from "../job-runner.mjs";
import { freePort } from "../ports.mjs";
import { pause } from "../processes.mjs";
import { startWebServer } from "../web-server.mjs";
import { ask, median, signIn } from "./visitor.mjs";

const SCHOOLS = 2_000;
const INDICATORS = 30;
const YEAR = 2020;
const LIMITS = {
  rows: 60_000,
  columns: 400,
  sheets: 30,
  bytes: 2e7,
  unpackedBytes: 3e8,
  ratio: 200,
  memory: 384,
};

/** Fills the region up to 2,000 schools and 30 indicators. */
async function growRegion(adminUrl) {
  return withConnection(adminUrl, async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query(
      `INSERT INTO organisations (region_id, municipality_id, kind, code, name, short_name)
       SELECT m.region_id, m.id, 'school', 'bench-' || lpad(n::text, 5, '0'), 'МБОУ «Условная школа № ' || 9000 + n || '»',
              'Условная школа № ' || 9000 + n
         FROM generate_series(1, $1 - (SELECT count(*) FROM organisations WHERE kind = 'school')) n
         JOIN (SELECT id, region_id, row_number() OVER (ORDER BY code) - 1 AS at, count(*) OVER () AS all
                 FROM organisations WHERE kind = 'municipality') m ON m.at = n % m.all`,
      [SCHOOLS],
    );
    await client.query(
      `INSERT INTO school_affiliations (region_id, municipality_id, school_id, valid_from)
       SELECT region_id, municipality_id, id, '2014-01-01' FROM organisations WHERE code LIKE 'bench-%'`,
    );
    await client.query(
      `INSERT INTO result_indicators (region_id, code, "group", title, short_title, position)
       SELECT o.id, 'VPR_X' || n || '_7', 'vpr', 'ВПР предмет' || n || ' 7 класс', 'ВПР п' || n, 100 + n
         FROM organisations o, generate_series(1, $1 - (SELECT count(*) FROM result_indicators)) n
        WHERE o.kind = 'region'`,
      [INDICATORS],
    );
    await client.query("VACUUM ANALYZE");
    const schools = await client.query(
      "SELECT id, region_id, municipality_id, code FROM organisations WHERE kind = 'school' AND closed_on IS NULL ORDER BY code LIMIT $1",
      [SCHOOLS],
    );
    const indicators = await client.query("SELECT id, title FROM result_indicators ORDER BY position");
    return { schools: schools.rows, indicators: indicators.rows };
  });
}

async function tableOf({ schools, indicators }) {
  const head = ["Код школы", "Школа"].concat(
    indicators.flatMap(({ title }) => [`${title}: участников`, `${title}: не преодолели порог`]),
  );
  const rows = schools.map(({ code }, at) => [
    code,
    code,
    ...indicators.flatMap((_, column) => [20 + ((at + column) % 60), (at * 7 + column) % 20]),
  ]);
  return new Uint8Array(await writeXlsx({ sheets: [{ name: "Результаты", rows: [head, ...rows] }] }));
}

/** Reading the file and one INSERT of its rows under the same policies and constraints, rolled back. */
async function leastCost(url, bytes, { schools, indicators }) {
  const startedAt = performance.now();
  const { sheets } = await readWorkbook(bytes, "Результаты.xlsx", LIMITS);
  const parsed = performance.now() - startedAt;
  const rows = sheets[0].rows.slice(1).flatMap(({ cells }, at) =>
    indicators.map(({ id }, column) => ({
      s: schools[at].id,
      m: schools[at].municipality_id,
      i: id,
      p: cells[2 + column * 2],
      b: cells[3 + column * 2],
    })),
  );
  await withConnection(url, async (client) => {
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.region_id', $1, true)", [schools[0].region_id]);
    await client.query(
      `INSERT INTO assessment_results (region_id, municipality_id, school_id, indicator_id, year, state, participants,
              below_min, source_kind, source)
       SELECT $1, n.m, n.s, n.i, $2, 'value', n.p, n.b, 'manual', 'bench'
         FROM jsonb_to_recordset($3::jsonb) AS n (s uuid, m uuid, i uuid, p int, b int)`,
      [schools[0].region_id, YEAR, JSON.stringify(rows)],
    );
    await client.query("ROLLBACK");
  });
  return { parsed, total: performance.now() - startedAt, rows: rows.length };
}

const megabytes = (pid, what) => {
  const line = fs.readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`${what}:\\s+(\\d+) kB`));
  return Number(line?.[1] ?? 0) / 1024;
};

/** Children of the keeper: the runner is found by its command. */
function runnerPid(databaseUrl) {
  return fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .find((pid) => {
      try {
        const command = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8");
        return (
          command.includes("scripts/jobs.mjs") &&
          fs.readFileSync(`/proc/${pid}/environ`, "utf8").includes(databaseUrl)
        );
      } catch {
        return false;
      }
    });
}

/**
 * Starts a portal with its runner over a database and measures the loading there.
 * @param {(cleanup: () => unknown) => void} put what undoes each start
 * @returns lines for a person
 */
export async function benchImport(folder, database, put) {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const files = fs.mkdtempSync(path.join(os.tmpdir(), "trajectory-files-"));
  put(() => fs.promises.rm(files, { recursive: true, force: true }));
  const env = {
    DATABASE_URL: database.url,
    PORTAL_FILES_DIR: files,
    NEXTAUTH_SECRET: "only-for-the-benchmarks-of-this-run",
    NEXTAUTH_URL: origin,
    PORTAL_ORIGIN: origin,
  };
  const logFile = (name) => path.join(os.tmpdir(), `bench-import-${name}-${process.pid}.log`);
  const web = await startWebServer({ folder, port, env, logFile: logFile("web") });
  put(web.stop);
  put(keepJobRunner({ env, logFile: logFile("jobs") }));
  while (!fs.readFileSync(logFile("jobs"), "utf8").includes("выполняются")) await pause(200);
  return importLines(await measureImport({ origin, url: database.url, adminUrl: database.adminUrl }));
}

/**
 * Loads the file through the API as the browser does, and again; meanwhile asks for a page.
 * @returns the figures, in milliseconds and megabytes
 */
async function measureImport({ origin, url, adminUrl }) {
  const region = await growRegion(adminUrl);
  const bytes = await tableOf(region);
  const cookie = await signIn(origin, "analyst@imac.example");
  const page = () => ask(origin, cookie, { path: "/region/plans" });
  for (let times = 0; times < 8; times += 1) await page();
  const quiet = [];
  for (let times = 0; times < 40; times += 1) quiet.push((await page()).took);
  const least = [];
  for (let times = 0; times < 3; times += 1) least.push(await leastCost(url, bytes, region));

  // A runner at rest has done something before: what its first job loads stays.
  const small = { ...region, schools: region.schools.slice(0, 20) };
  await load({ origin, cookie, adminUrl, bytes: await tableOf(small), page, busy: [], year: YEAR - 1 });
  const pid = runnerPid(url);
  if (!pid) throw new Error("The runner of background jobs is not there");
  const before = megabytes(pid, "VmRSS");
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, megabytes(pid, "VmRSS"))), 25);
  const busy = [];
  try {
    const first = await load({
      origin,
      cookie,
      adminUrl,
      bytes,
      page,
      busy,
    });
    const second = await load({ origin, cookie, adminUrl, bytes, page, busy: [] });
    const of = (list, what) => median(list.map((one) => one[what]));
    return {
      cells: SCHOOLS * INDICATORS * 2,
      rows: least[0].rows,
      least: of(least, "total"),
      parsed: of(least, "parsed"),
      first,
      second,
      memory: peak - before,
      quiet: median(quiet),
      busy: median(busy),
      asked: busy.length,
    };
  } finally {
    clearInterval(watch);
  }
}

async function load({ origin, cookie, adminUrl, bytes, page, busy, year = YEAR }) {
  const api = (path, body) =>
    ask(origin, cookie, { method: "POST", path: `/api/v1${path}`, body }).then((reply) =>
      JSON.parse(reply.bytes.toString("utf8")),
    );
  const fileId = randomUUID();
  await api("/files", {
    organisation: "91",
    id: fileId,
    name: "Результаты.xlsx",
    size: bytes.length,
    purpose: "table",
  });
  const sent = await fetch(`${origin}/api/files/${fileId}?offset=0`, {
    method: "PUT",
    headers: { cookie, origin, "content-type": "application/octet-stream" },
    body: bytes,
  });
  if (!sent.ok) throw new Error(`The file was refused: ${sent.status} ${await sent.text()}`);
  const { id } = await api("/imports", { kind: "results", fileId, options: { year } });
  const progress = () =>
    ask(origin, cookie, { path: `/api/v1/imports/${id}/progress` }).then((reply) =>
      JSON.parse(reply.bytes.toString("utf8")),
    );
  const until = async (...states) => {
    for (;;) {
      const found = await progress();
      if (states.includes(found.state)) return found;
      if (found.state === "failed") throw new Error("The import failed");
      if (found.done > 0) busy.push((await page()).took);
      else await pause(20);
    }
  };
  const { version } = await until("ready");
  const counts = await withConnection(adminUrl, (client) =>
    client.query("SELECT counts FROM spreadsheet_imports WHERE id = $1", [id]),
  );
  const { added, changed, unchanged } = counts.rows[0].counts;
  if (added + changed > 0) {
    await api(`/imports/${id}/confirmation`, { id, version });
    await until("applied");
  }
  // How long the two jobs ran; how long they waited for the runner to look is the queue's rhythm.
  const jobs = await withConnection(adminUrl, (client) =>
    client.query(
      `SELECT name, extract(epoch FROM completed_on - started_on) * 1000 AS took FROM jobs.job
        WHERE data->>'importId' = $1 AND completed_on IS NOT NULL`,
      [id],
    ),
  );
  const took = (name) => Number(jobs.rows.find((job) => job.name === name)?.took ?? 0);
  return { read: took("read-import"), applied: took("apply-import"), added, changed, unchanged };
}

/** The figures as lines for a person. */
function importLines({ cells, rows, least, parsed, first, second, memory, quiet, busy, asked }) {
  const total = first.read + first.applied;
  const ms = (value) => `${Math.round(value)} мс`;
  return [
    `Загрузка результатов региона: ${cells} ячеек, ${rows} результатов.`,
    `| что | мера |`,
    `| --- | --- |`,
    `| чтение файла и вставка строк, не меньше | ${ms(least)} (чтение ${ms(parsed)}) |`,
    `| загрузка через портал | ${ms(total)} (чтение и сравнение ${ms(first.read)}, запись ${ms(first.applied)}) |`,
    `| отношение | ${(total / least).toFixed(2)} |`,
    `| память исполнителя сверх обычной | ${Math.round(memory)} МБ |`,
    `| другие запросы, во сколько раз дольше | ${(busy / quiet).toFixed(2)} (${asked} запросов) |`,
    `| тот же файл ещё раз | ${ms(second.read)}, без изменений строк ${second.unchanged} |`,
  ];
}

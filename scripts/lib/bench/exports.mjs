// The accepted answers of a campaign as files: how long an organisation takes, and how much memory the portal needs for it.
import fs from "node:fs";
import { withConnection } from "../cluster.mjs";
import { CODE, YEAR } from "./forms.mjs";
import { signIn } from "./visitor.mjs";

const SAMPLE = 50;
const MB = 2 ** 20;

const resident = (pid) =>
  Number(/VmRSS:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

/** One file or the beginning of it, read as it comes and kept nowhere. */
async function fetchFile({ origin, pid }, cookie, format, most = Infinity) {
  const rest = resident(pid);
  let highest = rest;
  const watch = setInterval(() => (highest = Math.max(highest, resident(pid))), SAMPLE);
  const stop = new AbortController();
  const startedAt = performance.now();
  let firstAt = null;
  let bytes = 0;
  try {
    const response = await fetch(`${origin}/api/exports/campaigns/${YEAR - 1}/${CODE}?format=${format}`, {
      headers: { cookie },
      signal: stop.signal,
    });
    if (response.status !== 200) throw new Error(`Export: ${response.status}`);
    for await (const part of response.body) {
      firstAt ??= performance.now() - startedAt;
      bytes += part.length;
      if (bytes > most) break;
    }
  } finally {
    clearInterval(watch);
    stop.abort();
  }
  return { took: performance.now() - startedAt, firstAt, bytes, rest, highest };
}

/**
 * The region's files and that of 42,400 schools, from portals that have begun one before: what a process that has just
 * started takes anyway is not counted.
 * @returns lines for a person
 */
export async function benchExports({ 1: small, wide }) {
  const lines = [
    "| выгрузка | организаций × вопросов | с на 1000 | первый байт, доля времени | МБ файла | память сверх покоя, МБ |",
    "| --- | --- | --- | --- | --- | --- |",
  ];
  for (const [portal, names] of [
    [small, { csv: "регион, CSV", xlsx: "регион, книга" }],
    [wide, { csv: "42 400 школ, CSV" }],
  ]) {
    const cookie = await signIn(portal.origin, "analyst@imac.example");
    const { rows } = await withConnection(portal.database.adminUrl, (client) =>
      client.query(
        `SELECT count(*)::int AS accepted FROM submissions
          WHERE accepted_sending IS NOT NULL AND campaign_id = (SELECT id FROM campaigns WHERE code = $1 AND year = $2)`,
        [CODE, YEAR - 1],
      ),
    );
    const { accepted } = rows[0];
    await fetchFile(portal, cookie, "csv", MB / 2);
    for (const [format, name] of Object.entries(names)) {
      const { took, firstAt, bytes, rest, highest } = await fetchFile(portal, cookie, format);
      lines.push(
        `| ${name} | ${accepted} × 120 | ${(took / accepted).toFixed(2)} | ${(firstAt / took).toFixed(2)} | ${(bytes / MB).toFixed(1)} | ${(highest - rest).toFixed(0)} (${rest.toFixed(0)}) |`,
      );
    }
  }
  return lines;
}

// Loaded before a portal that is measured: writes down what it asks of PostgreSQL while a recording runs.
// GET /start and GET /stop on BENCH_RECORDER_PORT of the loopback begin and end one.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";

// The portal's own copy of the driver, not the one beside this file.
const pg = createRequire(path.join(process.cwd(), "package.json"))("pg");

let recording = null;
const connections = new WeakMap();
let known = 0;

const original = pg.Client.prototype.query;
pg.Client.prototype.query = function query(config, values, ...rest) {
  if (recording) {
    if (!connections.has(this)) connections.set(this, (known += 1));
    const text = typeof config === "string" ? config : config.text;
    const given = Array.isArray(values) ? values : (config.values ?? []);
    recording.push({
      connection: connections.get(this),
      name: config.name,
      text,
      values: given.map(toPlain),
    });
  }
  return original.call(this, config, values, ...rest);
};

/** Bytes and dates survive JSON with a mark. */
function toPlain(value) {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString("base64") };
  if (value instanceof Date) return { $date: value.toISOString() };
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return value.map(toPlain);
  return value;
}

createServer((request, response) => {
  if (request.url === "/start") recording = [];
  const done = recording ?? [];
  if (request.url === "/stop") recording = null;
  response.end(JSON.stringify(done));
})
  .listen(Number(process.env.BENCH_RECORDER_PORT), "127.0.0.1")
  .unref();

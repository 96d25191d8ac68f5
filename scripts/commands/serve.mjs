// The web server of one instance: the finished build behind a plain HTTP server, whose end is ours to decide.
// `npm run portal` starts it; in an installation of several machines each instance is this command.
import http from "node:http";
import { whenParentGoes } from "../lib/parent.mjs";
import { root } from "../lib/paths.mjs";
import { pause } from "../lib/processes.mjs";
import { PlainFailure, reportAndExit, say } from "../lib/say.mjs";

/** From the signal to the end of the process. Orchestrators kill after ten. */
const END_SECONDS = 9;
/** Longer than a proxy keeps an unused connection, so that it never sends a request into a closing one. */
const KEEP_ALIVE_SECONDS = 75;

/** How long requests are still taken while /api/ready already says 503, so that a proxy stops sending. */
const noticeSeconds = Math.min(Math.max(Number(process.env.PORTAL_DRAIN_NOTICE) || 0, 0), END_SECONDS / 2);
const port = Number(process.env.PORT || "3000");
let draining = false;

/** @type {(request: http.IncomingMessage, response: http.ServerResponse) => Promise<void>} */
let handle;

async function answer(request, response) {
  if (draining) {
    response.setHeader("Connection", "close");
    if (request.url === "/api/ready") {
      response.writeHead(503, { "content-type": "application/json", "cache-control": "no-store" });
      response.end('{"status":"stopping"}');
      return;
    }
  }
  try {
    await handle(request, response);
  } catch (error) {
    process.stderr.write(`${error?.stack ?? error}\n`);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  }
}

const server = http.createServer((request, response) => void answer(request, response));
server.keepAliveTimeout = KEEP_ALIVE_SECONDS * 1_000;

/** Readiness first, then the door, then the requests that run, then the connections to the database. */
async function drain() {
  if (draining) return;
  draining = true;
  const until = Date.now() + END_SECONDS * 1_000;
  say("Остановка: новые запросы не принимаются, начатые будут закончены.");
  await pause(noticeSeconds * 1_000);
  let closed = false;
  server.close(() => (closed = true));
  while (!closed && Date.now() < until - 500) {
    // A connection whose last request began before the signal believes that it may stay.
    server.closeIdleConnections();
    await pause(25);
  }
  server.closeAllConnections();
  await Promise.race([globalThis.portalEnd?.(), pause(Math.max(until - Date.now(), 100))]).catch(
    () => undefined,
  );
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void drain());
whenParentGoes(() => void drain());

try {
  process.env.NODE_ENV = "production";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  process.env.NEXTAUTH_URL ||= process.env.PORTAL_ORIGIN || `http://localhost:${port}`;
  // Read when it is loaded, so it comes after the environment.
  const { default: next } = await import("next");
  const app = next({ dev: false, dir: root, port });
  await app.prepare();
  handle = app.getRequestHandler();
  server.on("error", (error) =>
    reportAndExit(
      new PlainFailure(
        `Порт ${port} не открывается (${error.code}): освободите его или укажите другой в PORT.`,
      ),
    ),
  );
  await new Promise((listening) => server.listen(port, listening));
  // The framework checks its database before the first request: let it be ours, not a person's.
  await fetch(`http://127.0.0.1:${port}/api/ready`).then((response) => response.text());
  say(`Портал отвечает на порту ${port}.`);
} catch (error) {
  reportAndExit(error);
}

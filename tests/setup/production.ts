/**
 * Starts the commands of docker-compose.yml as they stand there, without an engine: the same arguments, the same
 * environment, secrets read from files. What the engine would do (addresses, volumes) is put in by hand.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, expect, vi } from "vitest";
import { parse } from "yaml";

import { freePort } from "@/scripts/lib/ports.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

interface ComposeService {
  command?: string[];
  environment?: Record<string, string>;
}

/** The services of docker-compose.yml. */
function composeServices(): Record<string, ComposeService> {
  const text = readFileSync(path.join(ROOT, "docker-compose.yml"), "utf8");
  return (parse(text, { merge: true }) as { services: Record<string, ComposeService> }).services;
}

/** What the image puts into the environment of every command. */
function imageEnvironment(): Record<string, string> {
  const text = readFileSync(path.join(ROOT, "Dockerfile"), "utf8").replaceAll("\\\n", " ");
  const assignments = [...text.matchAll(/^ENV +(.+)$/gm)].flatMap(([, rest = ""]) =>
    rest.trim().split(/\s+/),
  );
  return Object.fromEntries(assignments.map((one) => one.split("=", 2) as [string, string]));
}

/** The finished build that `npm test` hands over. */
function builtFolder(): string {
  const folder = process.env.PORTAL_BUILT;
  if (!folder) throw new Error("PORTAL_BUILT names no build: run `npm test -- --only production`.");
  return folder;
}

export interface Started {
  port: number;
  /** `http://127.0.0.1:…`. */
  address: string;
  /** What it has printed. */
  output(): string;
  /** Ends with SIGTERM; whoever has not ended after ten seconds is killed, as an engine would. */
  stop(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Ends as by a power cut. */
  kill(): Promise<unknown>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export interface Installation {
  folder: string;
  built: string;
  start(service: string, environment?: Record<string, string>): Promise<Started>;
  /** Starts an instance of the portal and waits until it is ready. */
  startPortal(service: string): Promise<Started>;
}

const ORIGIN = "https://trajectory.example";

/** A folder for the volumes and secrets of one installation; its processes are ended with the test file. */
export function makeInstallation(secrets: Record<string, string>): Installation {
  const folder = mkdtempSync(path.join(tmpdir(), "trajectory-production-"));
  const built = builtFolder();
  const children: ChildProcess[] = [];
  for (const name of ["secrets", "files", "tmp"]) mkdirSync(path.join(folder, name));
  for (const [name, value] of Object.entries(secrets)) {
    writeFileSync(path.join(folder, "secrets", name), `${value}\n`);
  }
  afterAll(() => {
    for (const child of children) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  /** Where a path of the container lies here. */
  const placed = (value: string): string => {
    const places = { "/run/secrets/": "secrets/", "/var/lib/trajectory/files": "files", "/tmp/": "tmp/" };
    const [inside, here] = Object.entries(places).find(([prefix]) => value.startsWith(prefix)) ?? [];
    if (inside !== undefined) return `${folder}/${here ?? ""}${value.slice(inside.length)}`;
    return value.replace(/\$\{PORTAL_ORIGIN:\?[^}]*\}/, ORIGIN);
  };

  async function start(name: string, own: Record<string, string> = {}): Promise<Started> {
    const { command, environment } = composeServices()[name] ?? {};
    const [program, ...args] = command ?? [];
    if (program !== "node") throw new Error(`The service ${name} does not run a command of the portal`);
    const port = (await freePort()) as number;
    const given = Object.entries({ ...imageEnvironment(), ...environment }).map(
      ([key, value]) => [key, placed(value)] as const,
    );
    const child = spawn(process.execPath, args, {
      cwd: built,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        TMPDIR: `${folder}/tmp`,
        ...Object.fromEntries(given),
        PORT: String(port),
        ...own,
        NODE_ENV: "production",
      },
    });
    children.push(child);
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (printed += String(text)));
    const ended = new Promise<Awaited<Started["ended"]>>((resolve) =>
      child.on("close", (code, signal) => resolve({ code, signal })),
    );
    return {
      port,
      address: `http://127.0.0.1:${String(port)}`,
      output: () => printed,
      ended,
      kill: () => {
        child.kill("SIGKILL");
        return ended;
      },
      stop: async () => {
        child.kill("SIGTERM");
        const patience = setTimeout(() => child.kill("SIGKILL"), 10_000);
        const end = await ended;
        clearTimeout(patience);
        return end;
      },
    };
  }

  async function startPortal(name: string): Promise<Started> {
    const portal = await start(name);
    let over = false;
    void portal.ended.then(() => (over = true));
    const ready = vi.waitUntil(async () => over || (await statusOf(portal, "/api/ready")) === 200, {
      timeout: 60_000,
      interval: 100,
    });
    await ready.catch(() => (over = true));
    expect(over, portal.output()).toBe(false);
    return portal;
  }

  return { folder, built, start, startPortal };
}

/** Status of a GET over a connection of its own; 0 when nobody listens. */
export async function statusOf({ address }: Started, target: string, cookie = ""): Promise<number> {
  try {
    const response = await fetch(`${address}${target}`, {
      headers: { cookie, connection: "close" },
      redirect: "manual",
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

/** Signs a person in at an instance and returns the cookies a browser would keep. */
export async function signIn({ address }: Started, email: string, password: string): Promise<string> {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const keep = (response: Response): Response => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return response;
  };
  const proof = (await keep(await fetch(`${address}/api/auth/csrf`)).json()) as { csrfToken: string };
  const answer = keep(
    await fetch(`${address}/api/auth/callback/credentials`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: cookie(), "content-type": "application/x-www-form-urlencoded", origin: ORIGIN },
      body: new URLSearchParams({ email, password, csrfToken: proof.csrfToken, json: "true" }),
    }),
  );
  expect(answer.status, await answer.text()).toBe(200);
  return cookie();
}

/** Sends a write of the API as the portal's own pages do, over a connection of its own. */
export function write(
  { address }: Started,
  method: "POST" | "PATCH",
  target: string,
  cookie: string,
  body: unknown,
): Promise<Response> {
  return fetch(`${address}/api/v1${target}`, {
    method,
    headers: {
      cookie,
      origin: ORIGIN,
      connection: "close",
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  });
}

/** Sends bytes of an announced file from an offset, as a page does. */
export function sendPart(
  { address }: Started,
  { id, offset, cookie }: { id: string; offset: number; cookie: string },
  body: Uint8Array<ArrayBuffer>,
): Promise<Response> {
  return fetch(`${address}/api/files/${id}?offset=${String(offset)}`, {
    method: "PUT",
    headers: { cookie, origin: ORIGIN, connection: "close", "content-type": "application/octet-stream" },
    body,
  });
}

/** The bytes of a stored file. */
export function fetchFile({ address }: Started, id: string, cookie: string): Promise<Response> {
  return fetch(`${address}/api/files/${id}`, { headers: { cookie, connection: "close" } });
}

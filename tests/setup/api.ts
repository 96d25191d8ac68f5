/** Calls of the HTTP API as the browser makes them: the handler of the route with a real Request. */
import { randomUUID } from "node:crypto";

import { isProcedure } from "@orpc/server";

import { PATCH, GET, POST } from "@/app/api/v1/[[...rest]]/route";
import { startSession } from "@/lib/core/auth/sessions";
import { withoutTenant } from "@/lib/core/db/bootstrap";
import { env } from "@/lib/core/env";
import { router } from "@/lib/modules/router";
import { withSessionToken } from "@/tests/setup/request-session";

// The address of a request is then what its header says: see addressOf.
process.env.PORTAL_TRUSTED_PROXIES = "1";

export interface ApiProcedure {
  name: string;
  method: "GET" | "POST" | "PATCH";
  /** `/municipalities/{municipality}/plans`. */
  path: string;
}

/** Every procedure of the router, by its name in the typed client. */
export const procedures: readonly ApiProcedure[] = walk(router, "");

function walk(node: object, prefix: string): ApiProcedure[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (isProcedure(value)) {
      const { method = "POST", path = "" } = value["~orpc"].route;
      if (method !== "GET" && method !== "POST" && method !== "PATCH")
        throw new Error(`${method} is not served`);
      return [{ name: `${prefix}${key}`, method, path }];
    }
    if (typeof value === "object" && value !== null) return walk(value, `${prefix}${key}.`);
    throw new Error(`${prefix}${key} is neither a procedure nor a group of them`);
  });
}

function procedureOf(name: string): ApiProcedure {
  const found = procedures.find((procedure) => procedure.name === name);
  if (!found) throw new Error(`There is no procedure ${name}`);
  return found;
}

/** Starts a session of a person and returns its token. */
export function sessionOf(userId: string): Promise<string> {
  return withoutTenant((tx) => startSession(tx, userId, { address: "test", userAgent: "test" }));
}

export interface Sent {
  token: string | null;
  /** Null leaves the header out. */
  headers?: Record<string, string | null>;
  body?: string;
}

export interface Answer {
  status: number;
  text: string;
}

const HANDLERS = { GET, POST, PATCH };

/** Sends the input of a procedure. Without `headers` as the portal's own pages do, every command under a new key. */
export async function send(
  name: string,
  input: unknown,
  { token, headers = {}, body }: Sent,
): Promise<Answer> {
  const { method, path } = procedureOf(name);
  const values = { ...(input as Record<string, unknown>) };
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(values[key])));
  const rest = Object.fromEntries(Object.entries(values).filter(([key]) => !path.includes(`{${key}}`)));
  const url = new URL(`/api/v1${filled}`, env.origin);
  const all = new Headers({ "idempotency-key": randomUUID(), "x-forwarded-for": addressOf(name) });
  if (method === "GET") {
    for (const [key, value] of Object.entries(rest)) url.searchParams.set(key, String(value));
  } else {
    all.set("content-type", "application/json");
    all.set("origin", env.origin);
    all.set("sec-fetch-site", "same-origin");
  }
  for (const [key, value] of Object.entries(headers)) {
    if (value === null) all.delete(key);
    else all.set(key, value);
  }
  const request = new Request(url, {
    method,
    headers: all,
    ...(method === "GET" ? {} : { body: body ?? JSON.stringify(rest) }),
  });
  const response = await withSessionToken(token, () => HANDLERS[method](request));
  return { status: response.status, text: await response.text() };
}

/** Every procedure is asked from an address of its own, so that the limit per address stays out of the way. */
function addressOf(name: string): string {
  return `10.0.0.${String(procedures.findIndex((procedure) => procedure.name === name))}`;
}

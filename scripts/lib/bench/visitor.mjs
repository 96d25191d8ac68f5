import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { root } from "../paths.mjs";

const { password } = JSON.parse(fs.readFileSync(path.join(root, "prisma/seed/demo-accounts.json"), "utf8"));

/** Cookie header of a signed-in demo account. */
export async function signIn(origin, email) {
  const jar = new Map();
  const keep = (response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(";");
      const at = pair.indexOf("=");
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const proof = await keep(await fetch(`${origin}/api/auth/csrf`)).json();
  const answer = keep(
    await fetch(`${origin}/api/auth/callback/credentials`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: cookie(), "content-type": "application/x-www-form-urlencoded", origin },
      body: new URLSearchParams({ email, password, csrfToken: proof.csrfToken, json: "true" }),
    }),
  );
  if (!answer.ok) throw new Error(`Sign-in of ${email} was refused: ${answer.status}`);
  return cookie();
}

/** One request, timed to its last byte. */
export async function ask(origin, cookie, { method = "GET", path: address, body }) {
  const headers = { cookie };
  if (method !== "GET") {
    Object.assign(headers, {
      origin,
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
    });
  }
  const startedAt = performance.now();
  const response = await fetch(`${origin}${address}`, {
    method,
    headers,
    redirect: "manual",
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const took = performance.now() - startedAt;
  if (response.status !== 200) {
    throw new Error(`${method} ${address}: ${response.status} ${bytes.toString("utf8").slice(0, 300)}`);
  }
  return { took, bytes, type: response.headers.get("content-type") ?? "" };
}

/** Value below which the share of the list lies. */
export function quantile(list, share) {
  const sorted = list.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const median = (list) => quantile(list, 0.5);

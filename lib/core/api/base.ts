import { createHash } from "node:crypto";

import { os, type Route } from "@orpc/server";

import { ERRORS, toApiError } from "@/lib/core/api/api-errors";
import { requireContext, type ContextTarget } from "@/lib/core/auth/context";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { refuseToken, requireTokenContext, tokenOfRequest } from "@/lib/core/auth/token-context";
import { takeFromLimit } from "@/lib/core/api/limits";
import type { TokenScope } from "@/lib/core/db/enums";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";

/** What a procedure gets from the HTTP request. */
export interface RequestContext {
  headers: Headers;
  address: string;
}

/** Under which the description of the API gathers what other systems read. */
export const SHARED_TAG = "Чтение другими системами";

const IDEMPOTENCY_KEY = /^[0-9a-f-]{36}$/;

const base = os.$context<RequestContext>().errors(ERRORS);

/** Maps what was thrown, once. */
const mapErrors = base.middleware(async ({ next, path }) => {
  try {
    return await next();
  } catch (error) {
    throw toApiError(error, path.join("."));
  }
});

const UNREADABLE = new AppError("INVALID", "Проверьте введённое: запрос составлен неверно и не читается.");

/** No keyboard types a zero byte or half a sign and PostgreSQL stores none: refused before it is an unexpected error. */
const storable = base.middleware(async ({ next }, input) => {
  if (deeperThan(input, DEEPEST_INPUT)) throw UNREADABLE;
  if (!isStorable(input)) {
    throw new AppError("INVALID", "В тексте есть знак, который нельзя сохранить. Наберите это место заново.");
  }
  return next();
});

/** No form nests half as deep; whatever walks an input deeper than this runs out of stack. */
const DEEPEST_INPUT = 64;

function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => deeperThan(inner, levels - 1));
}

function isStorable(value: unknown): boolean {
  if (typeof value === "string") return !value.includes("\0") && value.isWellFormed();
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every((entry) => entry.every(isStorable));
}

/** A write comes from the portal's own pages: same origin, of a type that no form can send. */
function requireOwnPage(headers: Headers, fits: (bodyType: string | null) => boolean): void {
  const site = headers.get("sec-fetch-site");
  const sameSite = site === null || site === "same-origin";
  if (headers.get("origin") !== env.origin || !sameSite || !fits(headers.get("content-type"))) {
    throw new AppError(
      "FORBIDDEN",
      `Запрос пришёл не со страницы портала. Откройте портал по адресу ${env.origin} и повторите.`,
    );
  }
}

const sameOrigin = base.middleware(async ({ context, next }) => {
  // A request whose whole input stands in the address has no body and no type; a form always has one.
  requireOwnPage(context.headers, (type) => type === null || type.startsWith("application/json"));
  return next();
});

/**
 * For the routes whose body is streamed, so that they stand outside the procedures: the same guard. What one address
 * uploads is counted apart from what it saves. The list of these routes is tested.
 *
 * @throws AppError FORBIDDEN, RATE_LIMITED.
 */
export function guardStreamedWrite({ headers, address }: RequestContext): void {
  requireOwnPage(headers, (type) => type === "application/octet-stream");
  takeFromLimit(`upload:${address}`);
}

/** The answer of such a route to what was thrown, in the shape of the procedures. */
export function refusalOfStream(error: unknown, route: string): Response {
  const refusal = toApiError(error, route);
  return Response.json(refusal.toJSON(), {
    status: refusal.status,
    headers: { "cache-control": "no-store" },
  });
}

const limited = base.middleware(async ({ context, next }) => {
  takeFromLimit(`write:${context.address}`);
  return next();
});

/** A body that is no JSON never comes to a procedure: its refusal is told here. */
export async function refuseUnreadable<T>({ next }: { next: () => Promise<T> }): Promise<T> {
  try {
    return await next();
  } catch (error) {
    throw error instanceof SyntaxError ? toApiError(UNREADABLE, "") : error;
  }
}

/** Gives a handler the context of a target; the session is proved before anything is read. */
const session = base.middleware(async ({ context, next }) => {
  return next({
    context: { contextFor: (target: ContextTarget) => contextOfTypist(context.headers, target) },
  });
});

/** For a read that other information systems have a token for: by the token, or by the session of a person. */
const tokenOrSession = base.middleware(async ({ context, next }) => {
  const { headers, address } = context;
  const token = tokenOfRequest(headers);
  const contextFor = (target: ContextTarget) =>
    token === null ? contextOfTypist(headers, target) : requireTokenContext(token, target, address);
  return next({ context: { contextFor } });
});

/** Everything else is for people: a token opens no write and no page's own read. */
const peopleOnly = base.middleware(async ({ context, next }) => {
  refuseToken(context.headers);
  return next();
});

/** Edits kept in a browser go only under the one who typed them: another tab may have signed somebody else in. */
async function contextOfTypist(headers: Headers, target: ContextTarget): Promise<TenantContext> {
  const ctx = await requireContext(target);
  requireTypist(headers, ctx.user.id);
  return ctx;
}

/** @throws AppError UNAUTHENTICATED when the request was typed by somebody else. */
export function requireTypist(headers: Headers, userId: string | undefined): void {
  const typist = headers.get("x-acting-user");
  if (typist === null || typist === userId) return;
  throw new AppError(
    "UNAUTHENTICATED",
    "В этом браузере вошёл другой сотрудник. Войдите под своим именем: введённое сохранено.",
  );
}

/** The client's key of a command, with a hash of which one it is and what it asked: a repeat is answered, not done again. */
const once = base.middleware(async ({ context, next, path }, input) => {
  const key = context.headers.get("idempotency-key") ?? "";
  if (!IDEMPOTENCY_KEY.test(key)) throw new AppError("INVALID", "В запросе нет ключа Idempotency-Key.");
  const hash = new Uint8Array(
    createHash("sha256")
      .update(JSON.stringify([path, input]))
      .digest(),
  );
  const contextFor = async (target: ContextTarget): Promise<TenantContext> => ({
    ...(await contextOfTypist(context.headers, target)),
    command: { key, hash },
  });
  return next({ context: { contextFor } });
});

/** What is asked of a route another system reads: described in Russian, by the scope of a token that opens it. */
export interface SharedRoute {
  path: `/${string}`;
  scope: TokenScope;
  summary: string;
  description: string;
}

const BY_TOKEN_OR_SESSION: Record<string, string[]>[] = [{ token: [] }, { session: [] }];

/** A read for other information systems too: GET, a token with the scope or a live session. */
export function sharedRead({ path, scope, summary, description }: SharedRoute) {
  const procedure = base
    .use(mapErrors)
    .use(storable)
    .use(tokenOrSession)
    .route({
      method: "GET",
      path,
      summary,
      description: `${description} Право ключа: ${scope}.`,
      tags: [SHARED_TAG],
      spec: (operation) => ({ ...operation, security: BY_TOKEN_OR_SESSION }),
    });
  return { input: procedure.input.bind(procedure) };
}

/** A read: GET, a live session. */
export function read(route: Route) {
  const procedure = base
    .use(mapErrors)
    .use(peopleOnly)
    .use(storable)
    .use(session)
    .route({ method: "GET", ...route });
  return { input: procedure.input.bind(procedure) };
}

/** A write that does the same when repeated (autosave with a base, a row with the client's id). */
export function save(route: Route) {
  const procedure = base
    .use(mapErrors)
    .use(peopleOnly)
    .use(sameOrigin)
    .use(limited)
    .use(storable)
    .use(session)
    .route({ method: "POST", ...route });
  return { input: procedure.input.bind(procedure) };
}

/** A write that must happen once: needs the header Idempotency-Key. */
export function command(route: Route) {
  const procedure = base
    .use(mapErrors)
    .use(peopleOnly)
    .use(sameOrigin)
    .use(limited)
    .use(storable)
    .use(once)
    .route({ method: "POST", ...route });
  return { input: procedure.input.bind(procedure) };
}

/** A write by somebody who has not signed in: sign-in itself, one-time links. The list of them is tested. */
export function anonymous(route: Route) {
  const procedure = base
    .use(mapErrors)
    .use(peopleOnly)
    .use(sameOrigin)
    .use(limited)
    .use(storable)
    .route({ method: "POST", ...route });
  return { input: procedure.input.bind(procedure) };
}

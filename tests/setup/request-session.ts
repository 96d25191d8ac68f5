/**
 * Stands for lib/core/auth/session-cookie.ts where there is no server of the framework to read a cookie for: the token
 * belongs to the request being tested. Everything behind it (session rows, memberships, policies) is the real thing.
 */
import { AsyncLocalStorage } from "node:async_hooks";

const current = new AsyncLocalStorage<string | null>();

export function readSessionToken(): Promise<string | null> {
  return Promise.resolve(current.getStore() ?? null);
}

/** Runs work as the holder of a session token; null: nobody. */
export function withSessionToken<T>(token: string | null, work: () => Promise<T>): Promise<T> {
  return current.run(token, work);
}

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";

import { readSessionToken } from "@/lib/core/auth/session-cookie";
import { identifyByToken } from "@/lib/core/auth/sessions";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { contextOf, type ContextTarget } from "@/lib/core/db/bootstrap";
import { AppError, notFoundError } from "@/lib/core/errors";

export type { ContextTarget } from "@/lib/core/db/bootstrap";

const currentIdentity = cache(async () => {
  const token = await readSessionToken();
  return token ? identifyByToken(token) : null;
});

const loadContext = cache(async (key: string): Promise<TenantContext | null> => {
  const identity = await currentIdentity();
  if (!identity)
    throw new AppError("UNAUTHENTICATED", "Вход завершён. Войдите ещё раз: введённое сохранено.");
  return contextOf(identity, identity.sessionId, JSON.parse(key) as ContextTarget);
});

/**
 * Who asks, about what. Memberships and roles are read from the database on each request.
 *
 * @throws AppError UNAUTHENTICATED without a live session, NOT_FOUND when nothing of the person covers the target.
 */
export async function requireContext(target: ContextTarget): Promise<TenantContext> {
  const ctx = await loadContext(JSON.stringify(target));
  if (!ctx) throw notFoundError();
  return ctx;
}

/** For pages: the same, but without a session the person is sent to sign in and comes back after it. */
export async function pageContext(target: ContextTarget): Promise<TenantContext> {
  const identity = await currentIdentity();
  if (!identity) {
    const path = (await headers()).get("x-path") ?? "/"; // set by proxy.ts
    redirect(path === "/" ? "/login" : `/login?${new URLSearchParams({ next: path }).toString()}`);
  }
  return requireContext(target);
}

/** Has the request a live session? For the pages of those who have not signed in. */
export async function isSignedIn(): Promise<boolean> {
  return (await currentIdentity()) !== null;
}

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";

import { roleHas, type Permission } from "@/lib/core/auth/permissions";
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

/**
 * For an address that names no organisation (a file): one context for each organisation the person has a right in that
 * grants the permission. Row-level security decides which of them sees the record.
 *
 * @throws AppError UNAUTHENTICATED without a live session, NOT_FOUND when no right grants the permission.
 */
export async function requireOwnContexts(permission: Permission): Promise<TenantContext[]> {
  const self = await requireContext("self");
  const codes = new Set(
    self.memberships
      .filter(({ role }) => roleHas(role, permission))
      .map(({ organisation }) => organisation.code),
  );
  const contexts: TenantContext[] = [];
  for (const organisation of codes) contexts.push(await requireContext({ organisation }));
  if (contexts.length === 0) throw notFoundError();
  return contexts;
}

/** For pages: the same as `requireContext`, but without a session the person is sent to sign in and comes back after it. */
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

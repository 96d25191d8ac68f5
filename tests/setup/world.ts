/** What integration tests share: tenants of their own, people of them, refusals, races, rows as the owner sees them. */
import { createHash, randomUUID } from "node:crypto";

import { afterAll, expect } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { ContextTarget } from "@/lib/core/db/bootstrap";
import type { Tx } from "@/lib/core/db/client";
import { actAs, openOwnerDatabase } from "@/lib/core/db/owner";
import { AppError, type AppErrorCode } from "@/lib/core/errors";
import { actorContext } from "@/prisma/factories/actors";
import { buildTenant, type Tenant, type TenantOptions } from "@/prisma/factories/tenant";

// One connection of the owner a test file; the file's own database is named before this is imported.
const owner = openOwnerDatabase();
afterAll(() => owner.$disconnect());

/** Makes a region with two authorities, seven schools and people of every role. */
export function makeTenant(options?: TenantOptions): Promise<Tenant> {
  return buildTenant(owner, options);
}

/** Reads or writes as the owner of the database, in the name of a tenant. */
export function asOwner<T>(
  scope: { regionId: string; municipalityId?: string | null; schoolId?: string | null },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return owner.$transaction(async (tx) => {
    await actAs(tx, scope);
    return work(tx);
  });
}

/** The context of a user at an organisation's address. */
export function at(
  user: { id: string },
  target: { code: string } | "region" | "self",
): Promise<TenantContext> {
  const asked: ContextTarget = typeof target === "string" ? target : { organisation: target.code };
  return actorContext(user.id, asked);
}

/** The same person sending a command with a key, as the API would. */
export function asCommand(ctx: TenantContext, input: unknown, key: string = randomUUID()): TenantContext {
  const hash = new Uint8Array(createHash("sha256").update(JSON.stringify(input)).digest());
  return { ...ctx, command: { key, hash } };
}

/** Expects an AppError of a code and returns it. */
export async function refused(work: Promise<unknown>, code: AppErrorCode): Promise<AppError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  const refusal = error as AppError;
  expect(refusal.code).toBe(code);
  return refusal;
}

import { AsyncLocalStorage } from "node:async_hooks";

import {
  actingMembership,
  type ActingMembership,
  type Actor,
  type CommandKey,
  type TenantContext,
} from "@/lib/core/auth/tenant-context";
import type { Permission } from "@/lib/core/auth/permissions";
import { recordAccountAudit, recordAudit } from "@/lib/core/audit/record-audit";
import { database, type Tx } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";

const inside = new AsyncLocalStorage<true>();

/**
 * How long a unit of work waits for what another one holds: a file being written holds its list or its year for minutes,
 * and whoever waits holds a connection of the pool. Shorter than the unit of work itself may take.
 */
const LONGEST_WAIT_MS = 7_000;

/**
 * The only door to data: checks the permission, opens the transaction, tells PostgreSQL who asks, runs `work`.
 * A command (`ctx.command`) done before gets its stored reply; nothing is done twice.
 *
 * `longest` is for background work alone: how many milliseconds it may take.
 *
 * @throws AppError FORBIDDEN when no membership of the context grants the permission (audited),
 *   CONFLICT when the key of a command comes again with another request. What else the database refuses because of
 *   somebody else's work is put in words by `collisionOf`.
 */
export async function withTenant<T>(
  ctx: TenantContext,
  permission: Permission,
  work: (tx: Tx, actor: Actor) => Promise<T>,
  { longest }: { longest?: number } = {},
): Promise<T> {
  if (inside.getStore()) throw new Error("withTenant does not nest: one command, one transaction");
  const membership = actingMembership(ctx, permission);
  if (!membership) {
    await recordDenial(ctx, permission);
    throw new AppError(
      "FORBIDDEN",
      ctx.token
        ? "Этот ключ доступа таких сведений не открывает. Попросите ключ, в котором они отмечены."
        : "У вашей роли нет права на это действие. Обратитесь к руководителю или в ИМАЦ.",
    );
  }
  const actor = toActor(ctx, membership);
  return inside.run(true, () =>
    database().$transaction(
      async (tx) => {
        await setScope(tx, actor, longest ?? LONGEST_WAIT_MS);
        if (!ctx.command) return work(tx, actor);
        return once(tx, actor.userId, ctx.command, () => work(tx, actor));
      },
      longest === undefined ? {} : { timeout: longest },
    ),
  );
}

/** Runs work of its own beside a unit of work that goes on: how far it has come is told while it is not committed. */
export function beside(): <T>(work: () => Promise<T>) => Promise<T> {
  return AsyncLocalStorage.snapshot();
}

/**
 * A refused permission is audited in a transaction of its own: the refused unit of work never began. It stands with
 * the tenant of the membership that did not suffice, so that the region can read it.
 */
async function recordDenial(ctx: TenantContext, permission: Permission): Promise<void> {
  const event = {
    event: "access.denied",
    subjectType: "permission",
    subjectId: permission,
    after: { organisation: ctx.organisation?.code ?? null },
  } as const;
  const membership = ctx.memberships[0];
  await database().$transaction(async (tx) => {
    if (!membership) {
      await recordAccountAudit(tx, ctx.user.id, event);
      return;
    }
    const actor = toActor(ctx, membership);
    await setScope(tx, actor, LONGEST_WAIT_MS);
    await recordAudit(tx, actor, event);
  });
}

/** Tells PostgreSQL who asks, and how long they wait for others, until the end of the transaction. */
async function setScope(tx: Tx, actor: Actor, longestWait: number): Promise<void> {
  await tx.$executeRaw`SELECT set_config('app.user_id', ${actor.tokenId === null ? actor.userId : ""}, true),
    set_config('app.region_id', ${actor.regionId}, true),
    set_config('app.municipality_id', ${actor.municipalityId ?? ""}, true),
    set_config('app.school_id', ${actor.schoolId ?? ""}, true),
    set_config('lock_timeout', ${String(longestWait)}, true)`;
}

function toActor(ctx: TenantContext, membership: ActingMembership): Actor {
  const { id, kind, regionId, municipalityId } = membership.organisation;
  return {
    userId: ctx.user.id,
    userName: ctx.user.fullName,
    tokenId: ctx.token?.id ?? null,
    membership,
    regionId,
    municipalityId,
    schoolId: kind === "school" ? id : null,
  };
}

/** Runs a command once for its key; a repeat gets the stored reply. Two at a time: the second waits for the first. */
async function once<T>(tx: Tx, userId: string, command: CommandKey, work: () => Promise<T>): Promise<T> {
  const inserted = await tx.$executeRaw`
    INSERT INTO idempotency_keys (user_id, key, request_hash) VALUES (${userId}::uuid, ${command.key}, ${command.hash})
    ON CONFLICT DO NOTHING`;
  const where = { userId_key: { userId, key: command.key } };
  if (inserted === 0) {
    const stored = await tx.idempotencyKey.findUniqueOrThrow({ where });
    if (!Buffer.from(stored.requestHash).equals(Buffer.from(command.hash))) {
      throw new AppError(
        "CONFLICT",
        "Этот запрос уже выполнен с другими данными. Обновите страницу и повторите.",
      );
    }
    return stored.reply as T;
  }
  const reply = await work();
  await tx.idempotencyKey.update({
    where,
    data: { reply: reply === undefined ? Prisma.DbNull : (reply as Prisma.InputJsonValue) },
  });
  return reply;
}

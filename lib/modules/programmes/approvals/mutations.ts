import { recordAudit, type AuditEventName } from "@/lib/core/audit/record-audit";
import type { Permission } from "@/lib/core/auth/permissions";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { ProgrammeState } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { requireOwnFiles } from "@/lib/modules/files/mutations";
import { requireOrderDate } from "@/lib/modules/plans/approvals/rules";
import { holdText, requireProgrammeAction, type HeldText } from "@/lib/modules/programmes/drafts/mutations";
import { recountProgramme } from "@/lib/modules/programmes/execution/mutations";
import type {
  ApproveProgrammeInput,
  ProgrammeTransitionInput,
  ReturnProgrammeInput,
} from "@/lib/modules/programmes/schema";
import type { ProgrammeAction, ProgrammeReply } from "@/lib/modules/programmes/types";

/**
 * Sends a programme to be agreed: its text is locked, the factors it has sections for stay as they are. A command;
 * audits `programme.sent`.
 *
 * @throws AppError NOT_FOUND, CONFLICT in another state or while something is left to fill in, STALE.
 */
export async function sendProgramme(
  ctx: TenantContext,
  input: ProgrammeTransitionInput,
): Promise<ProgrammeReply> {
  return moveProgramme(ctx, input, {
    permission: "programme:send",
    action: "send",
    event: "programme.sent",
    change: ({ kind, sections, now }, actor) => ({
      state: "on_agreement",
      factors: kind === "antirisk" ? sections.map(({ code }) => code) : [],
      sentAt: now,
      sentByName: actor.userName,
    }),
  });
}

/** Takes a programme back into a draft, before its order. A command; audits `programme.withdrawn`. @throws as `sendProgramme`. */
export async function withdrawProgramme(
  ctx: TenantContext,
  input: ProgrammeTransitionInput,
): Promise<ProgrammeReply> {
  return moveProgramme(ctx, input, {
    permission: "programme:send",
    action: "withdraw",
    event: "programme.withdrawn",
    change: () => ({ state: "draft", agreedAt: null, agreedByName: null }),
  });
}

/**
 * The authority, or ИМАЦ for a school that answers to the region, agrees. A command; audits `programme.agreed`.
 *
 * @throws AppError NOT_FOUND, CONFLICT in another state or at another level, STALE.
 */
export async function agreeProgramme(
  ctx: TenantContext,
  input: ProgrammeTransitionInput,
): Promise<ProgrammeReply> {
  return moveProgramme(ctx, input, {
    permission: "programme:agree",
    action: "agree",
    event: "programme.agreed",
    change: ({ now }, actor) => ({
      state: "agreed",
      agreedAt: now,
      agreedByName: actor.userName,
      returnReason: null,
    }),
  });
}

/** Returns a programme to the school with a reason. A command; audits `programme.returned`. @throws as `agreeProgramme`. */
export async function returnProgramme(
  ctx: TenantContext,
  input: ReturnProgrammeInput,
): Promise<ProgrammeReply> {
  return moveProgramme(ctx, input, {
    permission: "programme:agree",
    action: "return",
    event: "programme.returned",
    change: ({ now }, actor) => ({
      state: "draft",
      returnedAt: now,
      returnedByName: actor.userName,
      returnReason: input.reason,
    }),
    facts: { reason: input.reason },
  });
}

/**
 * Puts a programme in force by the school's order; the text in force until now is superseded. A command; audits
 * `programme.approved`.
 *
 * @throws AppError NOT_FOUND, CONFLICT before it is agreed, STALE, INVALID for a date to come or long past and for a file
 *   that is not the school's.
 */
export async function approveProgramme(
  ctx: TenantContext,
  input: ApproveProgrammeInput,
): Promise<ProgrammeReply> {
  const { orderNumber, orderDate, fileId } = input;
  return moveProgramme(ctx, input, {
    permission: "programme:send",
    action: "approve",
    event: "programme.approved",
    prepare: async (tx, held) => {
      requireOrderDate(orderDate, ctx.today, held.year);
      if (fileId !== null) await requireOwnFiles(tx, [fileId]);
      await tx.programmeText.updateMany({
        where: { programmeId: held.programmeId, state: "approved" },
        data: { state: "superseded", version: { increment: 1 } },
      });
      await recountProgramme(tx, held, ctx.today);
    },
    change: ({ now }, actor) => ({
      state: "approved",
      approvedAt: now,
      approvedByName: actor.userName,
      orderNumber,
      orderDate: new Date(orderDate),
      orderFileId: fileId,
    }),
    facts: { orderNumber, orderDate, fileId },
  });
}

interface Move {
  permission: Permission;
  action: ProgrammeAction;
  event: AuditEventName;
  /** Work before the state changes. */
  prepare?: (tx: Tx, held: HeldText, actor: Actor) => Promise<void>;
  change: (
    held: HeldText,
    actor: Actor,
  ) => Prisma.ProgrammeTextUncheckedUpdateInput & { state: ProgrammeState };
  facts?: Prisma.InputJsonObject;
}

/**
 * One transition of a text: locks the programme, asks the policy, compares the version, changes the state and writes the
 * audit row.
 *
 * @throws AppError NOT_FOUND, CONFLICT with the sentence of the policy, STALE on an outdated version.
 */
export async function moveProgramme(
  ctx: TenantContext,
  input: ProgrammeTransitionInput,
  { permission, action, event, prepare, change, facts }: Move,
): Promise<ProgrammeReply> {
  return withTenant(ctx, permission, async (tx, actor) => {
    const held = await holdText(tx, ctx, input);
    const { text, school, kind, year, programmeId, now } = held;
    requireProgrammeAction(held, action);
    requireTextVersion(held, input.version);
    await prepare?.(tx, held, actor);
    const reply = await tx.programmeText.update({
      where: { id: text.id, version: input.version },
      data: {
        ...change(held, actor),
        version: { increment: 1 },
        updatedAt: now,
        updatedByName: actor.userName,
      },
      select: { number: true, state: true, version: true },
    });
    await recordAudit(tx, actor, {
      event,
      subjectType: "programme",
      subjectId: programmeId,
      before: { state: text.state, version: text.version },
      after: { school: school.code, kind, year, number: text.number, state: reply.state, ...facts },
    });
    return reply;
  });
}

/** @throws AppError STALE when the page was loaded before the last transition. */
export function requireTextVersion({ text }: Pick<HeldText, "text">, version: number): void {
  if (text.version === version) return;
  throw new AppError(
    "STALE",
    `Программа изменилась, пока страница была открыта: ${text.updatedByName}. Обновите страницу и повторите.`,
    {
      stale: {
        field: "version",
        current: text.version,
        changedBy: text.updatedByName,
        changedAt: text.updatedAt.toISOString(),
      },
    },
  );
}

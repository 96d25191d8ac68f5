import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { moveProgramme, requireTextVersion } from "@/lib/modules/programmes/approvals/mutations";
import { holdText, requireProgrammeAction } from "@/lib/modules/programmes/drafts/mutations";
import type { ProgrammeTransitionInput, ReviseProgrammeInput } from "@/lib/modules/programmes/schema";
import type { ProgrammeReply } from "@/lib/modules/programmes/types";

/**
 * Begins a revision of the text in force: a new draft with the same lines, so that what was done stays with them; the
 * text in force stays until the new one is approved. A command; audits `programme.revision-begun`.
 *
 * @throws AppError NOT_FOUND, CONFLICT while another text is open or nothing is in force, STALE.
 */
export async function reviseProgramme(
  ctx: TenantContext,
  input: ReviseProgrammeInput,
): Promise<ProgrammeReply> {
  return withTenant(ctx, "programme:edit", async (tx, actor) => {
    const held = await holdText(tx, ctx, input);
    const { text, school, kind, year, programmeId, now } = held;
    requireProgrammeAction(held, "revise");
    requireTextVersion(held, input.version);
    const last = await tx.programmeText.aggregate({ where: { programmeId }, _max: { number: true } });
    const begun = await tx.programmeText.create({
      data: {
        regionId: school.regionId,
        schoolId: school.id,
        programmeId,
        number: (last._max.number ?? text.number) + 1,
        revisionReason: input.reason,
        content: text.content as Prisma.InputJsonObject,
        updatedAt: now,
        updatedByName: actor.userName,
      },
      select: { number: true, state: true, version: true },
    });
    await recordAudit(tx, actor, {
      event: "programme.revision-begun",
      subjectType: "programme",
      subjectId: programmeId,
      after: { school: school.code, kind, year, number: begun.number, reason: input.reason },
    });
    return begun;
  });
}

/** Gives a revision up; it stays readable. A command; audits `programme.revision-dropped`. @throws as `reviseProgramme`. */
export async function dropProgrammeRevision(
  ctx: TenantContext,
  input: ProgrammeTransitionInput,
): Promise<ProgrammeReply> {
  return moveProgramme(ctx, input, {
    permission: "programme:edit",
    action: "drop",
    event: "programme.revision-dropped",
    change: ({ now }, actor) => ({ state: "dropped", droppedAt: now, droppedByName: actor.userName }),
  });
}

/**
 * Closes a programme with its results, as they were written: nothing of it changes afterwards. A command; audits
 * `programme.closed`.
 *
 * @throws AppError NOT_FOUND, CONFLICT in another state or while a revision is open, STALE.
 */
export async function closeProgramme(
  ctx: TenantContext,
  input: ProgrammeTransitionInput,
): Promise<ProgrammeReply> {
  return moveProgramme(ctx, input, {
    permission: "programme:send",
    action: "close",
    event: "programme.closed",
    change: ({ now }, actor) => ({ state: "closed", closedAt: now, closedByName: actor.userName }),
  });
}

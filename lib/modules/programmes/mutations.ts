import { randomUUID } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { allowBegin } from "@/lib/modules/programmes/policy";
import { firstContent } from "@/lib/modules/programmes/prefill/rules";
import { profileFactors, readMentor } from "@/lib/modules/programmes/queries";
import type { BeginProgrammeInput } from "@/lib/modules/programmes/schema";
import type { ProgrammeReply } from "@/lib/modules/programmes/types";
import { readFigures } from "@/lib/modules/risk-profiles/queries";
import { schoolOf } from "@/lib/modules/schools/queries";

/**
 * Begins a programme of a school: its first text holds what the portal knows (mentor, confirmed factors, indicators with
 * the values of today). A command; audits `programme.begun`.
 *
 * @throws AppError NOT_FOUND, CONFLICT for another year or when it is begun already.
 */
export async function beginProgramme(
  ctx: TenantContext,
  { kind, year }: BeginProgrammeInput,
): Promise<ProgrammeReply> {
  const school = schoolOf(ctx);
  return withTenant(ctx, "programme:edit", async (tx, actor) => {
    const allowance = allowBegin({ year, today: ctx.today, mayEdit: can(ctx, "programme:edit") });
    if (!allowance.allowed) throw new AppError("CONFLICT", allowance.reason);
    const owned = { regionId: school.regionId, schoolId: school.id };
    const now = await portalNow(tx);
    const [programme] = await tx.programme.createManyAndReturn({
      data: { ...owned, kind, year, begunAt: now },
      select: { id: true },
      skipDuplicates: true,
    });
    if (!programme)
      throw new AppError("CONFLICT", `Программа на ${String(year)} год уже начата: обновите страницу.`);
    const figures = await readFigures(tx, { schoolId: school.id, year, timeZone: ctx.timeZone });
    const known = {
      mentor: await readMentor(tx, school.id, ctx.today),
      factors: await profileFactors(tx, school.id, year),
      results: figures.results,
    };
    await tx.programmeText.create({
      data: {
        ...owned,
        programmeId: programme.id,
        content: firstContent(kind, known, randomUUID) as Prisma.InputJsonObject,
        updatedAt: now,
        updatedByName: actor.userName,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      event: "programme.begun",
      subjectType: "programme",
      subjectId: programme.id,
      after: { school: school.code, kind, year },
    });
    return { number: 1, state: "draft", version: 1 };
  });
}

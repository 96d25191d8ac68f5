import type { Tx } from "@/lib/core/db/client";
import type { RiskLevel } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { actAs } from "@/lib/core/db/owner";
import { DRAFT_LABEL } from "@/prisma/seed/data";
import { RISK_FACTOR_SETS } from "@/prisma/seed/risk-factors";

import type { BuiltOrganisation } from "./organisations";

/** The editions of the risk factors; those already there stay as they are. */
export async function buildRiskFactorSets(tx: Tx, region: { id: string }): Promise<void> {
  const regionId = region.id;
  await actAs(tx, { regionId });
  await tx.riskFactorSet.createMany({
    data: RISK_FACTOR_SETS.map(({ edition, factors }) => ({
      regionId,
      edition,
      note: DRAFT_LABEL,
      factors: factors as unknown as Prisma.InputJsonArray,
    })),
    skipDuplicates: true,
  });
}

export interface JudgedFactorInput {
  code: string;
  level: RiskLevel;
  reason?: string;
  confirmed?: boolean;
  priority?: boolean;
}

/** A risk profile by the newest edition, with the factors the school has judged. */
export async function buildRiskProfile(
  tx: Tx,
  school: Pick<BuiltOrganisation, "id" | "regionId" | "municipalityId">,
  { year, by, factors }: { year: number; by: string; factors: readonly JudgedFactorInput[] },
): Promise<{ id: string }> {
  const { regionId, municipalityId, id: schoolId } = school;
  await actAs(tx, { regionId, municipalityId, schoolId });
  const set = await tx.riskFactorSet.findFirstOrThrow({
    where: { regionId },
    orderBy: [{ edition: "desc" }, { version: "desc" }],
    select: { id: true },
  });
  const owned = { regionId, schoolId };
  const profile = await tx.riskProfile.create({
    data: { ...owned, year, setId: set.id, begunByName: by },
    select: { id: true },
  });
  await tx.riskProfileFactor.createMany({
    data: factors.map(({ code, level, reason = "", confirmed = false, priority = false }) => ({
      ...owned,
      profileId: profile.id,
      ...{ code, level, reason, confirmed, priority },
      updatedByName: by,
    })),
  });
  return profile;
}

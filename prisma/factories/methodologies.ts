import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { actAs } from "@/lib/core/db/owner";
import { handbookRule, METHODOLOGIES } from "@/prisma/seed/methodologies";

import type { Random } from "./random";

/** The five methodologies of the handbook; those already there stay as they are. Ids of the new versions by code. */
export async function buildMethodologies(
  tx: Tx,
  random: Random,
  region: { id: string },
): Promise<Record<string, string>> {
  const regionId = region.id;
  await actAs(tx, { regionId });
  const present = await tx.methodology.findMany({ where: { regionId }, select: { code: true } });
  const codes = new Set(present.map(({ code }) => code));
  const rows = METHODOLOGIES.filter(({ code }) => !codes.has(code)).map((data) => ({
    ...data,
    id: random.uuid(),
    versionId: random.uuid(),
  }));
  await tx.methodology.createMany({
    data: rows.map(({ id, code, title, scope }) => ({ id, regionId, code, title, scope })),
  });
  await tx.methodologyVersion.createMany({
    data: rows.map(({ id, versionId, code, label, status, note }) => ({
      id: versionId,
      regionId,
      methodologyId: id,
      label,
      status,
      note,
      rule: JSON.parse(JSON.stringify(handbookRule(code))) as Prisma.InputJsonObject,
      createdByName: "справочник портала",
    })),
  });
  return Object.fromEntries(rows.map(({ code, versionId }) => [code, versionId]));
}

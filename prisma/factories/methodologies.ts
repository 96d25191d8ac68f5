import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { actAs } from "@/lib/core/db/owner";
import { compileRule } from "@/lib/modules/methodologies/evaluation/rules";
import { storeVerdicts } from "@/lib/modules/methodologies/verdicts/mutations";
import { readSchools } from "@/lib/modules/methodologies/verdicts/reading/queries";
import { judge } from "@/lib/modules/methodologies/verdicts/rules";
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
    })),
  });
  return Object.fromEntries(rows.map(({ code, versionId }) => [code, versionId]));
}

export interface RunInput {
  id: string;
  methodology: string;
  year: number;
  today: string;
  by: { userId: string; userName: string; membershipId: string };
}

/** A finished run of the newest version of a methodology over the results that are there. */
export async function buildRun(tx: Tx, region: { id: string }, input: RunInput): Promise<{ id: string }> {
  const { id, year, today, by } = input;
  const regionId = region.id;
  await actAs(tx, { regionId });
  const version = await tx.methodologyVersion.findFirstOrThrow({
    where: { methodology: { code: input.methodology } },
    select: { id: true },
    orderBy: { createdAt: "desc" },
  });
  const settings = { rule: handbookRule(input.methodology), notHeld: [] };
  await tx.verdictRun.create({
    data: {
      id,
      regionId,
      methodologyVersionId: version.id,
      year,
      rule: JSON.parse(JSON.stringify(settings)) as Prisma.InputJsonObject,
      createdById: by.userId,
      createdByName: by.userName,
      membershipId: by.membershipId,
    },
  });
  const schools = await readSchools(tx, { regionId, year, today, settings, basisListId: null });
  const compiled = compileRule(settings.rule);
  await storeVerdicts(
    tx,
    { regionId, id },
    {
      year,
      settings,
      verdicts: schools.map((school) => ({ ...school, evaluation: judge(compiled, school.inputs) })),
    },
  );
  return { id };
}

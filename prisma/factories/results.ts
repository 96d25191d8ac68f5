import type { Tx } from "@/lib/core/db/client";
import type { AssessmentGroup } from "@/lib/core/db/enums";
import { actAs } from "@/lib/core/db/owner";
import type { ResultFigures } from "@/lib/modules/results/types";
import { writeResults, type ResultsOrigin } from "@/lib/modules/results/writing/mutations";
import { INDICATORS, type IndicatorData } from "@/prisma/seed/indicators";

import type { BuiltOrganisation } from "./organisations";
import { day, type Random } from "./random";

export interface BuiltIndicator {
  id: string;
  code: string;
  group: AssessmentGroup;
}

/** The region's indicators; those already there stay as they are. By default the nine of the handbook. */
export async function buildIndicators(
  tx: Tx,
  random: Random,
  region: { id: string },
  indicators: readonly IndicatorData[] = INDICATORS,
): Promise<BuiltIndicator[]> {
  const regionId = region.id;
  await actAs(tx, { regionId });
  const present = await tx.resultIndicator.findMany({ where: { regionId }, select: { code: true } });
  const codes = new Set(present.map(({ code }) => code));
  await tx.resultIndicator.createMany({
    data: indicators
      .filter(({ code }) => !codes.has(code))
      .map((indicator, at) => ({
        ...indicator,
        id: random.uuid(),
        regionId,
        position: present.length + at + 1,
      })),
  });
  return tx.resultIndicator.findMany({
    where: { regionId },
    select: { id: true, code: true, group: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
}

/** «14 of 40», or one of the two kinds of nothing. */
export type Figures = readonly [belowMin: number, participants: number] | "not_applicable" | "missing";

export interface ResultInput {
  school: Pick<BuiltOrganisation, "id" | "municipalityId">;
  indicatorId: string;
  figures: Figures;
  enrolled?: number;
}

/** Results of a year as if typed by hand; what was in force before is superseded. */
export async function buildResults(
  tx: Tx,
  region: { id: string },
  year: number,
  inputs: readonly ResultInput[],
  origin: Partial<ResultsOrigin> = {},
): Promise<void> {
  await actAs(tx, { regionId: region.id });
  const current = await tx.assessmentResult.findMany({
    where: { regionId: region.id, year, attempt: origin.attempt ?? "first", supersededAt: null },
    select: { id: true, schoolId: true, indicatorId: true },
  });
  const ids = new Map(current.map((row) => [`${row.schoolId} ${row.indicatorId}`, row.id]));
  const rows = inputs.map(({ school, indicatorId, figures, enrolled = null }) => ({
    schoolId: school.id,
    municipalityId: school.municipalityId,
    indicatorId,
    replaces: ids.get(`${school.id} ${indicatorId}`) ?? null,
    ...storedFigures(figures, enrolled),
  }));
  await writeResults(
    tx,
    {
      regionId: region.id,
      year,
      attempt: "first",
      sitting: "spring",
      sourceKind: "manual",
      source: "внесено вручную",
      importId: null,
      at: day(`${String(year)}-09-04`),
      byId: null,
      byName: "Аналитик ИМАЦ",
      ...origin,
    },
    rows,
  );
}

function storedFigures(figures: Figures, enrolled: number | null): ResultFigures {
  if (typeof figures === "string") return { state: figures, enrolled, participants: null, belowMin: null };
  const [belowMin, participants] = figures;
  return participants === 0
    ? { state: "not_applicable", enrolled, participants: 0, belowMin: 0 }
    : { state: "value", enrolled, participants, belowMin };
}

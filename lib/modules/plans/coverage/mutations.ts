import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { listTracks } from "@/lib/modules/catalogue/queries";
import { listGoverning, listPlanSchools } from "@/lib/modules/plans/coverage/queries";
import { computeCoverage } from "@/lib/modules/plans/coverage/rules";
import { listMeasures } from "@/lib/modules/plans/measures/queries";

/** Which text of which plan. */
export interface CoverageOf {
  regionId: string;
  municipalityId: string;
  planVersionId: string;
  year: number;
  approved?: boolean;
  today: string;
}

/**
 * Computes the coverage of a text anew, for the counters the region's table reads: number of gaps and of measures,
 * totals, measures by track. The caller stores it with its own change of the version. Five statements.
 */
export async function countCoverage(
  tx: Tx,
  of: CoverageOf,
): Promise<{ gapCount: number; measureCount: number; coverage: Prisma.InputJsonObject }> {
  const measures = await listMeasures(tx, of);
  const schools = await listPlanSchools(tx, of, await listGoverning(tx, of));
  const tracks = await listTracks(tx, of.regionId, of.year);
  const lines = tracks.flatMap((track) => track.lines);
  const { gapCount, totals, measuresByTrack } = computeCoverage({
    year: of.year,
    measures,
    schools,
    lines,
    tracks,
  });
  const coverage = { totals: totals as unknown as Prisma.InputJsonObject, measuresByTrack };
  return { gapCount, measureCount: measures.length, coverage };
}

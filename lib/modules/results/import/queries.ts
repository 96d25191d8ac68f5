import type { Tx } from "@/lib/core/db/client";
import { figuresKey } from "@/lib/modules/results/import/rules";
import type { ResultImportOptions } from "@/lib/modules/results/import/schema";
import type { StoredFigures } from "@/lib/modules/results/import/types";
import { toFigures } from "@/lib/modules/results/queries";

/** Results in force of a year and attempt; of the schools given. One statement. */
export async function readStoredFigures(
  tx: Tx,
  regionId: string,
  { year, attempt }: Pick<ResultImportOptions, "year" | "attempt">,
  schoolIds: readonly string[],
): Promise<StoredFigures> {
  const rows = await tx.assessmentResult.findMany({
    where: {
      regionId,
      year,
      attempt,
      supersededAt: null,
      schoolId: { in: [...schoolIds] },
    },
    select: {
      id: true,
      schoolId: true,
      indicatorId: true,
      sitting: true,
      state: true,
      enrolled: true,
      participants: true,
      belowMin: true,
    },
  });
  return new Map(
    rows.map((row) => [
      figuresKey(row.schoolId, row.indicatorId),
      { id: row.id, sitting: row.sitting, ...toFigures(row) },
    ]),
  );
}

/** Mark of the results of a year and attempt: another one after anything of them was written. One statement. */
export async function resultsMark(
  tx: Tx,
  regionId: string,
  { year, attempt }: Pick<ResultImportOptions, "year" | "attempt">,
): Promise<string> {
  const [row] = await tx.$queryRaw<{ mark: string }[]>`
    SELECT concat_ws(' ', count(*), max(loaded_at), max(superseded_at)) AS mark FROM assessment_results
     WHERE region_id = ${regionId}::uuid AND year = ${year} AND attempt = ${attempt}::result_attempt`;
  return row?.mark ?? "";
}

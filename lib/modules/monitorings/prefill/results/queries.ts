import type { Tx } from "@/lib/core/db/client";
import { formatDate } from "@/lib/core/format/dates";
import { dateInZone } from "@/lib/core/format/zone";
import { resultRows } from "@/lib/modules/monitorings/prefill/results/rules";
import type { Found, ResultTable } from "@/lib/modules/monitorings/prefill/types";

/** Results of a school of two years, as tables of forms take them. One statement. */
export async function readResultTables(
  tx: Tx,
  { schoolId, year, timeZone }: { schoolId: string; year: number; timeZone: string },
): Promise<(table: ResultTable) => Found | null> {
  const stored = await tx.assessmentResult.findMany({
    where: { schoolId, year: { in: [year - 1, year] }, supersededAt: null, state: "value" },
    select: {
      year: true,
      attempt: true,
      sitting: true,
      enrolled: true,
      participants: true,
      belowMin: true,
      meanScore: true,
      loadedAt: true,
      indicator: { select: { code: true, title: true, group: true, grade: true, position: true } },
    },
    orderBy: { loadedAt: "asc" },
    relationLoadStrategy: "join",
  });
  const loaded = stored.at(-1)?.loadedAt;
  if (loaded === undefined) return () => null;
  const results = stored.map(({ meanScore, ...result }) => ({
    ...result,
    meanScore: meanScore?.toString() ?? null,
  }));
  const origin = `из загруженных результатов, на ${formatDate(dateInZone(loaded, timeZone))}`;
  return (table) => ({ rows: resultRows(table, results, year), origin });
}

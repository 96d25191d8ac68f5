import type { Tx } from "@/lib/core/db/client";
import type { Found } from "@/lib/modules/monitorings/prefill/types";
import type { ExecutionCounters } from "@/lib/modules/plans/execution/types";

/** How far the measures of an authority's plan of a year are, by track. One statement. */
export async function readPlanFacts(
  tx: Tx,
  { municipalityId, year }: { municipalityId: string; year: number },
): Promise<(track: string | null) => Found | null> {
  const plan = await tx.plan.findUnique({
    where: { municipalityId_year: { municipalityId, year } },
    select: { execution: true },
  });
  const { byTrack } = (plan?.execution ?? {}) as Partial<ExecutionCounters>;
  if (byTrack === undefined) return () => null;
  const origin = `из плана на ${String(year)} год, на сегодня`;
  const tracks = Object.entries(byTrack).map(([row, states]) => ({
    row,
    parts: {
      total: String(Object.values(states).reduce((sum, count) => sum + count, 0)),
      done: String(states.done),
    },
  }));
  return (track) =>
    track === null
      ? { rows: tracks, origin }
      : { value: tracks.find(({ row }) => row === track)?.parts.done ?? "0", origin };
}

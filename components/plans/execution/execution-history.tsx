import { formatInstant } from "@/lib/core/format/dates";
import type { ExecutionHistoryRow } from "@/lib/modules/plans/execution/types";

/** Who said what of the measure and when, the newest first as it comes. */
export function ExecutionHistory({
  rows,
  timeZone,
}: {
  rows: readonly ExecutionHistoryRow[];
  timeZone: string;
}) {
  if (rows.length === 0) return null;
  return (
    <details className="rounded-lg border border-line px-3 py-2">
      <summary className="text-sm font-medium">История отметок: {rows.length}</summary>
      <ol className="mt-2 divide-y divide-line text-sm">
        {rows.map((row) => (
          <li key={row.id} className="py-1.5">
            {row.text}
            <span className="block text-xs text-muted">
              {row.by}, {formatInstant(row.at, timeZone)}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

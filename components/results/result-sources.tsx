import { formatInstant } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import type { ResultRow } from "@/lib/modules/results/types";

interface ResultSourcesProps {
  results: readonly ResultRow[];
  years: readonly number[];
  timeZone: string;
}

/** Where the figures of each year come from: source, who loaded it and when, how many figures. */
export function ResultSources({ results, years, timeZone }: ResultSourcesProps) {
  return (
    <dl className="space-y-3">
      {years.map((year) => (
        <div key={year}>
          <dt className="font-semibold">{year} год</dt>
          {sourcesOf(results.filter((row) => row.year === year)).map(
            ({ source, loadedAt, loadedBy, count }) => (
              <dd key={`${source}${loadedAt}`} className="text-ink-2">
                {source}; {loadedBy}, {formatInstant(loadedAt, timeZone)} (
                {plural(count, "показатель", "показателя", "показателей")})
              </dd>
            ),
          )}
        </div>
      ))}
    </dl>
  );
}

function sourcesOf(rows: readonly ResultRow[]) {
  const found = new Map<string, Pick<ResultRow, "source" | "loadedAt" | "loadedBy"> & { count: number }>();
  for (const { source, loadedAt, loadedBy } of rows) {
    const key = `${source}\n${loadedAt}`;
    found.set(key, { source, loadedAt, loadedBy, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((left, right) => right.loadedAt.localeCompare(left.loadedAt));
}

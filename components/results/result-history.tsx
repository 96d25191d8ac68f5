import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { formatInstant } from "@/lib/core/format/dates";
import { countsText, shareText } from "@/lib/modules/results/labels";
import type { ResultRow } from "@/lib/modules/results/types";

interface ResultHistoryProps {
  /** By the id of the indicator. */
  titles: ReadonlyMap<string, string>;
  rows: readonly ResultRow[];
  timeZone: string;
}

/** Results that were replaced, newest first: nothing that was loaded is lost. */
export function ResultHistory({ titles, rows, timeZone }: ResultHistoryProps) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="result-history">
      <h2 id="result-history" className="mb-3 text-lg">
        Что было раньше
      </h2>
      <Table label="Заменённые результаты" density="compact">
        <thead>
          <tr>
            <HeadCell>Показатель</HeadCell>
            <HeadCell numeric>Было</HeadCell>
            <HeadCell>Источник</HeadCell>
            <HeadCell>Действовало до</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <RowHead>{titles.get(row.indicatorId)}</RowHead>
              <Cell numeric label="Было">
                {shareText(row)}
                <span className="block text-xs text-muted">{countsText(row)}</span>
              </Cell>
              <Cell label="Источник" className="text-xs">
                {row.source}
                <span className="block text-muted">
                  {row.loadedBy}, {formatInstant(row.loadedAt, timeZone)}
                </span>
                {row.objectivity?.doubted ? (
                  <span className="block text-warning">⚑ {row.objectivity.note}</span>
                ) : null}
              </Cell>
              <Cell label="Действовало до">
                {row.supersededAt ? formatInstant(row.supersededAt, timeZone) : ""}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

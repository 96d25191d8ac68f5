import { BoardFigureCells, BoardHeads } from "@/components/monitorings/checking/board-cells";
import { HeadCell, RowHead, Table } from "@/components/tables/table";
import { formatDate } from "@/lib/core/format/dates";
import type { AuthorityBoardRow } from "@/lib/modules/monitorings/board/types";

/** How far the schools of an authority are, campaign by campaign. */
export function AuthorityBoard({ code, rows }: { code: string; rows: readonly AuthorityBoardRow[] }) {
  if (rows.length === 0) return null;
  const link = (row: AuthorityBoardRow, state: string) =>
    `/municipalities/${code}/submissions?${new URLSearchParams({ campaign: `${row.code}-${String(row.year)}`, state }).toString()}`;
  return (
    <section aria-labelledby="authority-board" className="mt-8">
      <h2 id="authority-board" className="mb-2 text-lg">
        Ход мониторингов
      </h2>
      <Table label="Ход мониторингов" density="compact" sticky="region">
        <thead>
          <tr>
            <HeadCell>Мониторинг</HeadCell>
            <BoardHeads />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.code} ${String(row.year)}`}>
              <RowHead>
                <span title={row.title}>
                  {row.code} · {row.year}
                </span>
                <span className="block text-sm font-normal text-muted">
                  проверить до {formatDate(row.municipalityUntilOn)}
                </span>
              </RowHead>
              <BoardFigureCells figures={row} link={(state) => link(row, state)} />
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

"use client";

import type { KeyboardEvent } from "react";
import { cn } from "@/components/ui/class-names";
import { cellText } from "@/lib/modules/plans/execution/labels";
import { allCells, choiceOf, statusesOf, toggleCells, type CellGrid, type GridCell } from "./cell-grid";
import { CELL_LOOK, CellLegend } from "./cell-mark";
import { ChoiceBox } from "./choice-box";

interface ExecutionCellGridProps {
  grid: CellGrid;
  chosen: ReadonlySet<string>;
  /** Absent for those who only read. */
  onChoose?: (chosen: Set<string>) => void;
  corner: string;
}

const STEPS: Partial<Record<string, [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** Schools down, months or quarters across. Arrows walk the cells, space chooses; heads choose a row, a column or all. */
export function ExecutionCellGrid({ grid, chosen, onChoose, corner }: ExecutionCellGridProps) {
  const { columns, rows } = grid;
  const choose = (cells: readonly GridCell[]) => onChoose?.(toggleCells(chosen, cells));
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const step = STEPS[event.key];
    const at = event.target instanceof HTMLElement ? event.target.closest("[data-row]") : null;
    if (!step || !(at instanceof HTMLElement)) return;
    event.preventDefault();
    const row = Number(at.dataset.row) + step[1];
    const column = Number(at.dataset.column) + step[0];
    event.currentTarget
      .querySelector<HTMLElement>(
        `[data-row="${String(row)}"][data-column="${String(column)}"] :is(input, [tabindex])`,
      )
      ?.focus();
  };
  // One stop of the Tab key for the whole grid, its corner; arrows do the rest.
  const head = (cells: readonly GridCell[], label: string, tabIndex = -1) =>
    onChoose ? (
      <ChoiceBox {...{ label, tabIndex }} choice={choiceOf(cells, chosen)} onChange={() => choose(cells)} />
    ) : null;
  return (
    <div className="space-y-2">
      <div
        role="region"
        aria-label="Выполнение по школам и срокам"
        tabIndex={0}
        className="max-h-[55dvh] overflow-auto rounded-lg border border-line"
      >
        <table className="data-table text-xs" data-density="compact" onKeyDown={onKeyDown}>
          <thead>
            <tr>
              <th scope="col" data-row={0} data-column={0} className="sticky top-0 left-0 z-2 min-w-44">
                <span className="flex items-center gap-2">
                  {head(allCells(grid), "Выбрать все", 0)}
                  {corner}
                </span>
              </th>
              {columns.map((occurrence, at) => (
                <th
                  key={occurrence.key}
                  scope="col"
                  data-row={0}
                  data-column={at + 1}
                  className="sticky top-0 z-1 px-1!"
                >
                  <span className="flex flex-col items-center gap-1">
                    <span aria-hidden="true">{shortLabel(occurrence.label)}</span>
                    <span className="sr-only">{occurrence.label}</span>
                    {head(
                      rows.flatMap(({ cells }) =>
                        cells.filter((cell) => cell.occurrence.key === occurrence.key),
                      ),
                      `Выбрать всё за срок: ${occurrence.label}`,
                    )}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, down) => (
              <tr key={row.id}>
                <th scope="row" data-row={down + 1} data-column={0} className="sticky left-0 z-1 bg-surface">
                  <span className="flex items-start gap-2">
                    {head(row.cells, `Выбрать все сроки: ${row.name || corner}`)}
                    {row.name}
                  </span>
                </th>
                {row.cells.map((cell, across) => (
                  <MatrixCell
                    key={cell.key}
                    cell={cell}
                    row={down + 1}
                    column={across + 1}
                    chosen={chosen.has(cell.key)}
                    {...(onChoose && { onChoose: () => choose([cell]) })}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <CellLegend shown={statusesOf(grid)} />
    </div>
  );
}

/** «янв», «I кв.»: twelve columns fit the sheet. */
function shortLabel(label: string): string {
  return label.endsWith(" квартал") ? label.replace(" квартал", "\u00a0кв.") : label.slice(0, 3);
}

interface MatrixCellProps {
  cell: GridCell;
  row: number;
  column: number;
  chosen: boolean;
  onChoose?: () => void;
}

function MatrixCell({ cell, row, column, chosen, onChoose }: MatrixCellProps) {
  const { icon: Icon, ink } = CELL_LOOK[cell.status];
  const text = cellText(cell.status, cell.cell, cell.occurrence);
  const files = cell.cell?.files.length ?? 0;
  return (
    <td data-row={row} data-column={column} className={cn("px-1! text-center", chosen && "bg-brand-tint!")}>
      {/* The whole square is pressed. */}
      <label data-tip={text} className="inline-flex items-center gap-1.5 p-1">
        {onChoose ? (
          <ChoiceBox
            label={`${cell.name}: ${text}`}
            choice={chosen ? "all" : "none"}
            tabIndex={-1}
            onChange={onChoose}
          />
        ) : (
          <span className="sr-only">{text}</span>
        )}
        <Icon aria-hidden="true" className={cn("size-4", ink)} />
        {files > 0 ? <span className="sr-only">, файлов: {files}</span> : null}
      </label>
    </td>
  );
}

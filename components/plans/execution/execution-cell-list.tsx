import { FileList } from "@/components/files/file-list";
import { cn } from "@/components/ui/class-names";
import { formatInstant } from "@/lib/core/format/dates";
import { allCells, choiceOf, toggleCells, type CellGrid, type GridCell } from "./cell-grid";
import { CellBadge } from "./cell-mark";
import { ChoiceBox } from "./choice-box";

const LONG = 6;

interface ExecutionCellListProps {
  grid: CellGrid;
  timeZone: string;
  chosen: ReadonlySet<string>;
  /** Absent for those who only read. */
  onChoose?: (chosen: Set<string>) => void;
  /** What the lines are: «Школы», «Сроки». */
  label: string;
}

/** Cells one under another with all that was said of each: of one occurrence by schools, of one doer by occurrences. */
export function ExecutionCellList({ grid, timeZone, chosen, onChoose, label }: ExecutionCellListProps) {
  const cells = allCells(grid);
  return (
    <div className="rounded-lg border border-line">
      {onChoose && cells.length > 1 ? (
        <label className="flex items-center gap-2.5 border-b border-line-strong px-3 py-2 text-sm font-medium">
          <ChoiceBox
            label={`Выбрать все: ${label.toLowerCase()}`}
            choice={choiceOf(cells, chosen)}
            onChange={() => onChoose(toggleCells(chosen, cells))}
          />
          Выбрать все ({cells.length})
        </label>
      ) : null}
      <ul
        aria-label={label}
        // A long list leaves the form in sight.
        tabIndex={cells.length > LONG ? 0 : undefined}
        className={cn("divide-y divide-line", cells.length > LONG && "max-h-[45dvh] overflow-y-auto")}
      >
        {cells.map((cell) => (
          <CellLine
            key={cell.key}
            {...{ cell, timeZone }}
            chosen={chosen.has(cell.key)}
            {...(onChoose && cells.length > 1 && { onChoose: () => onChoose(toggleCells(chosen, [cell])) })}
          />
        ))}
      </ul>
    </div>
  );
}

interface CellLineProps {
  cell: GridCell;
  timeZone: string;
  chosen: boolean;
  onChoose?: () => void;
}

function CellLine({ cell, timeZone, chosen, onChoose }: CellLineProps) {
  const said = cell.cell;
  return (
    <li className={cn("px-3 py-2", chosen && onChoose && "bg-brand-tint")}>
      <label className="flex flex-wrap items-start gap-x-2.5 gap-y-1">
        {onChoose ? (
          <ChoiceBox label={cell.name} choice={chosen ? "all" : "none"} onChange={onChoose} />
        ) : null}
        {cell.name ? <span className="min-w-0 flex-1 basis-40 text-sm font-medium">{cell.name}</span> : null}
        <CellBadge mark={cell} />
      </label>
      {said ? (
        <div className={cn("mt-1 space-y-1 text-sm text-ink-2", onChoose && "pl-7")}>
          {said.cancelReason ? <p>Причина отмены: {said.cancelReason}</p> : null}
          {said.returnReason && said.confirmation === "returned" ? (
            <p>Возвращено: {said.returnReason}</p>
          ) : null}
          {said.note ? <p className="whitespace-pre-line">{said.note}</p> : null}
          {said.files.length > 0 ? <FileList files={said.files} /> : null}
          {said.reportedBy && said.reportedAt ? (
            <p className="text-xs text-muted">
              Отчитался(ась) {said.reportedBy}, {formatInstant(said.reportedAt, timeZone)}
              {said.confirmation === "confirmed" && said.decidedBy ? `; подтвердил(а) ${said.decidedBy}` : ""}
            </p>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

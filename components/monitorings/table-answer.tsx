"use client";

import { Trash2 } from "lucide-react";
import { type ClipboardEvent, memo, type ReactNode, useCallback, useLayoutEffect, useRef } from "react";

import { AnswerField } from "@/components/monitorings/answer-field";
import { hintOf, remarksAt, titleWithUnit } from "@/components/monitorings/question-words";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { addressKey } from "@/lib/modules/monitorings/evaluation/findings/rules";
import type { Address, FormState } from "@/lib/modules/monitorings/evaluation/types";
import type { Column, Table as TableQuestion } from "@/lib/modules/monitorings/forms/types";

/** A row as it is kept among the answers. */
export interface AnswerRow {
  row: string;
  cells: Record<string, unknown>;
}

/** What can be done to a table, and what stands in it besides its inputs. */
export interface TableDoings {
  onCell: (row: string, column: Column, value: unknown) => void;
  onAdd: () => void;
  onRemove: (row: AnswerRow) => void;
  /** A text pasted into a cell: true when it was laid over the table. */
  onPaste?: ((row: string, column: Column, text: string) => boolean) | undefined;
  /** Instead of the input of a cell; given anew, it redraws every row. */
  fixedCell?: (row: AnswerRow, column: Column) => ReactNode;
  /** Under a cell; the same. */
  underCell?: (row: string, column: Column) => ReactNode;
  /** Rows the portal put there and nobody removes. */
  keeps?: (row: string) => boolean;
  /** Nobody types into it now, or adds to it. */
  closed?: boolean;
}

interface TableAnswerProps extends TableDoings {
  question: TableQuestion;
  rows: readonly AnswerRow[];
  state: FormState;
  /** Under the title, instead of what the form says of the source. */
  origin?: ReactNode;
}

/** A table question: rows the form has, or rows the person adds. */
export function TableAnswer({ question, rows, state, origin, ...doings }: TableAnswerProps) {
  const { columns, rows: kind, code, title, help } = question;
  const { onAdd, keeps, fixedCell, underCell, closed = false } = doings;
  const doing = useStable(doings);
  const shown = shownRows(question, rows);
  const removes = kind.kind === "repeating" && !closed;
  const hint =
    origin === undefined ? [help, hintOf({ ...question, help: "" })].filter(Boolean).join(" ") : help;
  return (
    <div id={kind.kind === "fixed" || closed ? code : undefined} tabIndex={-1} className="space-y-2">
      <h3 className="font-medium">{title}</h3>
      {hint ? <p className="text-sm text-muted">{hint}</p> : null}
      {origin}
      {shown.length > 0 ? (
        <Table label={title} density="compact">
          <thead>
            <tr>
              <HeadCell>Строка</HeadCell>
              {columns.map((column) => (
                <HeadCell key={column.code} className="min-w-32">
                  {titleWithUnit(column)}
                </HeadCell>
              ))}
              {removes ? (
                <HeadCell>
                  <span className="sr-only">Действия</span>
                </HeadCell>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, label }) => {
              const row = rows.find((each) => each.row === id) ?? { row: id, cells: {} };
              return (
                <Line
                  key={id}
                  {...doing}
                  {...{ question, row, label, fixedCell, underCell }}
                  cells={columns.map((column) =>
                    standingOf(state, { question: code, row: id, column: column.code }),
                  )}
                  removable={removes ? !(keeps?.(id) ?? false) : null}
                />
              );
            })}
          </tbody>
        </Table>
      ) : null}
      {removes ? (
        <Button id={code} disabled={rows.length >= kind.max} onClick={onAdd}>
          Добавить строку
        </Button>
      ) : null}
    </div>
  );
}

/** Rows in the order they are seen, each with its name. */
export function shownRows(
  { rows: kind }: TableQuestion,
  rows: readonly AnswerRow[],
): { id: string; label: string }[] {
  if (kind.kind === "fixed") return kind.rows.map(({ code, label }) => ({ id: code, label }));
  return rows.map(({ row }, position) => ({ id: row, label: `${kind.label} ${String(position + 1)}` }));
}

type Doing = Required<Pick<TableDoings, "onCell" | "onPaste" | "onRemove">>;

/** The same functions from one drawing to the next, doing what the last one was given: a row nobody touched stands. */
function useStable(doings: TableDoings): Doing {
  const latest = useRef(doings);
  useLayoutEffect(() => {
    latest.current = doings;
  });
  return {
    onCell: useCallback((row, column, value) => latest.current.onCell(row, column, value), []),
    onPaste: useCallback((row, column, text) => latest.current.onPaste?.(row, column, text) ?? false, []),
    onRemove: useCallback((row) => latest.current.onRemove(row), []),
  };
}

/** What the form says of a cell now. */
interface CellStanding {
  id: string;
  visible: boolean;
  calculated: string;
  error: string | undefined;
}

function standingOf({ standing, calculated, findings }: FormState, address: Address): CellStanding {
  const id = addressKey(address);
  return {
    id,
    visible: standing[id]?.visible ?? false,
    calculated: calculated[id]?.shown ?? "—",
    error: remarksAt(findings, address).error,
  };
}

interface LineProps extends Doing, Pick<TableDoings, "fixedCell" | "underCell"> {
  question: TableQuestion;
  row: AnswerRow;
  label: string;
  /** By column. */
  cells: readonly CellStanding[];
  /** Null in a table nothing is removed from. */
  removable: boolean | null;
}

/** A row: drawn anew only where something of its own changed, so that a table of hundreds of cells answers to a key at once. */
const Line = memo(function Line({ row, label, cells, removable, ...given }: LineProps) {
  const { question, onRemove } = given;
  return (
    <tr>
      <RowHead>{label}</RowHead>
      {question.columns.map((column, at) => (
        <Cell key={column.code} label={titleWithUnit(column)} numeric={column.type === "calculated"}>
          <CellContent {...given} {...{ row, column }} label={label} standing={cells[at]} />
        </Cell>
      ))}
      {removable === null ? null : (
        <Cell label="Действия">
          {removable ? (
            <IconButton
              label={`Удалить: ${label}`}
              icon={<Trash2 aria-hidden="true" className="size-4" />}
              onClick={() => onRemove(row)}
            />
          ) : null}
        </Cell>
      )}
    </tr>
  );
}, isSameLine);

/** The answers of a row and what is said of its cells are made anew with every key: they are compared by what stands in them. */
function isSameLine(before: LineProps, after: LineProps): boolean {
  const { row: oldRow, cells: oldCells, ...old } = before;
  const { row, cells, ...now } = after;
  return (
    isSame(old, now) &&
    oldRow.row === row.row &&
    isSame(oldRow.cells, row.cells) &&
    oldCells.length === cells.length &&
    cells.every((cell, at) => isSame(oldCells[at] ?? {}, cell))
  );
}

function isSame(left: object, right: object): boolean {
  const [one, other] = [left, right] as [Record<string, unknown>, Record<string, unknown>];
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.is(one[key], other[key]));
}

interface CellContentProps extends Pick<
  LineProps,
  "row" | "label" | "onCell" | "onPaste" | "fixedCell" | "underCell"
> {
  column: Column;
  standing: CellStanding | undefined;
}

function CellContent({ row, column, label, standing, onCell, onPaste, ...besides }: CellContentProps) {
  if (column.type === "calculated") return standing?.calculated ?? "—";
  if (!standing?.visible) return "—";
  const fixed = besides.fixedCell?.(row, column);
  if (fixed !== undefined && fixed !== null) return fixed;
  const paste = (event: ClipboardEvent) => {
    if (onPaste(row.row, column, event.clipboardData.getData("text/plain"))) event.preventDefault();
  };
  return (
    <div onPaste={paste}>
      <AnswerField
        id={standing.id}
        question={column}
        label={`${label}: ${titleWithUnit(column)}`}
        hideLabel
        optional={false}
        error={standing.error}
        value={row.cells[column.code]}
        onChange={(value) => onCell(row.row, column, value)}
      />
      {besides.underCell?.(row.row, column)}
    </div>
  );
}

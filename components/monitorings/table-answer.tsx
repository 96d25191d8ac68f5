"use client";

import { Trash2 } from "lucide-react";
import type { ClipboardEvent, ReactNode } from "react";

import { AnswerField } from "@/components/monitorings/answer-field";
import { hintOf, remarksAt, titleWithUnit } from "@/components/monitorings/question-words";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { addressKey } from "@/lib/modules/monitorings/evaluation/findings/rules";
import type { FormState } from "@/lib/modules/monitorings/evaluation/types";
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
  /** Instead of the input of a cell. */
  fixedCell?: (row: string, column: Column) => ReactNode;
  /** Under a cell. */
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
  const { onAdd, onRemove, keeps, closed = false } = doings;
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
                <tr key={id}>
                  <RowHead>{label}</RowHead>
                  {columns.map((column) => (
                    <Cell
                      key={column.code}
                      label={titleWithUnit(column)}
                      numeric={column.type === "calculated"}
                    >
                      <CellContent
                        {...{ question, row, column, state, doings }}
                        name={`${label}: ${titleWithUnit(column)}`}
                      />
                    </Cell>
                  ))}
                  {removes ? (
                    <Cell label="Действия">
                      {keeps?.(id) ? null : (
                        <IconButton
                          label={`Удалить: ${label}`}
                          icon={<Trash2 aria-hidden="true" className="size-4" />}
                          onClick={() => onRemove(row)}
                        />
                      )}
                    </Cell>
                  ) : null}
                </tr>
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

interface CellContentProps {
  question: TableQuestion;
  row: AnswerRow;
  column: Column;
  name: string;
  state: FormState;
  doings: Omit<TableDoings, "onAdd" | "onRemove">;
}

function CellContent({ question, row, column, name, state, doings }: CellContentProps) {
  const address = { question: question.code, row: row.row, column: column.code };
  const key = addressKey(address);
  if (column.type === "calculated") return state.calculated[key]?.shown ?? "—";
  if (!state.standing[key]?.visible) return "—";
  const fixed = doings.fixedCell?.(row.row, column);
  if (fixed !== undefined && fixed !== null) return fixed;
  const onPaste = (event: ClipboardEvent) => {
    if (doings.onPaste?.(row.row, column, event.clipboardData.getData("text/plain"))) event.preventDefault();
  };
  return (
    <div onPaste={onPaste}>
      <AnswerField
        id={key}
        question={column}
        label={name}
        hideLabel
        optional={false}
        error={remarksAt(state.findings, address).error}
        value={row.cells[column.code]}
        onChange={(value) => doings.onCell(row.row, column, value)}
      />
      {doings.underCell?.(row.row, column)}
    </div>
  );
}

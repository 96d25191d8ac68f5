"use client";

import { Trash2 } from "lucide-react";

import { AnswerField } from "@/components/monitorings/answer-field";
import { hintOf, remarksAt, titleWithUnit } from "@/components/monitorings/question-words";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { addressKey } from "@/lib/modules/monitorings/evaluation/findings/rules";
import type { FormState } from "@/lib/modules/monitorings/evaluation/types";
import type { Table as TableQuestion } from "@/lib/modules/monitorings/forms/types";

/** A row as it is kept among the answers. */
export interface AnswerRow {
  row: string;
  cells: Record<string, unknown>;
}

interface TableAnswerProps {
  question: TableQuestion;
  rows: readonly AnswerRow[];
  state: FormState;
  onChange: (rows: AnswerRow[]) => void;
}

/** A table question: rows the form has, or rows the person adds. */
export function TableAnswer({ question, rows, state, onChange }: TableAnswerProps) {
  const { columns, rows: kind, code, title, help } = question;
  const shown =
    kind.kind === "fixed"
      ? kind.rows.map((row) => ({ id: row.code, label: row.label }))
      : rows.map(({ row }, position) => ({ id: row, label: `${kind.label} ${String(position + 1)}` }));
  const set = (id: string, column: string, value: unknown) => {
    const row = rows.find((each) => each.row === id) ?? { row: id, cells: {} };
    const next = { ...row, cells: { ...row.cells, [column]: value } };
    onChange(rows.includes(row) ? rows.map((each) => (each === row ? next : each)) : [...rows, next]);
  };
  const taken = new Set(rows.map(({ row }) => row));
  const free = () =>
    Array.from({ length: taken.size + 1 }, (_, each) => `r${String(each)}`).find((id) => !taken.has(id)) ??
    "";
  const hint = [help, hintOf({ ...question, help: "" })].filter(Boolean).join(" ");
  return (
    <div id={kind.kind === "fixed" ? code : undefined} tabIndex={-1} className="space-y-2">
      <h3 className="font-medium">{title}</h3>
      {hint ? <p className="text-sm text-muted">{hint}</p> : null}
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
              {kind.kind === "repeating" ? (
                <HeadCell>
                  <span className="sr-only">Действия</span>
                </HeadCell>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, label }) => (
              <tr key={id}>
                <RowHead>{label}</RowHead>
                {columns.map((column) => {
                  const address = { question: code, row: id, column: column.code };
                  const key = addressKey(address);
                  const name = titleWithUnit(column);
                  if (column.type === "calculated") {
                    return (
                      <Cell key={column.code} label={name} numeric>
                        {state.calculated[key]?.shown ?? "—"}
                      </Cell>
                    );
                  }
                  if (!state.standing[key]?.visible) {
                    return (
                      <Cell key={column.code} label={name}>
                        —
                      </Cell>
                    );
                  }
                  return (
                    <Cell key={column.code} label={name}>
                      <AnswerField
                        id={key}
                        question={column}
                        label={`${label}: ${name}`}
                        hideLabel
                        optional={false}
                        error={remarksAt(state.findings, address).error}
                        value={rows.find((each) => each.row === id)?.cells[column.code]}
                        onChange={(value) => set(id, column.code, value)}
                      />
                    </Cell>
                  );
                })}
                {kind.kind === "repeating" ? (
                  <Cell label="Действия">
                    <IconButton
                      label={`Удалить: ${label}`}
                      icon={<Trash2 aria-hidden="true" className="size-4" />}
                      onClick={() => onChange(rows.filter(({ row }) => row !== id))}
                    />
                  </Cell>
                ) : null}
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
      {kind.kind === "repeating" ? (
        <Button
          id={code}
          disabled={rows.length >= kind.max}
          onClick={() => onChange([...rows, { row: free(), cells: {} }])}
        >
          Добавить строку
        </Button>
      ) : null}
    </div>
  );
}

"use client";

import { type ReactNode, useCallback } from "react";

import { ConflictNote } from "@/components/monitorings/filling/conflict-note";
import { useFilling } from "@/components/monitorings/filling/filling-context";
import { type AnswerRow, shownRows, TableAnswer } from "@/components/monitorings/table-answer";
import { showToast } from "@/components/ui/toast-store";
import { plural } from "@/lib/core/format/words";
import { own } from "@/lib/modules/monitorings/answers/rules";
import { answerText } from "@/lib/modules/monitorings/answers/words/rules";
import { isSpreadsheetText, pasteInto } from "@/lib/modules/monitorings/filling/paste/rules";
import type { Column, Table } from "@/lib/modules/monitorings/forms/types";
import { givenValue } from "@/lib/modules/monitorings/prefill/rules";

interface FillingTableProps {
  question: Table;
  /** Why nobody types into it now. */
  closed: string | null;
  origin: ReactNode;
}

/** A table that is filled cell by cell: what the portal gives stands as text, a column of a spreadsheet is pasted whole. */
export function FillingTable({ question, closed, origin }: FillingTableProps) {
  const { answers, state, filling, actions } = useFilling();
  const { code, rows: kind } = question;
  const { prefills } = filling;
  const value = own(answers, code);
  const rows = Array.isArray(value) ? (value as AnswerRow[]) : [];
  const given = (row: string, column: Column) => givenValue(question, prefills, { row, column });
  const known = own(prefills, code) as { value: AnswerRow[] } | undefined;
  const wholly = question.prefill?.locked === true && known !== undefined;

  const paste = (row: string, column: Column, text: string): boolean => {
    if (!isSpreadsheetText(text)) return false;
    const shown = shownRows(question, rows);
    const at = shown.findIndex(({ id }) => id === row);
    const most = kind.kind === "fixed" ? shown.length : kind.max;
    const { cells, skipped } = pasteInto(question, { row: at, column: column.code }, text, most);
    const ids = shown.map(({ id }) => id);
    let taken = 0;
    for (const cell of cells) {
      while (ids.length <= cell.at) {
        const id = newRow();
        ids.push(id);
        actions.set(`${code}/${id}`, {}, "once");
      }
      const id = ids[cell.at] ?? "";
      const into = question.columns.find((each) => each.code === cell.column);
      if (!into || given(id, into) !== null) continue;
      actions.set(`${code}/${id}/${cell.column}`, cell.value, "once");
      taken += 1;
    }
    const left = skipped + cells.length - taken;
    const said = `Вставлено: ${plural(taken, "значение", "значения", "значений")}`;
    showToast(left === 0 ? said : `${said}; не подошло: ${String(left)}`);
    return true;
  };

  const typed = closed === null;
  const fixedCell = useCallback(
    ({ row, cells }: AnswerRow, column: Column) => {
      if (column.type === "calculated") return null;
      const portal = givenValue(question, prefills, { row, column });
      if (typed && portal === null) return null;
      return (
        <span id={`${code}/${row}/${column.code}`} tabIndex={-1} className="tabular-nums">
          {answerText(column, portal?.value ?? own(cells, column.code)) || "—"}
        </span>
      );
    },
    [question, prefills, typed, code],
  );
  const underCell = useCallback(
    (row: string, column: Column) => <ConflictNote field={`${code}/${row}/${column.code}`} />,
    [code],
  );

  return (
    <div onBlur={actions.flush}>
      <TableAnswer
        {...{ question, rows, state, origin }}
        closed={closed !== null || wholly}
        onCell={(row, column, next) =>
          actions.set(`${code}/${row}/${column.code}`, next, isChosen(column) ? "once" : "pause")
        }
        onAdd={() => actions.set(`${code}/${newRow()}`, {}, "once")}
        onRemove={({ row }) => actions.set(`${code}/${row}`, false, "once")}
        onPaste={closed === null ? paste : undefined}
        {...{ fixedCell, underCell }}
      />
      {rows.map(({ row }) => (
        <ConflictNote key={row} field={`${code}/${row}`} />
      ))}
    </div>
  );
}

/** Id of a row nobody else makes. */
function newRow(): string {
  return `r${crypto.randomUUID().replaceAll("-", "").slice(0, 12)}`;
}

function isChosen({ type }: Column): boolean {
  return type === "boolean" || type === "choice" || type === "file";
}

"use client";

import { Plus, Trash2 } from "lucide-react";
import { memo, useState } from "react";
import { Cell, HeadCell, Table } from "@/components/tables/table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Section } from "@/components/ui/section";
import { showToast } from "@/components/ui/toast-store";
import { formatDecimal, parseDecimal } from "@/lib/core/format/numbers";
import type { IndicatorField, IndicatorRow } from "@/lib/modules/plans/indicators/types";
import { useActions, useEditor, usePlan } from "./editor-context";
import { NO_PROBLEMS, type FieldProblem } from "./editor-state";
import { ProblemNote } from "./problem-note";

const COLUMNS: readonly { field: IndicatorField; label: string; width: string }[] = [
  { field: "title", label: "Показатель", width: "w-[50%]" },
  { field: "unit", label: "Единица измерения", width: "w-[16%]" },
  { field: "baseline", label: "Исходное значение", width: "w-[14%]" },
  { field: "target", label: "Плановое значение", width: "w-[14%]" },
];

/** Indicators of the plan with what is and what is to be. */
export function IndicatorTable() {
  const editable = usePlan().can.edit.allowed;
  const ids = useEditor((state) => state.indicatorOrder);
  const actions = useActions();
  const add = () => {
    const id = actions.addIndicator();
    requestAnimationFrame(() => document.getElementById(`indicator-${id}-title`)?.focus());
  };
  const addButton = (
    <Button size="small" onClick={add}>
      <Plus aria-hidden="true" className="size-4" />
      Добавить показатель
    </Button>
  );
  return (
    <Section title="Показатели">
      {ids.length === 0 ? (
        <EmptyState title="Показателей ещё нет" action={editable ? addButton : null}>
          Например: доля обучающихся 9 классов с отметкой «2» на ОГЭ по математике, исходное 34,3 %, плановое
          25 %.
        </EmptyState>
      ) : (
        <>
          <Table label="Показатели плана" density="compact" className="table-fixed">
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <HeadCell key={column.field} className={column.width}>
                    {column.label}
                  </HeadCell>
                ))}
                {editable ? (
                  <HeadCell className="w-12 print:hidden">
                    <span className="sr-only">Действия</span>
                  </HeadCell>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {ids.map((id, index) => (
                <IndicatorLine key={id} id={id} number={index + 1} editable={editable} />
              ))}
            </tbody>
          </Table>
          {editable ? <div className="mt-2">{addButton}</div> : null}
        </>
      )}
    </Section>
  );
}

interface IndicatorLineProps {
  id: string;
  number: number;
  editable: boolean;
}

const IndicatorLine = memo(function IndicatorLine({ id, number, editable }: IndicatorLineProps) {
  const actions = useActions();
  const row = useEditor((state) => state.indicators[id]);
  const problems = useEditor((state) => state.problems[id]) ?? NO_PROBLEMS;
  if (!row) return null;
  return (
    <tr>
      {COLUMNS.map(({ field, label }) => {
        const problem = problems.find((one) => one.key === `${id}:${field}`);
        return (
          <Cell key={field} label={label}>
            <div className="min-w-0">
              {editable ? (
                <IndicatorInput
                  row={row}
                  field={field}
                  label={`${label}, показатель ${String(number)}`}
                  problem={problem}
                />
              ) : (
                shownValue(row, field)
              )}
              {editable ? <span className="hidden print:inline">{shownValue(row, field)}</span> : null}
              {problem ? <ProblemNote problem={problem} /> : null}
            </div>
          </Cell>
        );
      })}
      {editable ? (
        <Cell className="print:hidden">
          <IconButton
            label={`Удалить показатель ${String(number)}`}
            icon={<Trash2 />}
            tone="danger"
            onClick={() => {
              actions.removeIndicator(id);
              showToast("Показатель удалён", {
                undo: { label: "Отменить", run: () => actions.restoreIndicator(id) },
              });
            }}
          />
        </Cell>
      ) : null}
    </tr>
  );
});

function shownValue(row: IndicatorRow, field: IndicatorField): string {
  const value = row[field];
  if (value === null) return "";
  return field === "baseline" || field === "target" ? formatDecimal(value) : value;
}

interface IndicatorInputProps {
  row: IndicatorRow;
  field: IndicatorField;
  label: string;
  problem: FieldProblem | undefined;
}

function IndicatorInput({ row, field, label, problem }: IndicatorInputProps) {
  const actions = useActions();
  const typed = problem && "typed" in problem.edit ? problem.edit.typed : undefined;
  const [typing, setTyping] = useState<string | null>(null);
  const change = (text: string) => {
    setTyping(text);
    if (field === "title" || field === "unit") {
      actions.setIndicator(row.id, field, text);
      return;
    }
    const number = text.trim() === "" ? null : parseDecimal(text);
    if (number !== null || text.trim() === "") {
      actions.setIndicator(row.id, field, number);
      return;
    }
    actions.setTyped("indicator", row.id, field, text, "Укажите число, например 34,3");
  };
  const Input = field === "title" ? "textarea" : "input";
  return (
    <Input
      id={`indicator-${row.id}-${field}`}
      aria-label={label}
      aria-invalid={problem ? true : undefined}
      aria-describedby={problem ? `${problem.key}-problem` : undefined}
      inputMode={field === "baseline" || field === "target" ? "decimal" : undefined}
      rows={field === "title" ? 1 : undefined}
      className="control control-compact control-inplace field-sizing-content w-full resize-none print:hidden"
      value={typing ?? typed ?? shownValue(row, field)}
      onFocus={() => setTyping(typed ?? shownValue(row, field))}
      onChange={(event: { target: { value: string } }) => change(event.target.value)}
      onBlur={() => {
        setTyping(null);
        actions.flush();
      }}
    />
  );
}

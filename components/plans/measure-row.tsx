"use client";

import { memo, type ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { executionLabels, measureFieldLabels } from "@/lib/modules/plans/measures/labels";
import { cellElementId, MEASURE_COLUMNS, type MeasureColumn } from "./grid-focus";
import type { MeasureField } from "@/lib/modules/plans/measures/types";
import { CellEditor } from "./cell-editor";
import { CommentMark, CommentMenu } from "./comments/measure-comments";
import { NO_PROBLEMS } from "./editor-state";
import { useEditor, usePlan } from "./editor-context";
import { ExecutionMark, showsExecution } from "./execution/execution-mark";
import { describeCell } from "./measure-columns";
import { ProblemNote } from "./problem-note";
import { RowMenu } from "./row-menu";

interface MeasureRowProps {
  id: string;
  /** «1.3»: number of the track and place in it. */
  number: string;
  editable: boolean;
}

/** A measure as a line of the official table. Plain text until a cell is edited; drawn again only when its own data change. */
export const MeasureRow = memo(function MeasureRow({ id, number, editable }: MeasureRowProps) {
  const plan = usePlan();
  const row = useEditor((state) => state.measures[id]);
  const problems = useEditor((state) => state.problems[id]) ?? NO_PROBLEMS;
  const editing = useEditor((state) => (state.editing?.id === id ? state.editing : null));
  if (!row) return null;
  const names = `${id}:`;
  // What is being typed into «Сроки» is judged under the input itself.
  const shown = problems.filter(({ key }) => !(editing?.column === "period" && key === `${names}period`));
  return (
    <>
      <tr role="row" data-tone={problems.length > 0 ? "attention" : undefined}>
        <th role="rowheader" scope="row" className="align-top">
          <span className="flex flex-wrap items-start justify-between gap-x-1 tabular-nums">
            <span>
              <span className="sr-only md:hidden">Мероприятие </span>
              {number}
            </span>
            {editable ? <RowMenu id={id} number={number} /> : <CommentMenu row={row} number={number} />}
          </span>
          <CommentMark row={row} number={number} />
        </th>
        {MEASURE_COLUMNS.map((column) => {
          const problem = problems.find((one) => one.key === `${id}:${column}`);
          const open = editing?.column === column && column !== "schools";
          return (
            <MeasureCell key={column} {...{ id, column, editable }} invalid={problem !== undefined}>
              {open ? (
                <CellEditor {...{ row, column, number, problem }} replace={editing.replace} />
              ) : (
                <CellText text={describeCell(row, column, plan, problem)} />
              )}
              {column === "title" && row.carriedOver ? (
                <Badge tone="warning" className="mt-1">
                  перешло из {plan.year - 1}
                  {row.previousState ? `: ${executionLabels[row.previousState]}` : ""}
                </Badge>
              ) : null}
            </MeasureCell>
          );
        })}
        {showsExecution(plan) ? (
          <td role="cell" data-label="Отметка о выполнении">
            <ExecutionMark row={row} number={number} />
          </td>
        ) : null}
      </tr>
      {shown.length > 0 ? (
        <tr role="row" data-tone="attention">
          <td role={editable ? "gridcell" : "cell"} colSpan={MEASURE_COLUMNS.length + 1}>
            <ul className="max-w-2xl space-y-2">
              {shown.map((problem) => (
                <li key={problem.key}>
                  <span className="font-medium">
                    {measureFieldLabels[problem.key.slice(names.length) as MeasureField]}, мероприятие{" "}
                    {number}
                  </span>
                  <ProblemNote problem={problem} row={row} />
                </li>
              ))}
            </ul>
          </td>
        </tr>
      ) : null}
    </>
  );
});

function CellText({ text }: { text: string }) {
  return text === "" ? (
    <span className="text-muted print:hidden">
      <span aria-hidden="true">—</span>
      <span className="sr-only">не заполнено</span>
    </span>
  ) : (
    <span className="line-clamp-14 whitespace-pre-line print:line-clamp-none">{text}</span>
  );
}

interface MeasureCellProps {
  id: string;
  column: MeasureColumn;
  editable: boolean;
  invalid: boolean;
  children: ReactNode;
}

function MeasureCell({ id, column, editable, invalid, children }: MeasureCellProps) {
  return (
    <td
      id={cellElementId({ id, column })}
      role={editable ? "gridcell" : "cell"}
      data-measure={id}
      data-column={column}
      data-label={measureFieldLabels[column]}
      tabIndex={editable ? 0 : undefined}
      aria-invalid={invalid || undefined}
      className={cn(
        "relative scroll-mt-20 scroll-mb-4 hyphens-auto focus-visible:-outline-offset-2",
        editable && "cursor-text",
        invalid && "bg-danger-tint",
      )}
    >
      {children}
    </td>
  );
}

"use client";

import { memo, type ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { executionLabels, measureFieldLabels } from "@/lib/modules/plans/measures/labels";
import { cellElementId, MEASURE_COLUMNS, type MeasureColumn } from "./grid-focus";
import { CellEditor } from "./cell-editor";
import { NO_PROBLEMS } from "./editor-state";
import { useEditor, usePlan } from "./editor-context";
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
  return (
    <tr role="row" data-tone={problems.length > 0 ? "attention" : undefined}>
      <th role="rowheader" scope="row" className="align-top">
        <span className="flex flex-wrap items-start justify-between gap-x-1 tabular-nums">
          <span>
            <span className="sr-only md:hidden">Мероприятие </span>
            {number}
          </span>
          {editable ? <RowMenu id={id} number={number} /> : null}
        </span>
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
            {problem ? <ProblemNote problem={problem} row={row} /> : null}
          </MeasureCell>
        );
      })}
    </tr>
  );
});

function CellText({ text }: { text: string }) {
  return text === "" ? (
    <span className="text-muted print:hidden">
      <span aria-hidden="true">—</span>
      <span className="sr-only">не заполнено</span>
    </span>
  ) : (
    <span className="whitespace-pre-line">{text}</span>
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
        "relative hyphens-auto focus-visible:-outline-offset-2",
        editable && "cursor-text",
        invalid && "bg-danger-tint",
      )}
    >
      {children}
    </td>
  );
}

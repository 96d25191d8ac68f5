"use client";

import { Hourglass, TriangleAlert } from "lucide-react";
import { usePlan } from "@/components/plans/editor-context";
import { progressWords } from "@/lib/modules/plans/execution/labels";
import { isOverdue, measureCells } from "@/lib/modules/plans/execution/rules";
import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import type { PlanDetails } from "@/lib/modules/plans/types";
import { openExecution, useExecutionPanel } from "./execution-panel";

/** Does the table of this text show «Отметка о выполнении»? Only what is or was in force is carried out. */
export function showsExecution({ version }: Pick<PlanDetails, "version">): boolean {
  return version.state === "approved" || version.state === "closed";
}

/** «Отметка о выполнении» in the line of a measure; pressed, it opens the sheet. */
export function ExecutionMark({ row, number }: { row: MeasureRow; number: string }) {
  const { today, year } = usePlan();
  const reports = useExecutionPanel((state) => state.waiting?.get(row.lineageId) ?? 0);
  const { main, overdue, waiting } = progressWords({
    ...row.execution,
    total: measureCells(row, year),
    waiting: reports,
    overdue: isOverdue(row.execution, today),
  });
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={() => openExecution(row.lineageId)}
      // The words stay on paper and in a narrow column.
      className="control-inplace block w-full rounded-md text-left text-brand underline decoration-1 underline-offset-3 hover:decoration-2 print:block! pointer-coarse:min-h-11"
    >
      <span className="sr-only">Отметка о выполнении, мероприятие {number}: </span>
      <span className="block">{main}</span>
      {overdue ? (
        <span className="flex items-start gap-1 font-medium text-danger">
          <TriangleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          {overdue}
        </span>
      ) : null}
      {waiting ? (
        <span className="flex items-start gap-1 text-info">
          <Hourglass aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          {waiting}
        </span>
      ) : null}
    </button>
  );
}

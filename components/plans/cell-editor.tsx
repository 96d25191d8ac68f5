"use client";

import { measureFieldLabels } from "@/lib/modules/plans/measures/labels";
import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import { useActions } from "./editor-context";
import type { FieldProblem } from "./editor-state";
import { focusCell, neighbour, type MeasureColumn } from "./grid-focus";
import { PeriodEditor } from "./period-editor";
import { ResponsibleEditor } from "./responsible-editor";
import { TextEditor, type Leave } from "./text-editor";

interface CellEditorProps {
  row: MeasureRow;
  column: Exclude<MeasureColumn, "schools">;
  number: string;
  problem: FieldProblem | undefined;
  replace: boolean;
}

/** The editor of one cell in its place, and where the focus goes after it. */
export function CellEditor({ row, column, number, problem, replace }: CellEditorProps) {
  const actions = useActions();
  const place = { id: row.id, column };
  const leave = (next: Leave) => {
    const to = next === "stay" ? place : next === "none" ? null : (neighbour(place, next) ?? place);
    actions.stopEditing(place);
    if (to) focusCell(to);
  };
  const shared = {
    label: `${measureFieldLabels[column]}, мероприятие ${number}`,
    replace,
    errorId: problem ? `${problem.key}-problem` : undefined,
    onDone: leave,
  };
  switch (column) {
    case "period":
      return <PeriodEditor {...shared} row={row} problem={problem} />;
    case "responsible":
      return <ResponsibleEditor {...shared} row={row} />;
    case "title":
    case "expectedResult":
    case "evidence":
      return (
        <TextEditor
          {...shared}
          value={row[column]}
          onChange={(value) => actions.setMeasure(row.id, column, value)}
        />
      );
  }
}

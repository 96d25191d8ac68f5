import { Badge } from "@/components/ui/badge";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import type { Tone } from "@/components/ui/tone";
import type { ExecutionState } from "@/lib/core/db/enums";
import { executionLabels } from "@/lib/modules/plans/measures/labels";
import type { SchoolActionRow } from "@/lib/modules/plans/types";

const EXECUTION_TONES: Record<ExecutionState, Tone> = {
  not_started: "neutral",
  in_progress: "info",
  done: "success",
  done_late: "warning",
  cancelled: "neutral",
};

/** Measures of an approved municipal plan that name the school. */
export function SchoolActionsTable({ year, rows }: { year: number; rows: readonly SchoolActionRow[] }) {
  return (
    <Table label={`Мероприятия плана на ${String(year)} год`} density="compact">
      <thead>
        <tr>
          <HeadCell>Мероприятие</HeadCell>
          <HeadCell>Срок</HeadCell>
          <HeadCell>Ответственный</HeadCell>
          <HeadCell>Ожидаемый результат</HeadCell>
          <HeadCell>Чем подтверждается</HeadCell>
          <HeadCell>Выполнение</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.measureId}>
            <RowHead>
              {row.title}
              <span className="block text-xs font-normal text-muted">
                {row.trackNumber === 0 ? "Раздел 0" : `Трек ${String(row.trackNumber)}`}
              </span>
            </RowHead>
            <Cell label="Срок">{row.periodText || "—"}</Cell>
            <Cell label="Ответственный">{row.responsible || "—"}</Cell>
            <Cell label="Ожидаемый результат">{row.expectedResult || "—"}</Cell>
            <Cell label="Чем подтверждается">{row.evidence || "—"}</Cell>
            <Cell label="Выполнение">
              <Badge tone={EXECUTION_TONES[row.execution]}>{executionLabels[row.execution]}</Badge>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

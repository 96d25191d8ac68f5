import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { formatDate } from "@/lib/core/format/dates";
import { executionLabels } from "@/lib/modules/plans/measures/labels";
import { programmeShortLabels } from "@/lib/modules/programmes/labels";
import { isOwedStatus, type GroupedAction } from "./action-groups";
import { CELL_LOOK, CellBadge } from "./cell-mark";
import { OccurrenceChips } from "./occurrence-chips";

interface ActionTableProps {
  label: string;
  rows: readonly GroupedAction[];
  today: string;
  /** Measures with a report begun on this computer and not sent. */
  unsent: ReadonlySet<string>;
  onOpen: (lineageId: string, occurrence: string | null) => void;
}

/** Where the focus goes once a measure has been told of. */
export function actionElementId(lineageId: string): string {
  return `action-${lineageId}`;
}

/** Measures of one part of «Действия»: a table at a desk, cards on a phone. */
export function ActionTable({ label, rows, today, unsent, onOpen }: ActionTableProps) {
  const currentYear = Number(today.slice(0, 4));
  return (
    <Table label={label} density="compact">
      <thead>
        <tr>
          <HeadCell className="w-[42%]">Мероприятие</HeadCell>
          <HeadCell className="w-[14%]">Срок</HeadCell>
          <HeadCell>Чем подтверждается</HeadCell>
          <HeadCell className="w-[16%]">Состояние</HeadCell>
          <HeadCell className="w-36" data-print="hide">
            <span className="sr-only">Отчёт</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ action, marks, group, dueOn }) => (
          <tr key={action.lineageId}>
            <RowHead id={actionElementId(action.lineageId)} tabIndex={-1}>
              {action.title}
              <span className="block text-xs font-normal text-muted">{sourceOf(action, currentYear)}</span>
              {marks.length > 1 ? (
                <span className="mt-1.5 block max-w-2xl">
                  <OccurrenceChips
                    label={action.title}
                    marks={marks}
                    {...(action.canReport.allowed && {
                      onChoose: (occurrence: string) => onOpen(action.lineageId, occurrence),
                    })}
                  />
                </span>
              ) : null}
            </RowHead>
            <Cell label="Срок">
              {action.periodText || "не указан"}
              {marks.length > 1 && dueOn ? (
                <span className="block text-xs text-muted">следующий — до {formatDate(dueOn)}</span>
              ) : null}
            </Cell>
            <Cell label="Подтверждение">{action.evidence || "не указано"}</Cell>
            <Cell label="Состояние">
              <ActionState row={{ action, marks }} />
              {unsent.has(action.lineageId) ? (
                <Badge tone="warning" className="mt-1">
                  отчёт начат, не отправлен
                </Badge>
              ) : null}
            </Cell>
            <Cell data-print="hide">
              {action.performs ? (
                <ReportButton row={{ action, marks, group }} onOpen={() => onOpen(action.lineageId, null)} />
              ) : null}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Where the measure stands: in the plan of the authority, or in a programme of the school's own. */
function sourceOf({ programme, trackNumber, year }: GroupedAction["action"], currentYear: number): string {
  const track = trackNumber === 0 ? "Раздел 0" : `Трек ${String(trackNumber)}`;
  const ahead = year > currentYear ? ` на ${String(year)} год` : "";
  if (programme) return `${track}, ${programmeShortLabels[programme].toLowerCase()} школы${ahead}`;
  return ahead ? `${track}, план${ahead}` : track;
}

/** What the school has to do comes first; what it has done can still be looked at. */
function ReportButton({
  row: { action, marks, group },
  onOpen,
}: {
  row: Pick<GroupedAction, "action" | "marks" | "group">;
  onOpen: () => void;
}) {
  const owes = action.canReport.allowed && marks.some(({ status }) => isOwedStatus(status));
  const words = group === "returned" ? "Исправить отчёт" : "Отчитаться";
  return (
    <Button
      variant={owes ? "primary" : "secondary"}
      className="w-full"
      aria-describedby={actionElementId(action.lineageId)}
      onClick={onOpen}
    >
      {owes ? words : "Подробнее"}
    </Button>
  );
}

/** One state; of a recurring measure how much of it is done, the rest stands on its chips. */
function ActionState({ row: { action, marks } }: { row: Pick<GroupedAction, "action" | "marks"> }) {
  const [only] = marks;
  if (!only) {
    const status = action.execution === "not_started" ? "open" : action.execution;
    return <Badge tone={CELL_LOOK[status].tone}>{executionLabels[action.execution]}</Badge>;
  }
  if (marks.length === 1) return <CellBadge mark={only} />;
  const counted = marks.filter(({ status }) => status !== "cancelled");
  const done = counted.filter(({ status }) => status === "done" || status === "done_late").length;
  return (
    <>
      выполнено {done}&nbsp;из&nbsp;{counted.length}
    </>
  );
}

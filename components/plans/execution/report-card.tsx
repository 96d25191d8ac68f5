import { FileList } from "@/components/files/file-list";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { formatDate, formatInstant } from "@/lib/core/format/dates";
import type { WaitingReportRow } from "@/lib/modules/plans/execution/types";
import { executionLabels } from "@/lib/modules/plans/measures/labels";
import { ChoiceBox } from "./choice-box";

interface ReportCardProps {
  row: WaitingReportRow;
  timeZone: string;
  /** The one the Tab key stops at; arrows lead to the others. */
  first: boolean;
  /** These are absent for those who only read. */
  chosen?: boolean;
  onChoose?: () => void;
  onConfirm?: () => void;
  onReturn?: () => void;
  busy: boolean;
}

export function reportElementId(id: string): string {
  return `report-${id}`;
}

/** One report of a school: what was asked, what is told, the proof. */
export function ReportCard({
  row,
  timeZone,
  first,
  chosen = false,
  onChoose,
  onConfirm,
  onReturn,
  busy,
}: ReportCardProps) {
  const { cell, schoolName, measureTitle, occurrenceLabel, dueOn, evidence, trackNumber } = row;
  const name = [measureTitle, occurrenceLabel].filter(Boolean).join(", ");
  const late = dueOn !== null && cell.stateOn !== null && cell.stateOn > dueOn;
  return (
    <li
      id={reportElementId(cell.id)}
      data-report={cell.id}
      tabIndex={first ? 0 : -1}
      aria-label={`${schoolName}: ${name}`}
      className={cn(
        "break-inside-avoid rounded-lg border bg-surface px-4 py-3 focus:outline-3 focus:outline-offset-2 focus:outline-focus",
        chosen ? "border-brand bg-brand-tint" : "border-line",
      )}
    >
      <div className="flex flex-wrap items-start gap-3">
        {onChoose ? (
          <ChoiceBox
            label={`Выбрать отчёт: ${schoolName}, ${name}`}
            choice={chosen ? "all" : "none"}
            onChange={onChoose}
            className="mt-1 size-4.5 shrink-0 accent-brand pointer-coarse:size-6"
          />
        ) : null}
        <div className="min-w-0 flex-1 basis-56 space-y-1">
          <h2 className="text-base">{schoolName}</h2>
          <p>
            {measureTitle}
            {occurrenceLabel ? <span className="font-medium">, {occurrenceLabel}</span> : null}
          </p>
          <p className="text-sm text-muted">
            {trackNumber === 0 ? "Раздел 0" : `Трек ${String(trackNumber)}`}
            {dueOn ? `, срок до ${formatDate(dueOn)}` : ""}
            {evidence ? `, подтверждение: ${evidence}` : ""}
          </p>
          <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
            <span className="font-medium">
              {executionLabels[cell.state]}
              {cell.stateOn ? `, ${formatDate(cell.stateOn)}` : ""}
            </span>
            {late ? <Badge tone="warning">позже срока</Badge> : null}
          </p>
          {cell.note ? <p className="whitespace-pre-line">{cell.note}</p> : null}
          {cell.files.length > 0 ? (
            <FileList files={cell.files} />
          ) : (
            <p className="text-sm text-muted">Файлов нет.</p>
          )}
          {cell.reportedBy && cell.reportedAt ? (
            <p className="text-xs text-muted">
              {cell.reportedBy}, {formatInstant(cell.reportedAt, timeZone)}
            </p>
          ) : null}
        </div>
        {onConfirm ? (
          <div data-print="hide" className="flex gap-2 max-sm:w-full sm:flex-col">
            <Button
              variant="primary"
              size="small"
              className="max-sm:flex-1"
              disabled={busy}
              onClick={onConfirm}
            >
              Подтвердить
            </Button>
            <Button size="small" className="max-sm:flex-1" onClick={onReturn}>
              Вернуть
            </Button>
          </div>
        ) : null}
      </div>
    </li>
  );
}

"use client";

import { useState } from "react";
import { SideSheet } from "@/components/plans/side-sheet";
import { Button } from "@/components/ui/button";
import { KeyValues } from "@/components/ui/key-values";
import { Notice } from "@/components/ui/notice";
import { formatDate, formatInstant } from "@/lib/core/format/dates";
import type { SchoolActionRow } from "@/lib/modules/plans/types";
import { actionMarks, firstToReport, isOwedStatus, type CellMark } from "./action-groups";
import { CellFacts } from "./cell-facts";
import { OccurrenceChips } from "./occurrence-chips";
import { ReportForm } from "./report-form";
import { reportKey, type ReportDrafts } from "./use-report-drafts";

interface ReportSheetProps {
  action: SchoolActionRow;
  /** The occurrence pressed; null: the one that waits first. */
  asked: string | null;
  school: string;
  viewerId: string;
  today: string;
  timeZone: string;
  drafts: ReportDrafts;
  onClose: () => void;
  onSent: (occurrence: string) => void;
  /** Somebody has changed it meanwhile: the page reads again. */
  onStale: () => void;
}

/** A school tells of one measure: what was asked, what it has told, and the form. */
export function ReportSheet(props: ReportSheetProps) {
  const { action, asked, today, timeZone, onClose } = props;
  const marks = actionMarks(action, today);
  const [chosen, setChosen] = useState(() => asked ?? firstToReport(marks)?.occurrence.key ?? "");
  const mark = marks.find(({ occurrence }) => occurrence.key === chosen);
  return (
    <SideSheet
      open
      onClose={onClose}
      title={action.title}
      firstFocus={(content) => content.querySelector<HTMLElement>("form input")}
    >
      <KeyValues
        items={[
          { label: "Срок", value: termOf(action, mark) },
          { label: "Чем подтверждается", value: action.evidence || "не указано" },
          { label: "Ожидаемый результат", value: action.expectedResult || "не указан" },
        ]}
      />
      {marks.length > 1 ? (
        <section aria-label="За какой срок отчёт" className="space-y-1.5">
          <p className="font-medium">За какой срок отчёт</p>
          <OccurrenceChips label={action.title} marks={marks} chosen={chosen} onChoose={setChosen} />
        </section>
      ) : null}
      {mark ? <Told key={chosen} mark={mark} {...props} timeZone={timeZone} /> : null}
    </SideSheet>
  );
}

function termOf(action: SchoolActionRow, mark: CellMark | undefined): string {
  const term = action.periodText || "не указан";
  return mark?.occurrence.dueOn && action.occurrences.length > 1
    ? `${term}; ${mark.occurrence.label} — до ${formatDate(mark.occurrence.dueOn)}`
    : term;
}

/** What was told of the occurrence, what the authority answered, and the form where it may be told. */
function Told({ mark, ...props }: ReportSheetProps & { mark: CellMark }) {
  const { action, timeZone, drafts } = props;
  const { cell, status, occurrence } = mark;
  const key = reportKey(action.lineageId, occurrence.key);
  const draft = drafts.kept?.get(key) ?? null;
  const [correcting, setCorrecting] = useState(false);
  const { allowed } = action.canReport;
  // What waits for the authority may be told anew, and of the school's own programme everything.
  const again = status === "sent" || action.programme !== null;
  const open = allowed && (isOwedStatus(status) || (again && (correcting || draft !== null)));
  return (
    <>
      {status === "returned" && cell ? (
        <Notice
          tone="warning"
          heading={`Возвращено${cell.decidedBy ? `: ${cell.decidedBy}` : ""}${cell.decidedAt ? `, ${formatInstant(cell.decidedAt, timeZone)}` : ""}`}
        >
          <p className="whitespace-pre-line">{cell.returnReason}</p>
        </Notice>
      ) : null}
      {status === "sent" && cell ? (
        <Notice
          heading={`Отправлено${cell.reportedAt ? ` ${formatInstant(cell.reportedAt, timeZone)}` : ""}, ждёт подтверждения`}
        >
          <p>Если муниципалитет вернёт отчёт, здесь будет видна причина.</p>
        </Notice>
      ) : null}
      {action.canReport.allowed || !isOwedStatus(status) ? null : (
        <Notice>
          <p>{action.canReport.reason}</p>
        </Notice>
      )}
      {cell && !open ? <CellFacts cell={cell} timeZone={timeZone} /> : null}
      {allowed && again && !open ? (
        <Button onClick={() => setCorrecting(true)}>Исправить отчёт</Button>
      ) : null}
      {open && drafts.kept !== null ? (
        <ReportForm {...props} mark={mark} draft={draft} draftKey={key} />
      ) : null}
    </>
  );
}

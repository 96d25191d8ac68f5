"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState, useTransition, type KeyboardEvent } from "react";
import { SelectField } from "@/components/forms/select-field";
import { mainId } from "@/components/layout/skip-link";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toast-store";
import { plural, pluralWord } from "@/lib/core/format/words";
import type { WaitingReportRow } from "@/lib/modules/plans/execution/types";
import { reportElementId, ReportCard } from "./report-card";
import { ReturnReportDialog } from "./return-report-dialog";
import { useConfirmReports } from "./use-confirm-reports";

interface WaitingReportsProps {
  municipality: string;
  year: number;
  reports: readonly WaitingReportRow[];
  mayConfirm: boolean;
  timeZone: string;
  viewer: { id: string };
}

/** «Отчёты школ»: what schools told and the authority has not judged, one by one or many at once. */
export function WaitingReports({
  municipality,
  year,
  reports,
  mayConfirm: may,
  timeZone,
  viewer,
}: WaitingReportsProps) {
  const { asked: askedSchool, setSchool } = useSchoolFilter();
  // The last report of a school may be judged while it is the one shown.
  const school = reports.some(({ schoolCode }) => schoolCode === askedSchool) ? askedSchool : "";
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<readonly WaitingReportRow[] | null>(null);
  const [returned, setReturned] = useState<WaitingReportRow | null>(null);
  const { judged } = useJudged();
  const target = { municipality, year };
  const shown = reports.filter((row) => school === "" || row.schoolCode === school);
  const picked = shown.filter((row) => chosen.has(row.cell.id));
  const send = useConfirmReports(target, viewer.id, (rows) => {
    setAsked(null);
    setChosen(new Set());
    showToast(`Подтверждено: ${plural(rows.length, "отчёт", "отчёта", "отчётов")}`);
    judged(shown, rows);
  });
  if (reports.length === 0) {
    return (
      <EmptyState
        title="Отчётов, которые ждут подтверждения, нет"
        action={
          <LinkButton href={`/municipalities/${municipality}/plans/${String(year)}`}>Открыть план</LinkButton>
        }
      >
        Когда школа отчитается о мероприятии плана, отчёт появится здесь.
      </EmptyState>
    );
  }
  const ask = (rows: readonly WaitingReportRow[]) => {
    send.forget();
    setAsked(rows);
  };
  const toggle = (id: string) =>
    setChosen((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])));
  return (
    <div className="space-y-4">
      {may ? null : (
        <Notice>
          <p>Отчёты школ проверяет специалист МОУО по направлению 1.2.</p>
        </Notice>
      )}
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2" data-print="hide">
        <SchoolFilter reports={reports} value={school} onChange={setSchool} />
        {may ? (
          <>
            <Button variant="primary" disabled={picked.length === 0} onClick={() => ask(picked)}>
              Подтвердить выбранные{picked.length > 0 ? ` (${String(picked.length)})` : ""}
            </Button>
            <Button onClick={() => ask(shown)}>Подтвердить все показанные ({shown.length})</Button>
          </>
        ) : null}
      </div>
      <p className="text-sm text-muted max-md:hidden" data-print="hide">
        Стрелки вверх и вниз переходят по отчётам{may ? ", пробел выбирает отчёт" : ""}.
      </p>
      {send.failure && asked === null ? (
        <Notice tone="danger" live>
          <p>{send.failure}</p>
        </Notice>
      ) : null}
      <ol
        aria-label="Отчёты школ"
        className="space-y-3"
        onKeyDown={(event) => onListKey(event, may ? toggle : null)}
      >
        {shown.map((row, at) => (
          <ReportCard
            key={row.cell.id}
            {...{ row, timeZone }}
            first={at === 0}
            {...(may && {
              chosen: chosen.has(row.cell.id),
              onChoose: () => toggle(row.cell.id),
              onConfirm: () => void send.confirm([row]),
              onReturn: () => setReturned(row),
            })}
            busy={send.busy}
          />
        ))}
      </ol>
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => {
          if (!open) setAsked(null);
        }}
        title={`Подтвердить ${plural(asked?.length ?? 0, "отчёт", "отчёта", "отчётов")}?`}
        confirmLabel="Подтвердить"
        busy={send.busy}
        onConfirm={() => void send.confirm(asked ?? [])}
      >
        <p>
          {pluralWord(
            asked?.length ?? 0,
            "Мероприятие будет отмечено",
            "Мероприятия будут отмечены",
            "Мероприятия будут отмечены",
          )}{" "}
          выполненными в плане с датой, которую указала школа.
        </p>
        {send.failure ? <p className="font-medium text-danger">{send.failure}</p> : null}
      </ConfirmDialog>
      {returned ? (
        <ReturnReportDialog
          row={returned}
          target={target}
          viewerId={viewer.id}
          onClose={() => setReturned(null)}
          onReturned={() => {
            setReturned(null);
            showToast("Отчёт возвращён школе");
            judged(shown, [returned]);
          }}
        />
      ) : null}
    </div>
  );
}

interface SchoolFilterProps {
  reports: readonly WaitingReportRow[];
  value: string;
  onChange: (code: string) => void;
}

function SchoolFilter({ reports, value, onChange }: SchoolFilterProps) {
  const counts = new Map<string, { name: string; count: number }>();
  for (const { schoolCode, schoolName } of reports) {
    counts.set(schoolCode, { name: schoolName, count: (counts.get(schoolCode)?.count ?? 0) + 1 });
  }
  if (counts.size < 2) return null;
  return (
    <SelectField
      label="Школа"
      className="w-full sm:w-80"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={[
        { value: "", label: `Все школы (${String(reports.length)})` },
        ...[...counts].map(([code, { name, count }]) => ({
          value: code,
          label: `${name} (${String(count)})`,
        })),
      ]}
    />
  );
}

/** The school shown stands in the address, without a request. */
function useSchoolFilter() {
  const path = usePathname();
  const school = useSearchParams().get("school") ?? "";
  return {
    asked: school,
    setSchool: (code: string) =>
      window.history.replaceState(null, "", code ? `${path}?school=${encodeURIComponent(code)}` : path),
  };
}

/** Arrows go from report to report while one of them, not a control in it, has the focus. */
function onListKey(event: KeyboardEvent<HTMLElement>, toggle: ((id: string) => void) | null): void {
  const card =
    event.target instanceof HTMLElement && event.target.matches("[data-report]") ? event.target : null;
  if (!card || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === " " && toggle) {
    event.preventDefault();
    toggle(card.dataset.report ?? "");
    return;
  }
  const next =
    event.key === "ArrowDown"
      ? card.nextElementSibling
      : event.key === "ArrowUp"
        ? card.previousElementSibling
        : null;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

/** After a judgement the page is read again and the focus goes to the report that stood next. */
function useJudged() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const target = useRef<string | null>(null);
  useEffect(() => {
    if (pending || target.current === null) return;
    document.getElementById(target.current)?.focus();
    target.current = null;
  }, [pending]);
  return {
    judged: (shown: readonly WaitingReportRow[], gone: readonly WaitingReportRow[]) => {
      const ids = new Set(gone.map(({ cell }) => cell.id));
      const at = shown.findIndex(({ cell }) => ids.has(cell.id));
      const left = shown.filter(({ cell }) => !ids.has(cell.id));
      const next = left.find((row) => shown.indexOf(row) > at) ?? left.at(-1);
      target.current = next ? reportElementId(next.cell.id) : mainId;
      startTransition(() => router.refresh());
    },
  };
}

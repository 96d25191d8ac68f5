"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useEditorStore, usePlan } from "@/components/plans/editor-context";
import { SideSheet } from "@/components/plans/side-sheet";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { showToast } from "@/components/ui/toast-store";
import { plural } from "@/lib/core/format/words";
import { client } from "@/lib/core/api/client";
import type { MeasureExecutionDetails } from "@/lib/modules/plans/execution/types";
import { formatPeriod } from "@/lib/modules/plans/periods/rules";
import { allCells, toGrid, type CellGrid } from "./cell-grid";
import { ExecutionCellGrid } from "./execution-cell-grid";
import { ExecutionCellList } from "./execution-cell-list";
import { ExecutionHistory } from "./execution-history";
import { closeExecution, useExecutionPanel } from "./execution-panel";
import { MarkForm } from "./mark-form";
import { useMeasureExecution } from "./use-measure-execution";

/** «Отметка о выполнении» of one measure of the text in force, at the side of the plan. */
export function ExecutionSheet({ viewerId }: { viewerId: string }) {
  const lineageId = useExecutionPanel((state) => state.lineageId);
  useFreshMarks();
  useWaitingCounts();
  // Another plan begins without an open sheet.
  useEffect(() => closeExecution, []);
  return lineageId ? <Opened key={lineageId} lineageId={lineageId} viewerId={viewerId} /> : null;
}

/** The page is read again after a mark; the editor holds the measures as they were when it was made. */
function useFreshMarks(): void {
  const plan = usePlan();
  const store = useEditorStore();
  useEffect(() => {
    if (plan.can.edit.allowed) return;
    const { measures } = store.getState();
    const fresh = plan.measures.map((row) => [row.id, row] as const);
    if (fresh.some(([id, row]) => measures[id] !== row))
      store.setState({ measures: Object.fromEntries(fresh) });
  }, [plan, store]);
}

/** Asked once for the whole plan when it is shown and after each mark: the lines only look themselves up. */
function useWaitingCounts(): void {
  const plan = usePlan();
  useEffect(() => {
    if (plan.version.state !== "approved") return;
    let left = false;
    const target = { municipality: plan.municipality.code, year: plan.year };
    client.plans.execution.waiting(target).then(
      (reports) => {
        if (left) return;
        const waiting = new Map<string, number>();
        for (const { cell } of reports) waiting.set(cell.lineageId, (waiting.get(cell.lineageId) ?? 0) + 1);
        useExecutionPanel.setState({ waiting });
      },
      // The marks themselves stand in the plan; without the count nothing is lost but a hint.
      () => undefined,
    );
    return () => {
      left = true;
      useExecutionPanel.setState({ waiting: null });
    };
  }, [plan]);
}

function Opened({ lineageId, viewerId }: { lineageId: string; viewerId: string }) {
  const plan = usePlan();
  const router = useRouter();
  const target = { municipality: plan.municipality.code, year: plan.year, lineageId };
  const { loaded, reload } = useMeasureExecution(target);
  const row = plan.measures.find((one) => one.lineageId === lineageId);
  const onMarked = async (text: string) => {
    showToast(text);
    router.refresh();
    await reload();
  };
  return (
    <SideSheet
      open
      wide
      onClose={closeExecution}
      title={
        <>
          <span className="block text-sm font-normal text-muted">Отметка о выполнении</span>
          {row?.title ?? ""}
        </>
      }
    >
      {row ? (
        <p className="text-sm text-ink-2">
          Срок: {formatPeriod(row.period, plan.year) || "не указан"}.
          {row.evidence ? ` Подтверждение: ${row.evidence}.` : ""}
        </p>
      ) : null}
      <div aria-live="polite" aria-busy={loaded.kind === "loading"}>
        {loaded.kind === "loading" ? (
          <p className="flex items-center gap-2 text-ink-2">
            <Spinner />
            Загружаем отметки…
          </p>
        ) : null}
      </div>
      {loaded.kind === "failed" ? (
        <Notice
          tone="danger"
          live
          heading="Отметки не загрузились"
          actions={<Button onClick={() => void reload()}>Повторить</Button>}
        >
          <p>{loaded.message}</p>
        </Notice>
      ) : null}
      {loaded.kind === "ready" ? (
        <Marks
          details={loaded.details}
          viewerId={viewerId}
          onMarked={onMarked}
          onStale={() => void reload()}
        />
      ) : null}
    </SideSheet>
  );
}

interface MarksProps {
  details: MeasureExecutionDetails;
  viewerId: string;
  onMarked: (text: string) => Promise<void>;
  onStale: () => void;
}

function Marks({ details, viewerId, onMarked, onStale }: MarksProps) {
  const { municipality, year, today, timeZone } = usePlan();
  const grid = toGrid(details, today);
  const cells = allCells(grid);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(cells.length === 1 ? cells.map(({ key }) => key) : []),
  );
  const picked = cells.filter(({ key }) => chosen.has(key));
  const { mark } = details.can;
  const choose = mark.allowed ? { onChoose: setChosen } : {};
  return (
    <>
      <Waiting details={details} />
      {mark.allowed ? null : (
        <Notice>
          <p>{mark.reason}</p>
        </Notice>
      )}
      {cells.length === 0 ? (
        <p className="text-ink-2">У мероприятия нет срока или школ: отмечать пока нечего.</p>
      ) : null}
      <Cells grid={grid} bySchools={details.bySchools} timeZone={timeZone} chosen={chosen} {...choose} />
      {mark.allowed && cells.length > 0 ? (
        picked.length === 0 ? (
          <p className="text-ink-2">
            Выберите {choiceWords(grid)}, чтобы указать состояние, дату и приложить файлы.
          </p>
        ) : (
          <div className="rounded-lg border border-line-strong bg-paper px-4 py-3">
            <MarkForm
              municipality={municipality.code}
              lineageId={details.lineageId}
              cells={picked}
              {...{ year, today, viewerId, onStale }}
              onMarked={(count) => {
                if (cells.length > 1) setChosen(new Set());
                return onMarked(count > 1 ? `Отмечено: ${String(count)}` : "Отметка сохранена");
              }}
            />
          </div>
        )
      ) : null}
      <ExecutionHistory rows={details.history} timeZone={timeZone} />
    </>
  );
}

function choiceWords({ rows, columns }: CellGrid): string {
  if (rows.length === 1) return "сроки";
  return columns.length === 1 ? "школы" : "школы и сроки";
}

interface CellsProps {
  grid: CellGrid;
  bySchools: boolean;
  timeZone: string;
  chosen: ReadonlySet<string>;
  onChoose?: (chosen: Set<string>) => void;
}

/** Two dimensions are a grid, one is a list that has room for what was said. */
function Cells({ grid, bySchools, timeZone, ...choice }: CellsProps) {
  if (grid.rows.length > 1 && grid.columns.length > 1) {
    return <ExecutionCellGrid grid={grid} corner="Школа" {...choice} />;
  }
  const label = bySchools && grid.rows.length > 1 ? "Школы" : "Сроки";
  return <ExecutionCellList grid={grid} {...{ label, timeZone }} {...choice} />;
}

function Waiting({ details }: { details: MeasureExecutionDetails }) {
  const { municipality, year } = usePlan();
  const { waiting } = details.progress;
  if (waiting === 0) return null;
  return (
    <Notice heading={`Ждут подтверждения: ${plural(waiting, "отчёт", "отчёта", "отчётов")}`}>
      <p>
        <Link
          href={`/municipalities/${municipality.code}/plans/${String(year)}/reports`}
          prefetch={false}
          className="link"
        >
          Открыть отчёты школ
        </Link>
      </p>
    </Notice>
  );
}

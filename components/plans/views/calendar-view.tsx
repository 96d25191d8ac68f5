"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useMemo, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { shortMonth } from "@/lib/core/format/dates";
import { capital, plural } from "@/lib/core/format/words";
import { MONTHS } from "@/lib/modules/plans/periods/rules";
import { calendarMonth, countByMonth } from "@/lib/modules/plans/views/calendar/rules";
import { calendarMonthOf, monthStep } from "@/lib/modules/plans/views/rules";
import type { NumberedMeasure } from "@/lib/modules/plans/views/types";
import { usePlan } from "../editor-context";
import { CalendarSheet } from "./calendar-sheet";
import { MeasureLink } from "./measure-link";
import { usePlanView } from "./view-context";

/** «Апрель 2027» */
export function monthTitle(month: string): string {
  const name = MONTHS[Number(month.slice(5, 7)) - 1] ?? "";
  return `${capital(name)} ${month.slice(0, 4)}`;
}

/** The measures of a month by day; the month stands in the address. */
export function CalendarView({ measures }: { measures: readonly NumberedMeasure[] }) {
  const { year, today } = usePlan();
  const { asked, go } = usePlanView();
  const month = calendarMonthOf(asked.month, { year, today });
  const when = useMemo(() => ({ year, today }), [year, today]);
  const model = useMemo(() => calendarMonth(measures, month, when), [measures, month, when]);
  const undated = measures.filter(({ row }) => row.period === null);
  const title = monthTitle(month);
  const step = (by: -1 | 1) => {
    const next = monthStep(month, by);
    if (next) go({ month: next });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    step(event.key === "ArrowLeft" ? -1 : 1);
  };
  return (
    <div
      role="region"
      aria-label="Календарь. Стрелки влево и вправо меняют месяц"
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="space-y-3 rounded-lg"
    >
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-lg max-sm:order-first max-sm:basis-full sm:min-w-40" aria-live="polite">
          {title}
        </h2>
        <StepButton month={monthStep(month, -1)} onStep={() => step(-1)} back />
        <StepButton month={monthStep(month, 1)} onStep={() => step(1)} />
        {today.startsWith(String(year)) && !today.startsWith(month) ? (
          <Button size="small" variant="quiet" onClick={() => go({ month: today.slice(0, 7) })}>
            Текущий месяц
          </Button>
        ) : null}
      </div>
      <MonthLinks measures={measures} month={month} />
      <CalendarSheet model={model} title={title} today={today} />
      {undated.length > 0 ? (
        <p className="text-sm">
          Срок не указан:{" "}
          {undated.map(({ row, number }, at) => (
            <span key={row.id}>
              {at > 0 ? ", " : ""}
              <MeasureLink id={row.id} className="link">
                {number} {row.title || "без названия"}
              </MeasureLink>
            </span>
          ))}
        </p>
      ) : null}
    </div>
  );
}

interface StepButtonProps {
  /** Null at the end of the plan's year. */
  month: string | null;
  onStep: () => void;
  back?: boolean;
}

function StepButton({ month, onStep, back = false }: StepButtonProps) {
  return (
    // It keeps the focus at the end of the year, so it is never disabled for the browser.
    <Button
      size="small"
      aria-disabled={month === null}
      onClick={onStep}
      className={cn("max-sm:flex-1", month === null && "text-muted!")}
    >
      {back ? <ChevronLeft aria-hidden="true" className="size-4 max-sm:hidden" /> : null}
      {back ? "Предыдущий месяц" : "Следующий месяц"}
      {back ? null : <ChevronRight aria-hidden="true" className="size-4 max-sm:hidden" />}
    </Button>
  );
}

/** The year at a glance: how many measures each month holds. */
function MonthLinks({ measures, month }: { measures: readonly NumberedMeasure[]; month: string }) {
  const { year, today } = usePlan();
  const { href, go } = usePlanView();
  const counts = useMemo(() => countByMonth(measures, { year, today }), [measures, year, today]);
  return (
    <nav aria-label="Месяцы года">
      <ul className="grid grid-cols-4 gap-1 text-sm sm:grid-cols-6 lg:grid-cols-12">
        {counts.map((one, at) => (
          <li key={one.month}>
            <a
              href={href({ month: one.month })}
              aria-current={one.month === month ? "date" : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                if (one.month !== month) go({ month: one.month });
              }}
              className={cn(
                "flex min-h-8 items-center justify-between gap-1 rounded-md border px-2 tabular-nums pointer-coarse:min-h-11",
                one.month === month
                  ? "border-brand bg-brand-tint font-semibold text-brand-strong"
                  : "border-line bg-surface text-ink-2 hover:border-brand",
              )}
            >
              {shortMonth(at + 1)}
              <span className="text-xs">
                {one.count}
                <span className="sr-only">
                  {plural(one.count, " мероприятие", " мероприятия", " мероприятий").replace(/^\d+/, "")}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

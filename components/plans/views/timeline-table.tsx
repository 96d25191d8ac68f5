"use client";

import "./timeline.css";

import type { CSSProperties } from "react";
import { cn } from "@/components/ui/class-names";
import { formatDate, shortMonth } from "@/lib/core/format/dates";
import { softHyphens } from "@/lib/core/format/words";
import { isOverdue, measureCells } from "@/lib/modules/plans/execution/rules";
import { executionLabels } from "@/lib/modules/plans/measures/labels";
import { formatPeriod } from "@/lib/modules/plans/periods/rules";
import { shareOfYear, timelineRows } from "@/lib/modules/plans/views/timeline/rules";
import type { NumberedMeasure, TimelineMark, TimelineRow } from "@/lib/modules/plans/views/types";
import { usePlan } from "../editor-context";
import { trackName } from "../measure-section";
import { MeasureLink } from "./measure-link";
import { markClass } from "./occurrence-style";

/** The year as twelve columns, a measure a row. Dates and states stand beside it in words: the line only repeats them. */
export function TimelineTable({ measures }: { measures: readonly NumberedMeasure[] }) {
  const { year, today, tracks } = usePlan();
  const rows = timelineRows(measures, { year, today });
  return (
    <table data-density="compact" className="data-table min-w-4xl table-fixed text-xs print:min-w-0">
      <caption className="sr-only">Лента мероприятий на {year} год</caption>
      <colgroup>
        <col className="w-36 md:w-64" />
        <col className="w-24 md:w-28" />
        <col className="w-28" />
        <col span={12} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" className="sticky left-0 z-10">
            Мероприятие
          </th>
          <th scope="col">Сроки</th>
          <th scope="col">Состояние</th>
          {Array.from({ length: 12 }, (_, at) => (
            <th key={at} scope="col" className="px-0.5!">
              {shortMonth(at + 1)}
            </th>
          ))}
        </tr>
      </thead>
      {tracks.map((track) => {
        const own = rows.filter(({ row }) => row.trackNumber === track.number);
        return own.length === 0 ? null : (
          <tbody key={track.number}>
            <tr>
              <th scope="rowgroup" colSpan={15} className="bg-paper">
                <span className="sticky left-2 font-semibold">
                  {trackName(track)}. {track.shortTitle}
                </span>
              </th>
            </tr>
            {own.map((row) => (
              <Line key={row.row.id} line={row} year={year} today={today} />
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

function Line({
  line: { row, number, marks },
  year,
  today,
}: {
  line: TimelineRow;
  year: number;
  today: string;
}) {
  const overdue = isOverdue(row.execution, today);
  const { state, done, nextDueOn } = row.execution;
  const cells = measureCells(row, year);
  return (
    <tr>
      <th scope="row" className="sticky left-0 bg-surface">
        <MeasureLink id={row.id} className="link line-clamp-3 hyphens-auto print:line-clamp-none">
          <span className="tabular-nums">{number}</span> {softHyphens(row.title || "без названия")}
        </MeasureLink>
      </th>
      <td>{formatPeriod(row.period, year) || "срок не указан"}</td>
      <td>
        {softHyphens(executionLabels[state])}
        {state === "in_progress" && cells > 1 ? (
          <span className="block text-ink-2 tabular-nums">
            {done} из {cells}
          </span>
        ) : null}
        {overdue && nextDueOn ? (
          <span className="block font-medium text-danger">просрочено, срок {formatDate(nextDueOn)}</span>
        ) : null}
      </td>
      <td colSpan={12} className="timeline-cell">
        <div aria-hidden="true" className="timeline-line">
          {marks.map((mark, at) => (
            <Mark key={String(at)} mark={mark} />
          ))}
        </div>
        {today.startsWith(`${String(year)}-`) ? (
          <span
            aria-hidden="true"
            className="timeline-today"
            style={{ left: percent(shareOfYear(today, year, "end")) }}
          />
        ) : null}
      </td>
    </tr>
  );
}

function Mark({ mark: { kind, from, width, status } }: { mark: TimelineMark }) {
  const place = { marginLeft: percent(from) };
  const style: CSSProperties & Record<"--share", number> =
    kind === "bar" ? { ...place, width: percent(width), "--share": 0 } : { ...place, "--share": from };
  return <span data-kind={kind} className={cn("timeline-mark", markClass[status])} style={style} />;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

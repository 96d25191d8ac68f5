"use client";

import { cn } from "@/components/ui/class-names";
import { formatDayOfMonth, WEEKDAYS, weekdayIndex } from "@/lib/core/format/dates";
import { softHyphens } from "@/lib/core/format/words";
import { occurrenceLabels } from "@/lib/modules/plans/views/labels";
import type { CalendarDay, CalendarEntry, CalendarMonth } from "@/lib/modules/plans/views/types";
import { MeasureLink } from "./measure-link";
import { entryClass } from "./occurrence-style";

interface CalendarSheetProps {
  model: CalendarMonth;
  /** «апрель 2027» */
  title: string;
  today: string;
}

/** A month: what fills it, then its days; weeks side by side on a wide screen and on paper, a list on a phone. */
export function CalendarSheet({ model, title, today }: CalendarSheetProps) {
  const { wholeMonth, weeks } = model;
  const days = weeks
    .flat()
    .filter(({ inMonth, entries, date }) => inMonth && (entries.length > 0 || date === today));
  return (
    <>
      {wholeMonth.length > 0 ? (
        <section aria-label="Весь месяц" className="rounded-lg border border-line bg-surface p-3">
          <h3 className="mb-2 text-sm">Весь месяц</h3>
          <ul className="grid gap-1.5 sm:grid-cols-2 xl:grid-cols-3 print:grid-cols-3">
            {wholeMonth.map((entry) => (
              <Entry key={`${entry.id}:${entry.dueOn}`} entry={entry} />
            ))}
          </ul>
        </section>
      ) : null}
      <table
        aria-label={`Дни, ${title}`}
        className="w-full table-fixed border-collapse bg-surface max-md:hidden print:table"
      >
        <thead>
          <tr>
            {WEEKDAYS.map(({ short, name }) => (
              <th
                key={name}
                scope="col"
                abbr={name}
                className="border border-line px-2 py-1 text-left text-xs font-medium text-ink-2"
              >
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.date}>
              {week.map((day) => (
                <DayCell key={day.date} day={day} today={today} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="md:hidden print:hidden">
        {days.length === 0 ? (
          <p className="text-ink-2">На отдельные дни этого месяца ничего не назначено.</p>
        ) : (
          <ol className="space-y-3">
            {days.map(({ date, entries }) => (
              <li key={date}>
                <h3 className={cn("mb-1 text-sm", date === today && "text-accent")}>
                  {formatDayOfMonth(date)}, {WEEKDAYS[weekdayIndex(date)]?.name}
                  {date === today ? " — сегодня" : ""}
                </h3>
                <Entries entries={entries} />
                {entries.length === 0 ? <p className="text-sm text-muted">На этот день ничего нет.</p> : null}
              </li>
            ))}
          </ol>
        )}
      </div>
    </>
  );
}

function DayCell({ day: { date, inMonth, entries }, today }: { day: CalendarDay; today: string }) {
  const isToday = date === today;
  return (
    <td
      className={cn(
        "h-20 border border-line p-1.5 align-top text-sm print:h-auto",
        !inMonth && "bg-paper",
        isToday && "outline-2 -outline-offset-2 outline-accent",
      )}
    >
      {inMonth ? (
        <p className={cn("mb-1 tabular-nums", isToday ? "font-semibold text-accent" : "text-ink-2")}>
          {Number(date.slice(8))}
          {isToday ? " сегодня" : ""}
        </p>
      ) : null}
      <Entries entries={entries} />
    </td>
  );
}

function Entries({ entries }: { entries: readonly CalendarEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <ul className="space-y-1.5">
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ul>
  );
}

function Entry({ entry }: { entry: CalendarEntry }) {
  const { number, title, status, span } = entry;
  const word = occurrenceLabels[status];
  return (
    <li className={cn("rounded-sm border-l-3 px-1.5 py-1 text-xs print:border", entryClass[status])}>
      <MeasureLink id={entry.id} className="link line-clamp-4 hyphens-auto print:line-clamp-none">
        <span className="font-semibold tabular-nums">{number}</span> {softHyphens(title || "без названия")}
      </MeasureLink>
      {span || word ? (
        <p className="mt-0.5 text-ink-2 tabular-nums">
          {span}
          {span && word ? "; " : ""}
          {word ? <span className="font-medium text-ink">{word}</span> : null}
        </p>
      ) : null}
    </li>
  );
}

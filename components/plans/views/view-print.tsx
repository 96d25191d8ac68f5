"use client";

import { planTitle } from "@/lib/modules/plans/labels";
import { calendarMonth } from "@/lib/modules/plans/views/calendar/rules";
import { calendarMonthOf } from "@/lib/modules/plans/views/rules";
import type { PlanView } from "@/lib/modules/plans/views/types";
import { usePlan } from "../editor-context";
import { CalendarSheet } from "./calendar-sheet";
import { monthTitle } from "./calendar-view";
import { FilterWords } from "./filter-chips";
import { useShownMeasures } from "./measure-view";
import { TimelineTable } from "./timeline-table";
import { usePlanView } from "./view-context";

/** The calendar or the timeline on a sheet that lies on its side, with what was chosen in words. */
export function ViewPrint({ view }: { view: Exclude<PlanView, "table"> }) {
  const { year, today, municipality } = usePlan();
  const { asked } = usePlanView();
  const measures = useShownMeasures();
  const month = calendarMonthOf(asked.month, { year, today });
  return (
    <div className="plan-sheet hidden space-y-2 print:block">
      <h1 className="text-lg">{planTitle(year)}</h1>
      <p>
        {municipality.authorityName}
        {view === "calendar" ? `. ${monthTitle(month)}` : ""}
      </p>
      <FilterWords />
      {view === "calendar" ? (
        <CalendarSheet
          model={calendarMonth(measures, month, { year, today })}
          title={monthTitle(month)}
          today={today}
        />
      ) : (
        <TimelineTable measures={measures} />
      )}
    </div>
  );
}

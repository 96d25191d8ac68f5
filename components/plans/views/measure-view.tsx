"use client";

import { useMemo, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NO_FILTER, numberedMeasures } from "@/lib/modules/plans/views/rules";
import type { NumberedMeasure } from "@/lib/modules/plans/views/types";
import { useEditor, usePlan } from "../editor-context";
import { CalendarView } from "./calendar-view";
import { TimelineView } from "./timeline-view";
import { usePlanView } from "./view-context";

/** The measures as the address asks for them; a filter that finds nothing says so in each view. */
export function MeasureView({ table }: { table: ReactNode }) {
  const { asked, filtered, hidden, total, go } = usePlanView();
  if (filtered && hidden.size >= total) {
    return (
      <EmptyState
        title="Таких мероприятий в плане нет"
        action={<Button onClick={() => go(NO_FILTER)}>Показать все мероприятия</Button>}
      >
        Снимите одно из условий отбора или измените слова поиска.
      </EmptyState>
    );
  }
  switch (asked.view) {
    case "table":
      return table;
    case "calendar":
      return <Calendar />;
    case "timeline":
      return <Timeline />;
  }
}

function Calendar() {
  return <CalendarView measures={useShownMeasures()} />;
}

function Timeline() {
  return <TimelineView measures={useShownMeasures()} />;
}

/** Measures the filter shows, in the order of the plan. */
export function useShownMeasures(): NumberedMeasure[] {
  const { tracks } = usePlan();
  const { hidden } = usePlanView();
  const order = useEditor((state) => state.order);
  const measures = useEditor((state) => state.measures);
  return useMemo(() => numberedMeasures(order, measures, tracks, hidden), [order, measures, tracks, hidden]);
}

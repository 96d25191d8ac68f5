"use client";

import { usePlan } from "@/components/plans/editor-context";
import { LinkButton } from "@/components/ui/link-button";
import { countWaiting, useExecutionPanel } from "./execution-panel";

/** «Отчёты школ» of the plan in force, with how many wait. */
export function ReportsLink() {
  const { municipality, year } = usePlan();
  const waiting = useExecutionPanel((state) => countWaiting(state.waiting));
  return (
    <LinkButton
      href={`/municipalities/${municipality.code}/plans/${String(year)}/reports`}
      variant={waiting > 0 ? "primary" : "secondary"}
    >
      Отчёты школ{waiting > 0 ? `: ${String(waiting)}` : ""}
    </LinkButton>
  );
}

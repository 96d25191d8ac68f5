import type { Occurrence } from "@/lib/modules/plans/execution/types";
import { daysInMonth, firstDay, lastDay } from "@/lib/modules/plans/periods/rules";
import type { Period } from "@/lib/modules/plans/periods/types";

/** Is the earliest unfinished occurrence of a measure past? */
export function isOverdue(execution: { state: string }, today: string): boolean {
  const due = nextDueOn(execution);
  return due !== null && due < today;
}

/** Last day of the earliest unfinished occurrence. */
export function nextDueOn(execution: { state: string; nextDueOn?: string | null }): string | null {
  return execution.nextDueOn ?? null;
}

/** The times a period names in a year. */
export function occurrencesOf(period: Period, year: number): Occurrence[] {
  if (period.kind !== "months" || period.repetition === "none") {
    return [{ key: "", label: "", from: firstDay(period, year), dueOn: lastDay(period, year) }];
  }
  const monthly = period.repetition === "monthly";
  const key = (month: number) => `${String(year)}-${String(month).padStart(2, "0")}`;
  return (monthly ? period.months : [3, 6, 9, 12]).map((month) => ({
    key: key(month),
    label: "",
    from: `${key(monthly ? month : month - 2)}-01`,
    dueOn: `${key(month)}-${String(daysInMonth(year, month))}`,
  }));
}

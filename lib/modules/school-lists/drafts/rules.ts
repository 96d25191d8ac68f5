import { formatDate } from "@/lib/core/format/dates";

/**
 * Why a school cannot be put on a list of the year; null when it can. Nothing is asked of a closed school, so it enters no
 * list of today; a list of a past year, loaded later for the comparison, keeps those that worked in that year.
 */
export function refuseListing(
  { closedOn }: { closedOn: string | null },
  listYear: number,
  today: string,
): string | null {
  const asked = listYear < Number(today.slice(0, 4)) ? `${String(listYear)}-01-01` : today;
  if (closedOn === null || closedOn > asked) return null;
  return `Школа закрыта с ${formatDate(closedOn)}: в перечень ${String(listYear)} года её включить нельзя.`;
}

import type { LedgerList, LedgerSchool, Place } from "@/lib/modules/school-lists/comparison/types";

type Published = Pick<LedgerList, "listYear" | "publishedOn">;

/**
 * The day a list stands for. A list belongs to the year it was published in: one entered in the portal afterwards stands
 * for the end of that year, one of which the day is not known for 1 September.
 */
export function dayOfList({ listYear, publishedOn }: Published): string {
  if (publishedOn === null) return `${String(listYear)}-09-01`;
  const end = `${String(listYear)}-12-31`;
  return publishedOn < end ? publishedOn : end;
}

/**
 * First list year a school has no part in that is gone from a day on (closed, merged: the day is the first without it):
 * of the lists published on that day or later the first. Where none is, the calendar tells: what is gone by 1 September
 * has no part in that autumn's list.
 */
export function firstYearWithout(day: string, lists: readonly Published[]): number {
  const after = lists.filter((list) => dayOfList(list) >= day).map(({ listYear }) => listYear);
  if (after.length > 0) return Math.min(...after);
  const year = Number(day.slice(0, 4));
  const byCalendar = day <= `${String(year)}-09-01` ? year : year + 1;
  return Math.max(byCalendar, ...lists.map(({ listYear }) => listYear + 1));
}

/**
 * List years in which a school that answered to the place answered to it no more: to another authority, or to the region
 * itself. A school that came back is missed only while it was away.
 */
export function yearsAway(
  { affiliations }: LedgerSchool,
  place: Exclude<Place, "region">,
  lists: readonly Published[],
): number[] {
  const away = (day: string): boolean => {
    const on = affiliations.filter(({ from, until }) => from <= day && (until === null || until > day));
    if (place === null) return on.length > 0;
    const left = affiliations.some(
      ({ municipalityId, until }) => municipalityId === place && until !== null && until <= day,
    );
    return left && !on.some(({ municipalityId }) => municipalityId === place);
  };
  return lists.filter((list) => away(dayOfList(list))).map(({ listYear }) => listYear);
}

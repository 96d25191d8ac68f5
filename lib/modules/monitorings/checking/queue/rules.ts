import type { QueueParams } from "@/lib/modules/monitorings/checking/queue/types";

/** Names of the address that choose what stands in a queue, in the order they are written. */
const FILTERS = ["campaign", "municipality", "state", "warnings", "requests", "sort"] as const;
const DEFAULTS: Partial<Record<(typeof FILTERS)[number], string>> = { state: "waiting", sort: "age" };

/** The chosen filter as it stands in an address: «state=checked&warnings=no»; empty: nothing was chosen. */
export function queueSearch(filter: Partial<QueueParams>): string {
  const search = new URLSearchParams();
  for (const name of FILTERS) {
    const value = filter[name];
    if (value !== null && value !== undefined && value !== DEFAULTS[name]) search.set(name, value);
  }
  return search.toString();
}

/** An address with a filter after it. */
export function withSearch(path: string, search: string): string {
  return search === "" ? path : `${path}?${search}`;
}

/** Whose form it is, with the authority it answers to today. */
interface Respondent {
  kind: "school" | "municipality" | "region";
  code: string;
  municipalityId: string | null;
}

/**
 * The page a submission is checked on: at the address of who answers, but where the authority that reads keeps the form
 * of a school that has moved since, at its own.
 */
export function reviewPath(
  { kind, code, municipalityId }: Respondent,
  campaign: { year: number; code: string },
  reader: { id: string; code: string } | null,
): string {
  const form = `${String(campaign.year)}/${encodeURIComponent(campaign.code)}`;
  if (kind !== "school") return `/municipalities/${code}/monitorings/${form}/review`;
  return reader === null || reader.id === municipalityId
    ? `/schools/${code}/monitorings/${form}/review`
    : `/municipalities/${reader.code}/submissions/${form}/${code}`;
}

/** Days of the calendar from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
}

/** In the address, for those who answer to the region itself. */
export const DIRECT = "direct";

/** Never sent, though the term of the stage and whatever more time was granted are over. */
export function isLate(
  {
    firstSentAt,
    extendedBefore,
    respondentBefore,
  }: { firstSentAt: Date | null; extendedBefore: Date | null; respondentBefore: Date },
  now: Date,
): boolean {
  if (firstSentAt !== null) return false;
  const before = Math.max(respondentBefore.getTime(), extendedBefore?.getTime() ?? 0);
  return now.getTime() >= before;
}

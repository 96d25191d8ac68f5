import type { CampaignRow } from "@/lib/modules/monitorings/campaigns/types";
import { daysAfter } from "@/lib/modules/monitorings/terms/rules";

/** Who is at work in a part of a window. */
export type WindowStage = "answering" | "checking" | "accepting";

interface YearLine {
  code: string;
  /** Parts one after another; shares of the whole width, 0–1. */
  parts: { stage: WindowStage; from: number; width: number }[];
}

export interface YearChart {
  /** Months the windows lie in, first to last. */
  months: { month: number; year: number; from: number; width: number }[];
  lines: YearLine[];
  /** Where today lies; null outside. */
  today: number | null;
}

/** Windows of a year over the months they lie in; cancelled ones are left out. Null when there is nothing to draw. */
export function yearChart(rows: readonly CampaignRow[], today: string): YearChart | null {
  const drawn = rows.filter(({ state }) => state !== "cancelled");
  const first = drawn.map(({ opensOn }) => opensOn).sort()[0];
  const last = drawn
    .map(({ regionUntilOn, closesOn }) => (regionUntilOn > closesOn ? regionUntilOn : closesOn))
    .sort()
    .at(-1);
  if (first === undefined || last === undefined) return null;
  const start = `${first.slice(0, 7)}-01`;
  const end = nextMonth(last);
  const whole = between(start, end);
  const share = (day: string) => between(start, day) / whole;
  const part = (stage: WindowStage, from: string, to: string) => ({
    stage,
    from: share(from),
    width: Math.max(0, share(daysAfter(to, 1)) - share(from)),
  });
  const months: YearChart["months"] = [];
  for (let month = start; month < end; month = nextMonth(month)) {
    const from = share(month);
    months.push({
      month: Number(month.slice(5, 7)),
      year: Number(month.slice(0, 4)),
      from,
      width: share(nextMonth(month)) - from,
    });
  }
  return {
    months,
    lines: drawn.map(({ code, opensOn, respondentUntilOn, municipalityUntilOn, regionUntilOn }) => ({
      code,
      parts: [
        part("answering", opensOn, respondentUntilOn),
        part("checking", daysAfter(respondentUntilOn, 1), municipalityUntilOn),
        part("accepting", daysAfter(municipalityUntilOn, 1), regionUntilOn),
      ].filter(({ width }) => width > 0),
    })),
    today: today >= start && today < end ? share(daysAfter(today, 1)) : null,
  };
}

const DAY_MS = 86_400_000;

function between(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

function nextMonth(day: string): string {
  return `${daysAfter(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`;
}

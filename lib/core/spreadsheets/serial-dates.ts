import type { SheetDate } from "./types.ts";

const DAY_MS = 86_400_000;

/** Day 0 of the two calendars of spreadsheets. The older one counts a 29 February 1900 that never was. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** A day number with a fraction, as .xlsx keeps dates; null outside the years 1900–9999. */
export function fromSerial(serial: number, from1904: boolean): SheetDate | null {
  const days = from1904 || serial >= 60 ? serial : serial + 1;
  // To the minute: the fraction of 14:30 is not exact.
  const instant = Math.round(((from1904 ? EPOCH_1904 : EPOCH_1900) + days * DAY_MS) / 60_000) * 60_000;
  if (!(serial >= 1 && instant < Date.UTC(10_000, 0, 1))) return null;
  return { kind: "date", iso: trimMidnight(new Date(instant).toISOString().slice(0, 16)) };
}

/** `2027-02-15T14:30:00.000` as .ods and newer .xlsx write it; null when it is no date. */
export function fromIso(text: string): SheetDate | null {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(text);
  if (!match || Number.isNaN(Date.parse(match[1] ?? ""))) return null;
  return { kind: "date", iso: trimMidnight(match[2] ? `${match[1] ?? ""}T${match[2]}` : (match[1] ?? "")) };
}

function trimMidnight(iso: string): string {
  return iso.endsWith("T00:00") ? iso.slice(0, 10) : iso;
}

/** Formats of dates every program knows by number. */
const BUILT_IN: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58,
]);

/** Does a number format show a day? «dd.mm.yyyy» does, «0.00», «[Red]0» and «h:mm» do not. */
export function showsDay(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.has(id);
  const signs = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, "");
  return /[dy]/i.test(signs) || /(^|[^hs:])m{1,5}([^:s]|$)/i.test(signs.replace(/\s/g, ""));
}

import {
  monthNumber,
  readMonths,
  WHOLE_YEAR,
  type ReadMonths,
} from "@/lib/modules/plans/periods/parsing/months/rules";
import { daysInMonth, SCHOOL_YEAR } from "@/lib/modules/plans/periods/rules";
import type { Period, Repetition } from "@/lib/modules/plans/periods/types";

export type ParsedPeriod = { ok: true; period: Period } | { ok: false; reason: string };

const EXAMPLES = "Примеры: «до 15.02», «март–апрель», «01.03–30.04», «ежемесячно», «в течение года»";

/** Longer than any wording of a period; what is longer is refused before it is read. */
const LONGEST = 200;

/**
 * Reads a period as officials type it, in the plan's year. Never guesses silently: what is not
 * understood is refused with a sentence, what is understood is shown by `describePeriod`.
 */
export function parsePeriod(text: string, year: number): ParsedPeriod {
  const typed = text.trim();
  if (!typed) return refuse("Срок не указан");
  const unknown = refuse(`Не удалось понять срок «${typed.slice(0, 60)}»`);
  if (typed.length > LONGEST) return unknown;
  const line = normalise(typed);
  return (
    often(line, year) ??
    deadline(line, year) ??
    days(line, year) ??
    asMonths(readMonths(line, year), "none", year) ??
    unknown
  );
}

function normalise(text: string): string {
  return (
    text
      .toLowerCase()
      .replaceAll("ё", "е")
      // Roman numbers typed with the Cyrillic letter.
      .replaceAll("і", "i")
      .replace(/[«»"“”„]/g, "")
      .replace(/\s+/g, " ")
      .replace(/[‐‑‒–—―−]/g, "-")
      .replace(/(\d{4})-(\d\d)-(\d\d)/g, "$3.$2.$1")
      .replace(/(\d)\/(?=\d)/g, "$1.")
      // «1-й», «I-ое»: the ending is not a span.
      .replace(/([iv\d])-(?:го|ая|ом|[оы]?[йемя])(?![а-я])/g, "$1")
      .replace(/ ?- ?/g, "-")
      .replace(/(\.\d{1,2})\.(?!\d)/g, "$1")
      .replace(/теч(?:\.|ении)(?= |$)/, "течение")
      .replace(/^в срок /, "")
      .replace(/[.;,]+$/, "")
      .trim()
  );
}

function understood(period: Period): ParsedPeriod {
  return { ok: true, period };
}

function refuse(reason: string): ParsedPeriod {
  return { ok: false, reason: `${reason}. ${EXAMPLES}` };
}

function asMonths(read: ReadMonths, repetition: Repetition, year: number): ParsedPeriod | null {
  if (!read) return null;
  if ("otherYear" in read) {
    return refuse(`В сроке назван ${String(read.otherYear)} год, а план составлен на ${String(year)} год`);
  }
  const months = [...new Set(read.months)].sort((a, b) => a - b);
  return understood({ kind: "months", months, repetition });
}

const OFTEN =
  /^(ежемесячно|каждый месяц|(?:(?:1|один) )?раз в месяц|ежеквартально|каждый квартал|(?:(?:1|один) )?раз в (?:квартал|четверть))(?=[ :,(]|$)[ :,(]*(.*?)\)?$/;

function often(line: string, year: number): ParsedPeriod | null {
  const [, frequency, when] = OFTEN.exec(line) ?? [];
  if (!frequency) return null;
  const repetition: Repetition = frequency.includes("меся") ? "monthly" : "quarterly";
  if (when) return asMonths(readMonths(when, year), repetition, year);
  return asMonths(
    { months: [...(frequency.endsWith("четверть") ? SCHOOL_YEAR : WHOLE_YEAR)] },
    repetition,
    year,
  );
}

function deadline(line: string, year: number): ParsedPeriod | null {
  const when = /^(?:не поздн?ее|не позже|до|к|по) (.+)$/.exec(line)?.[1];
  if (!when) return null;
  const endOf = /^конца (.+)$/.exec(when)?.[1];
  if (endOf) return endOfMonths(endOf, year);
  const day = readDay(when, year);
  if (day === "impossible") return impossible(when);
  if (day) return understood({ kind: "deadline", on: day.on });
  return readMonths(when, year) ? refuse("Укажите день: «до 15.03» или «до конца марта»") : null;
}

function endOfMonths(words: string, year: number): ParsedPeriod | null {
  // The school year ends in the plan's year in May.
  const read = /^учебного года/.test(words) ? { months: [5] } : readMonths(words, year);
  if (!read || "otherYear" in read) return asMonths(read, "none", year);
  const last = Math.max(...read.months);
  return understood({ kind: "deadline", on: iso(year, last, daysInMonth(year, last)) });
}

function days(line: string, year: number): ParsedPeriod | null {
  const single = readDay(line, year);
  if (single === "impossible") return impossible(line);
  if (single) return understood({ kind: "range", from: single.on, to: single.on });
  const words = /^(?:с|со) (.+?) (?:по|до) (.+)$/.exec(line);
  const [left, right, more] = words ? [words[1], words[2]] : line.split("-");
  if (left === undefined || right === undefined || more !== undefined) {
    const start = /^(?:с|со) (.+)$/.exec(line)?.[1];
    return start && readDay(start, year)
      ? refuse("Укажите, когда срок кончается: «с 1 марта по 30 апреля»")
      : null;
  }
  const to = readDay(right, year);
  // «1-15 марта»: the first day borrows the month of the second.
  const start = /^\d{1,2}$/.test(left) ? right.replace(/^\d{1,2}/, left) : left;
  const from = readDay(start, year);
  if (from === "impossible") return impossible(start);
  if (to === "impossible") return impossible(right);
  if (!from || !to) return null;
  const first = startIn(from, to, start, year);
  if (first > to.on) return refuse(`Срок «${line}» кончается раньше, чем начинается`);
  return understood({ kind: "range", from: first, to: to.on });
}

/** «1 марта – 30 апреля 2028»: the year written once is of both days, unless the span goes over the New Year. */
function startIn(from: Day, to: Day, text: string, year: number): string {
  if (from.year !== null || to.year === null || to.year === year) return from.on;
  const borrowed = readDay(text, to.year);
  return borrowed && borrowed !== "impossible" && borrowed.on <= to.on ? borrowed.on : from.on;
}

function impossible(text: string): ParsedPeriod {
  return refuse(`Дня «${text}» нет в календаре`);
}

interface Day {
  on: string;
  /** The year as it was written; null when it is the plan's by default. */
  year: number | null;
}

/** «15.02», «15.02.2027», «15.02.27», «15 февраля», «15 февраля 2027 г.» → ISO date. */
function readDay(text: string, planYear: number): Day | "impossible" | null {
  const plain = text.trim().replace(/ ?(г\.?|года?)$/, "");
  const figures = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?$/.exec(plain);
  const match = figures ?? /^(\d{1,2}) ([а-я.]+)(?: (\d{4}))?$/.exec(plain);
  if (!match) return null;
  const month = figures ? Number(match[2]) : monthNumber(match[2] ?? "");
  if (month === null) return null;
  const written = match[3];
  const year = written ? Number(written.length === 2 ? `20${written}` : written) : null;
  const day = Number(match[1]);
  const inYear = year ?? planYear;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(inYear, month)) return "impossible";
  return { on: iso(inYear, month, day), year };
}

function iso(year: number, month: number, day: number): string {
  return `${String(year)}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

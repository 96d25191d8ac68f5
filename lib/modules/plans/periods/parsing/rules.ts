import { daysInMonth, MONTHS } from "@/lib/modules/plans/periods/rules";
import type { Period, Repetition } from "@/lib/modules/plans/periods/types";

export type ParsedPeriod = { ok: true; period: Period } | { ok: false; reason: string };

const EXAMPLES = "Примеры: «до 15.02», «март–апрель», «01.03–30.04», «ежемесячно», «в течение года»";

/** First letters that tell a month in any case and abbreviation; «мая» and «май» differ from «март». */
const STEMS: [RegExp, number][] = [
  [/^янв[а-я]*$/, 1],
  [/^фев[а-я]*$/, 2],
  [/^мар(т|та|те)?$/, 3],
  [/^апр[а-я]*$/, 4],
  [/^ма(й|я|е)$/, 5],
  [/^июн[а-я]*$/, 6],
  [/^июл[а-я]*$/, 7],
  [/^авг[а-я]*$/, 8],
  [/^сен[а-я]*$/, 9],
  [/^окт[а-я]*$/, 10],
  [/^ноя[а-я]*$/, 11],
  [/^дек[а-я]*$/, 12],
];

const ALL_MONTHS = MONTHS.map((_, index) => index + 1);

/**
 * Reads a period as officials type it, in the plan's year. Never guesses silently: what is not
 * understood is refused with a sentence, what is understood is shown by `describePeriod`.
 */
export function parsePeriod(text: string, year: number): ParsedPeriod {
  const line = normalise(text);
  if (!line) return refuse("Срок не указан");
  return (
    wholeYear(line) ??
    often(line) ??
    deadline(line, year) ??
    range(line, year) ??
    months(line, "none") ??
    refuse(`Не удалось понять срок «${text.trim().slice(0, 60)}»`)
  );
}

function normalise(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[\u00a0\s]+/g, " ")
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/\s*-\s*/g, "-")
    .replace(/[.;,]+$/, "")
    .trim();
}

function understood(period: Period): ParsedPeriod {
  return { ok: true, period };
}

function refuse(reason: string): ParsedPeriod {
  return { ok: false, reason: `${reason}. ${EXAMPLES}` };
}

function ofMonths(list: number[], repetition: Repetition): ParsedPeriod {
  return understood({ kind: "months", months: [...new Set(list)].sort((a, b) => a - b), repetition });
}

function wholeYear(line: string): ParsedPeriod | null {
  if (/^((в )?течение (всего )?(календарного )?года|весь год|постоянно|в течение \d{4} года)$/.test(line)) {
    return ofMonths(ALL_MONTHS, "none");
  }
  if (/^(в )?течение учебного года$/.test(line)) return ofMonths([1, 2, 3, 4, 5, 9, 10, 11, 12], "none");
  const half =
    /^(?:в )?(?:течение )?(1|2|i|ii|первое|второе|первом|втором)(?:-?[а-я]{1,2})? полугоди[еяи]$/.exec(line);
  if (half)
    return ofMonths(
      /^(1|i|перв)/.test(half[1] ?? "") && half[1] !== "ii" ? ALL_MONTHS.slice(0, 6) : ALL_MONTHS.slice(6),
      "none",
    );
  const quarter = /^(?:в )?(?:течение )?(1|2|3|4|i|ii|iii|iv)(?:-?[а-я]{1,2})? квартал[а-я]*$/.exec(line);
  if (quarter) {
    const number = ["1", "2", "3", "4"].includes(quarter[1] ?? "")
      ? Number(quarter[1])
      : ["i", "ii", "iii", "iv"].indexOf(quarter[1] ?? "") + 1;
    return ofMonths(ALL_MONTHS.slice(number * 3 - 3, number * 3), "none");
  }
  return null;
}

function often(line: string): ParsedPeriod | null {
  const match =
    /^(ежемесячно|каждый месяц|(?:1|один) раз в месяц|ежеквартально|каждый квартал|(?:1|один) раз в (?:квартал|четверть))(?:[:,]? (.+)|\((.+)\))?$/.exec(
      line,
    );
  if (!match) return null;
  const repetition: Repetition = /месяц|ежемес/.test(match[1] ?? "") ? "monthly" : "quarterly";
  const rest = match[2] ?? match[3];
  if (!rest) return ofMonths(ALL_MONTHS, repetition);
  return months(rest, repetition);
}

function deadline(line: string, year: number): ParsedPeriod | null {
  const match = /^(?:не позднее|до|к|по) (.+)$/.exec(line);
  if (!match?.[1]) return null;
  if (/^конца (?:календарного )?года$/.test(match[1]))
    return understood({ kind: "deadline", on: `${String(year)}-12-31` });
  const endOf = /^конца ([а-я]+)$/.exec(match[1]);
  const last = endOf?.[1] ? monthNumber(endOf[1]) : null;
  if (last) return understood({ kind: "deadline", on: iso(year, last, daysInMonth(year, last)) });
  const on = readDay(match[1], year);
  if (on === "impossible") return refuse(`Дня «${match[1]}» нет в календаре`);
  return on ? understood({ kind: "deadline", on }) : null;
}

function range(line: string, year: number): ParsedPeriod | null {
  const single = readDay(line, year);
  if (single === "impossible") return refuse(`Дня «${line}» нет в календаре`);
  if (single) return understood({ kind: "range", from: single, to: single });
  const words = /^(?:с|со) (.+?) (?:по|до) (.+)$/.exec(line);
  const [left, right] = words ? [words[1] ?? "", words[2] ?? ""] : splitOnce(line);
  if (!left || !right) return null;
  // «1-15 марта»: the first day borrows the month of the second.
  const to = readDay(right, year);
  const borrowed = /^\d{1,2}$/.test(left) ? right.replace(/^\d{1,2}/, left) : left;
  const from = readDay(borrowed, year);
  if (from === "impossible" || to === "impossible") return refuse(`Дня из срока «${line}» нет в календаре`);
  if (!from || !to) return null;
  if (from > to) return refuse(`Срок «${line}» кончается раньше, чем начинается`);
  return understood({ kind: "range", from, to });
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf("-");
  return at < 0 ? ["", ""] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

/** «март», «март-апрель», «октябрь-май» (I–V and X–XII), «октябрь, февраль», «с сентября по май». */
function months(line: string, repetition: Repetition): ParsedPeriod | null {
  const list: number[] = [];
  const plain = line.replace(/^(в|во) (течение )?/, "").replace(/ \d{4}( ?(г|года|году))?$/, "");
  for (const piece of plain.split(/,| и /)) {
    const words = /^(?:с|со) ([а-я.]+) (?:по|до) ([а-я.]+)$/.exec(piece.trim());
    const [from, to] = words ? [words[1], words[2]] : piece.trim().split("-");
    const first = monthNumber(from ?? "");
    const last = to === undefined ? first : monthNumber(to);
    if (!first || !last) return null;
    for (let month = first; ; month = (month % 12) + 1) {
      list.push(month);
      if (month === last) break;
    }
  }
  return ofMonths(list, repetition);
}

function monthNumber(word: string): number | null {
  const bare = word.trim().replace(/\.$/, "");
  return STEMS.find(([stem]) => stem.test(bare))?.[1] ?? null;
}

/** «15.02», «15.02.2027», «15.02.27», «15 февраля», «15 февраля 2027 г.» → ISO date. */
function readDay(text: string, year: number): string | "impossible" | null {
  const plain = text.trim().replace(/ ?(г\.?|года)$/, "");
  const figures = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?$/.exec(plain);
  const words = figures ? null : /^(\d{1,2}) ([а-я.]+)(?: (\d{4}))?$/.exec(plain);
  const match = figures ?? words;
  if (!match) return null;
  const month = figures ? Number(match[2]) : monthNumber(match[2] ?? "");
  if (month === null) return null;
  const typed = match[3];
  const inYear = typed ? Number(typed.length === 2 ? `20${typed}` : typed) : year;
  const day = Number(match[1]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(inYear, month)) return "impossible";
  return iso(inYear, month, day);
}

function iso(year: number, month: number, day: number): string {
  return `${String(year)}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

import { MONTHS } from "@/lib/modules/plans/periods/rules";

/** What the words name: months 1–12 as they come, another year than the plan's, or nothing known. */
export type ReadMonths = { months: number[] } | { otherYear: number } | null;

export const WHOLE_YEAR: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

const CASE_ENDINGS = /^(?:|ь|й|а|я|е|у|ю|ом|ем)$/;

/** Numbers of quarters, halves and terms; «четверт» of «четвёртый» is asked last, after the unit has been cut off. */
const ORDINALS: readonly [RegExp, number][] = [
  [/^(1|i|перв[а-я]+)$/, 1],
  [/^(2|ii|втор[а-я]+)$/, 2],
  [/^(3|iii|треть?[а-я]+)$/, 3],
  [/^(4|iv|четверт[а-я]+)$/, 4],
];

/** Parts of the year by their word: quarters and halves of the calendar, terms of the school year. */
const PARTS: readonly { word: RegExp; months: readonly (readonly number[])[] }[] = [
  {
    word: /^(.+?) ?(?:квартал[а-я]*|кв)$/,
    months: [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
      [10, 11, 12],
    ],
  },
  {
    word: /^(.+?) ?полугоди[а-я]*$/,
    months: [WHOLE_YEAR.slice(0, 6), WHOLE_YEAR.slice(6)],
  },
  {
    word: /^(.+?) (?:учебн[а-я]+ )?четверт(?:ь|и|ей|ях)$/,
    months: [
      [9, 10],
      [11, 12],
      [1, 2, 3],
      [4, 5],
    ],
  },
];

const YEAR_ITSELF = /^(весь|целый|круглый)? ?(календарн[а-я]+ )?(год|года)?$/;

/**
 * «март», «октябрь-май» (I–V and X–XII), «октябрь, февраль», «I и III кварталы», «1 полугодие», «учебный год»,
 * «в течение года»; a year named beside them must be the plan's. Takes lower-case text with plain hyphens.
 */
export function readMonths(line: string, year: number): ReadMonths {
  const named = /^(.*?)\b(\d{4})(?: ?(?:г|год|года|году))?$/.exec(line);
  if (named && Number(named[2]) !== year) return { otherYear: Number(named[2]) };
  const words = (named?.[1] ?? line)
    .trim()
    .replace(/^(?:в|во|на) (?!течение)|^(?:в )?течение( всего)?/, "")
    .trim();
  if (
    YEAR_ITSELF.test(words) ||
    /^(?:постоянно|на постоянной основе|постоянной основе|круглогодично)$/.test(words)
  ) {
    // The year may go without its word only where its number stood: «в течение 2027 года».
    return words === "" && !named ? null : { months: [...WHOLE_YEAR] };
  }
  if (/^учебн(?:ый|ого) год(?:а)?$/.test(words)) return { months: span(9, 5, 12) };
  for (const { word, months } of PARTS) {
    const numbers = word.exec(words)?.[1];
    if (numbers === undefined) continue;
    const parts = readList(numbers, ordinal, months.length, false);
    if (parts) return { months: parts.flatMap((part) => months[part - 1] ?? []) };
  }
  const months = readList(words, monthNumber, 12, true);
  return months && { months };
}

/** A list of names and spans of names; with `around`, a span may go over the New Year. */
function readList(
  text: string,
  read: (name: string) => number | null,
  count: number,
  around: boolean,
): number[] | null {
  const found: number[] = [];
  for (const piece of text.split(/,|;|\/|(?:^| )и /)) {
    const bare = piece.trim().replace(/^(?:в|во) /, "");
    const words = /^(?:с|со) (\S+) (?:по|до) (\S+)$/.exec(bare);
    const [from, to, more] = words ? [words[1], words[2]] : bare.split("-");
    const first = read(from ?? "");
    const last = to === undefined ? first : read(to);
    if (first === null || last === null || more !== undefined) return null;
    if (Math.max(first, last) > count || (first > last && !around)) return null;
    found.push(...span(first, last, count));
  }
  return found;
}

function span(from: number, to: number, count: number): number[] {
  const length = ((to - from + count) % count) + 1;
  return Array.from({ length }, (_, index) => ((from - 1 + index) % count) + 1);
}

function ordinal(word: string): number | null {
  return ORDINALS.find(([name]) => name.test(word.trim()))?.[1] ?? null;
}

/** «февраль» in any case and shortened to three letters or more («фев.») → 2; null for any other word. */
export function monthNumber(word: string): number | null {
  const bare = word.trim().replace(/\.$/, "");
  const index = MONTHS.findIndex((name) => {
    const stem = name.replace(/[ьй]$/, "");
    const shortened = bare.length >= 3 && name.startsWith(bare);
    return (
      shortened || (bare.startsWith(stem) && CASE_ENDINGS.test(bare.slice(stem.length)) && bare !== "ма")
    );
  });
  return index < 0 ? null : index + 1;
}

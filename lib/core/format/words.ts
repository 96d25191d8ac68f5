/** «1 школа», «2 школы», «5 школ»: the number with the word that agrees with it. */
export function plural(count: number, one: string, few: string, many: string): string {
  return `${formatInteger(count)} ${pluralWord(count, one, few, many)}`;
}

/** The text with a capital letter at its beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text with a small letter at its beginning, to stand inside a sentence. */
export function small(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** «№ 32» and «35,0 %» stay on one line: a number does not part from its sign. */
export function keepTogether(text: string): string {
  return text.replace(/№ (?=\S)/g, "№\u00a0").replace(/(?<=\d) %/g, "\u00a0%");
}

const RULES = new Intl.PluralRules("ru");

/** The word alone, agreeing with the number. */
export function pluralWord(count: number, one: string, few: string, many: string): string {
  const form = RULES.select(count);
  if (form === "one") return one;
  return form === "few" ? few : many;
}

const INTEGER = new Intl.NumberFormat("ru", { maximumFractionDigits: 0 });

/** «1 204» with a space that does not break. */
export function formatInteger(value: number): string {
  return INTEGER.format(value);
}

const LIST = new Intl.ListFormat("ru", { type: "conjunction" });

/** «А, Б и В». */
export function joinWords(words: readonly string[]): string {
  return LIST.format(words);
}

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/** Month 1–12 as officials write it in tables. */
export function romanMonth(month: number): string {
  return ROMAN[month - 1] ?? String(month);
}

const VOWELS = "аеёиоуыэюя";
const CONSONANTS = "бвгджзйклмнпрстфхцчшщ";
const OPEN_SYLLABLE = new RegExp(`([${VOWELS}])(?=[${CONSONANTS}][${VOWELS}])`, "gi");
const CLOSED_SYLLABLE = new RegExp(`([${VOWELS}][${CONSONANTS}])(?=[${CONSONANTS}]+[${VOWELS}])`, "gi");

/**
 * Long words with soft hyphens between syllables, for narrow columns: not every browser knows how to
 * hyphenate Russian. Words of up to eight letters stay whole.
 */
export function softHyphens(text: string): string {
  return text.replace(/[а-яё]{9,}/gi, (word) => {
    const syllables = word.replace(OPEN_SYLLABLE, "$1\u00ad").replace(CLOSED_SYLLABLE, "$1\u00ad");
    // Never one letter alone on a line.
    return syllables.replace(/^([а-яё])\u00ad/i, "$1").replace(/\u00ad([а-яё])$/i, "$1");
  });
}

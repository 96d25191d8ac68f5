import type { FactOrigin, SchoolFact, SchoolFacts, SchoolFactsRow } from "@/lib/modules/schools/types";

/** What is wrong with a fact and what to do. */
export type FactProblem = { fact: SchoolFact; problem: string; cure: string };

export const NO_FACTS: SchoolFacts = {
  name: "",
  shortName: "",
  schoolType: null,
  educationLevels: [],
  inn: "",
  ogrn: "",
  place: "",
  address: "",
  settlement: null,
  small: null,
  capacity: null,
  shifts: null,
  pupils: null,
  directorName: "",
  site: "",
  mail: "",
  phone: "",
};

const digits = (text: string) => Array.from(text, Number);

/** Check digits of an ИНН of ten or twelve signs. Source: the order of the ФНС on the structure of the ИНН. */
export function isInn(text: string): boolean {
  const sum = (weights: readonly number[]) =>
    (weights.reduce((total, weight, at) => total + weight * (digits(text)[at] ?? 0), 0) % 11) % 10;
  if (/^\d{10}$/.test(text)) return sum([2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits(text)[9];
  if (!/^\d{12}$/.test(text)) return false;
  return (
    sum([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits(text)[10] &&
    sum([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits(text)[11]
  );
}

/** The check digit of an ОГРН of thirteen signs or an ОГРНИП of fifteen: the rest by 11 or 13, its last sign. */
export function isOgrn(text: string): boolean {
  if (!/^(?:\d{13}|\d{15})$/.test(text)) return false;
  const body = BigInt(text.slice(0, -1));
  return Number((body % (text.length === 13 ? 11n : 13n)) % 10n) === Number(text.at(-1));
}

/** What of the facts is wrong or cannot hold together. */
export function factProblems(facts: SchoolFacts): FactProblem[] {
  const found: FactProblem[] = [];
  const say = (fact: SchoolFact, problem: string, cure: string) => found.push({ fact, problem, cure });
  if (facts.name.trim() === "") say("name", "Нет наименования.", "Впишите полное наименование школы.");
  if (facts.shortName.trim() === "")
    say("shortName", "Нет краткого наименования.", "Впишите, как школу называют коротко.");
  if (facts.inn !== "" && !isInn(facts.inn))
    say(
      "inn",
      `ИНН ${facts.inn} набран с ошибкой: не сходится контрольная цифра.`,
      "Сверьте его с выпиской.",
    );
  if (facts.ogrn !== "" && !isOgrn(facts.ogrn))
    say(
      "ogrn",
      `ОГРН ${facts.ogrn} набран с ошибкой: не сходится контрольная цифра.`,
      "Сверьте его с выпиской.",
    );
  if (facts.shifts !== null && (facts.shifts < 1 || facts.shifts > 3))
    say("shifts", `Смен ${String(facts.shifts)}: бывает от одной до трёх.`, "Исправьте число смен.");
  const { capacity, pupils, shifts } = facts;
  if (
    capacity !== null &&
    pupils !== null &&
    shifts !== null &&
    capacity > 0 &&
    pupils > capacity * shifts * 2
  ) {
    say(
      "pupils",
      `Обучающихся ${String(pupils)} при ${String(capacity)} местах и числе смен ${String(shifts)}: так не бывает.`,
      "Сверьте число обучающихся, мощность и смены.",
    );
  }
  const levels = new Set(facts.educationLevels);
  if (facts.schoolType === "primary" && (levels.has("basic_general") || levels.has("secondary_general")))
    say("educationLevels", "В начальной школе не бывает ООО и СОО.", "Исправьте тип школы или уровни.");
  if (facts.schoolType === "basic" && levels.has("secondary_general"))
    say("educationLevels", "В основной школе не бывает СОО.", "Исправьте тип школы или уровни.");
  if (facts.mail !== "" && !/^\S+@\S+\.\S+$/.test(facts.mail))
    say("mail", `«${facts.mail}» — не адрес электронной почты.`, "Исправьте адрес или оставьте пустым.");
  return found;
}

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

/** Facts that differ. */
export function changedFacts(before: SchoolFacts, after: SchoolFacts): SchoolFact[] {
  return (Object.keys(NO_FACTS) as SchoolFact[]).filter((fact) => !same(before[fact], after[fact]));
}

/**
 * Since when each fact of a row holds as it does, and from which row: the first of the unbroken rows before it that say
 * the same. `rows` newest first.
 */
export function factOrigins(
  current: SchoolFactsRow,
  rows: readonly SchoolFactsRow[],
): Record<SchoolFact, FactOrigin> {
  const earlier = rows.filter(({ validFrom }) => validFrom < current.validFrom);
  const origin = (fact: SchoolFact): FactOrigin => {
    let first = current;
    for (const row of earlier) {
      if (row.validTo !== first.validFrom || !same(row.facts[fact], first.facts[fact])) break;
      first = row;
    }
    return { since: first.validFrom, source: first.source };
  };
  return Object.fromEntries(
    (Object.keys(NO_FACTS) as SchoolFact[]).map((fact) => [fact, origin(fact)]),
  ) as Record<SchoolFact, FactOrigin>;
}

/** The row that holds on a day; of a school that opens later, its first. `rows` newest first. */
export function rowOn(rows: readonly SchoolFactsRow[], day: string): SchoolFactsRow | undefined {
  return (
    rows.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day)) ??
    rows.at(-1)
  );
}

/** Does the school work on a day? */
export function worksOn({ closedOn }: { closedOn: string | null }, day: string): boolean {
  return closedOn === null || closedOn > day;
}

import type { SchoolRule } from "@/lib/core/db/enums";
import type { MeasureSchools, PlanSchool, Responsible } from "@/lib/modules/plans/measures/types";
import type { PersonOption, PlanLine } from "@/lib/modules/plans/types";

/** Words as they are compared: without case, ё, quotes and the difference of hyphens. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[«»"“”„'’]/g, "")
    .replace(/[‐‑‒–—―−]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

const DIRECTORS = /^(директора|руководители)(?=[ ,;]|$)/;
const UNIT = /(служба|центр|рмо|шмо|бухгалтерия|отдел|управление|комитет|^моуо$|^цб$)/;

/**
 * Who is meant by a text: an employee by the full name or by surname and initials, «директора …» as those of the
 * schools that take part, otherwise a post or a unit in the words of the file.
 */
export function matchResponsible(text: string, people: readonly PersonOption[]): Responsible {
  const typed = text.trim();
  if (typed === "" || /^[-–—]$/.test(typed)) return { kind: null, text: "", personId: null };
  const line = plain(typed);
  const found = people.filter((person) => namesPerson(line, person));
  const [person] = found;
  if (person && found.length === 1) return { kind: "person", text: person.name, personId: person.id };
  if (DIRECTORS.test(line)) return { kind: "participating_directors", text: typed, personId: null };
  return { kind: UNIT.test(line) ? "unit" : "post", text: typed, personId: null };
}

function namesPerson(line: string, { name, post }: PersonOption): boolean {
  const full = plain(name);
  if (line === full || line === `${full}, ${plain(post)}` || line === `${full} (${plain(post)})`) return true;
  const [surname = "", first = "", second = ""] = full.split(" ");
  if (!surname || !first) return false;
  const initials = `${first.charAt(0)}${second.charAt(0)}`;
  const letters = line.replace(/[.,\s]/g, "");
  return letters === surname + initials || letters === initials + surname;
}

export type MatchedSchools =
  | { kind: "matched"; value: MeasureSchools }
  /** No word of it is a school. */
  | { kind: "other" }
  | { kind: "unknown"; names: string[] }
  | { kind: "ambiguous"; name: string; candidates: string[] };

const RULE_WORDS: Record<Exclude<SchoolRule, "none" | "chosen">, readonly string[]> = {
  all: [
    "все оо",
    "оо",
    "все",
    "все школы",
    "все оо района",
    "все школы района",
    "все общеобразовательные организации",
    "все образовательные организации",
  ],
  listed: ["шнор", "все шнор", "шнор обоих перечней", "школы с низкими образовательными результатами"],
  federal: ["школы федерального перечня", "федеральный перечень", "шнор федерального перечня"],
  regional: ["школы регионального перечня", "региональный перечень", "шнор регионального перечня"],
  control_zone: ["школы зоны контроля", "зона контроля"],
  resource_deficit: ["школы с ресурсными дефицитами", "ресурсные дефициты"],
  near_low: ["школы с результатами, близкими к низким", "школы с результатами близкими к низким"],
};

/** Which schools a text names: by the words of a rule, or one by one. */
export function matchSchools(text: string, schools: readonly PlanSchool[]): MatchedSchools {
  const line = plain(text).replace(/[.;,]$/, "");
  if (line === "" || line === "-") return { kind: "matched", value: { rule: "none", schoolIds: [] } };
  const rule = ruleOf(line.replace(/ ?\(\d+\)$/, ""));
  if (rule) return { kind: "matched", value: { rule, schoolIds: [] } };
  const keys = schools.map((school) => ({ school, words: schoolWords(school.name) }));
  const ids = new Set<string>();
  const unknown: string[] = [];
  for (const name of splitNames(text, schools)) {
    const found = findSchool(name, keys);
    if (found.length > 1) return { kind: "ambiguous", name, candidates: found.map((school) => school.name) };
    const [school] = found;
    if (school) ids.add(school.id);
    else unknown.push(name);
  }
  if (unknown.length === 0) {
    return { kind: "matched", value: { rule: "chosen", schoolIds: [...ids].sort() } };
  }
  const speaksOfSchools = ids.size > 0 || unknown.some((name) => /№|школ|сош|оош|гимназ|лице/i.test(name));
  return speaksOfSchools ? { kind: "unknown", names: unknown } : { kind: "other" };
}

function ruleOf(line: string): SchoolRule | null {
  const rules = Object.entries(RULE_WORDS) as [SchoolRule, readonly string[]][];
  return rules.find(([, words]) => words.includes(line))?.[0] ?? null;
}

/** Names by lines and semicolons; by commas where a part is no school as a whole. */
function splitNames(text: string, schools: readonly PlanSchool[]): string[] {
  const keys = schools.map((school) => ({ school, words: schoolWords(school.name) }));
  return text
    .split(/[;\n]/)
    .flatMap((part) => (findSchool(part, keys).length === 1 ? [part] : part.split(/,| и (?=\S)/)))
    .map((name) => name.trim())
    .filter(Boolean);
}

/** Words that say only that it is a school of the municipality. */
const FORM =
  /^(м[абк]?оу|мбоу-?|гбоу|гоу|рк|муниципальн\S*|бюджетн\S*|казенн\S*|автономн\S*|общеобразовательн\S*|учрежден\S*|средняя|основная|школа|сош|оош|г|с|пгт)$/;

function schoolWords(name: string): string[] {
  return plain(name)
    .replace(/(?:№|\bn) ?(?=\d)/g, " № ")
    .split(/[\s.,()-]+/)
    .filter((word) => word !== "№" && word !== "" && !FORM.test(word));
}

function findSchool(
  name: string,
  keys: readonly { school: PlanSchool; words: readonly string[] }[],
): PlanSchool[] {
  const typed = plain(name);
  const exact = keys.filter(({ school }) => plain(school.name) === typed || school.code === typed);
  if (exact.length > 0) return exact.map(({ school }) => school);
  const words = schoolWords(name);
  if (words.length === 0) return [];
  const same = keys.filter(
    (key) => key.words.length === words.length && words.every((word) => key.words.includes(word)),
  );
  if (same.length > 0) return same.map(({ school }) => school);
  // «Школа № 3» for «Условная школа-гимназия № 3 …»: a number says it when only one school has it.
  return keys.filter((key) => words.every((word) => key.words.includes(word))).map(({ school }) => school);
}

/** «1, 3», «1–3», «строки 2 и 4» → numbers of lines the letter has; null when one is not there. */
export function readTrackLines(text: string, lines: readonly PlanLine[]): number[] | null {
  const line = plain(text).replace(/^строк[аи]? /, "");
  if (line === "" || line === "-") return [];
  const found = new Set<number>();
  for (const part of line.split(/[,;\s.и]+/).filter(Boolean)) {
    const span = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(part);
    if (!span) return null;
    for (let number = Number(span[1]); number <= Number(span[2] ?? span[1]); number += 1) found.add(number);
  }
  const known = new Set(lines.map(({ number }) => number));
  return [...found].every((number) => known.has(number)) ? [...found].sort((a, b) => a - b) : null;
}

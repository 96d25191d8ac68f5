import type { MatchedSchool, SchoolMatch, SoughtSchool } from "@/lib/modules/organisations/matching/types";

const MOST_SUGGESTIONS = 5;
/** Below this share of common triples of letters two names are not alike. */
const ALIKE = 0.35;

/**
 * Finds schools by the federal code, the code, the name inside the municipality, in this order; a name that fits several
 * schools or none is answered with suggestions. Codes that name different schools are no match.
 */
export function schoolMatcher<School extends MatchedSchool>(
  schools: readonly School[],
): (sought: SoughtSchool) => SchoolMatch<School> {
  const byFederal = new Map(
    schools.flatMap((one) => (one.federalCode ? [[one.federalCode, one] as const] : [])),
  );
  const byCode = new Map(schools.map((one) => [one.code, one]));
  const byName = new Map<string, School[]>();
  const triples = new Map<string, School[]>();
  const sizes = new Map<School, number>();
  for (const school of schools) {
    const names = new Set([plainName(school.name), plainName(school.shortName)]);
    for (const name of names) byName.set(name, [...(byName.get(name) ?? []), school]);
    const own = new Set([...names].flatMap((name) => [...triplesOf(name)]));
    sizes.set(school, own.size);
    for (const triple of own) {
      const there = triples.get(triple);
      if (there) there.push(school);
      else triples.set(triple, [school]);
    }
  }

  function alike(name: string, inside: (school: School) => boolean): School[] {
    const own = triplesOf(plainName(name));
    const common = new Map<School, number>();
    for (const triple of own) {
      for (const school of triples.get(triple) ?? []) common.set(school, (common.get(school) ?? 0) + 1);
    }
    const number = numberOf(name);
    return [...common]
      .map(([school, count]) => {
        const share = count / Math.min(own.size, sizes.get(school) ?? 1);
        const same = number !== null && numberOf(school.shortName) === number;
        return { school, score: share + (same ? 0.5 : 0) + (inside(school) ? 0.25 : 0), share };
      })
      .filter(({ share }) => share >= ALIKE)
      .sort((left, right) => right.score - left.score || left.school.code.localeCompare(right.school.code))
      .slice(0, MOST_SUGGESTIONS)
      .map(({ school }) => school);
  }

  return ({ federalCode, code, name, municipality }) => {
    const coded = [byFederal.get(federalCode), byCode.get(code)].filter((one) => one !== undefined);
    const [first, second] = coded;
    if (first && (second === undefined || second === first)) return { exact: first, suggestions: [] };
    if (first) return { exact: null, suggestions: coded };
    const inside = (school: School) => municipality !== "" && isMunicipality(school, municipality);
    const named = byName.get(plainName(name)) ?? [];
    const fitting = municipality === "" ? named : named.filter(inside);
    const [only] = fitting;
    if (name !== "" && only && fitting.length === 1) return { exact: only, suggestions: [] };
    if (fitting.length > 1) return { exact: null, suggestions: fitting.slice(0, MOST_SUGGESTIONS) };
    return { exact: null, suggestions: name === "" ? [] : alike(name, inside) };
  };
}

function isMunicipality({ municipality }: MatchedSchool, text: string): boolean {
  if (!municipality) return false;
  const plain = plainPlace(text);
  return (
    municipality.code === text.trim() ||
    plainPlace(municipality.name) === plain ||
    plainPlace(municipality.shortName) === plain
  );
}

function plainPlace(text: string): string {
  return plainWords(text)
    .replace(
      /(?<=^| )(?:муниципальн(?:ый|ое)|городской|образование|район|округ|город|республики|крым|г|го|мр|мо)(?= |$)/gu,
      " ",
    )
    .replace(/ +/g, " ")
    .trim();
}

/** A name without what schools are written differently by: legal form, quotes, case, ё, «№». */
function plainName(text: string): string {
  const words = plainWords(text)
    .replace(/средняя общеобразовательная школа/g, "сош")
    .replace(/основная общеобразовательная школа/g, "оош")
    .replace(/начальная общеобразовательная школа/g, "нош")
    .replace(
      /(?:муниципальное|государственное)?(?: ?бюджетное| ?казенное| ?автономное)? ?(?:обще)?образовательное учреждение/g,
      " ",
    )
    .split(" ")
    .filter((word) => word !== "" && !LEGAL.has(word));
  return words.join(" ");
}

const LEGAL: ReadonlySet<string> = new Set([
  "мбоу",
  "мкоу",
  "маоу",
  "моу",
  "гбоу",
  "гкоу",
  "гоу",
  "рк",
  "республики",
  "крым",
  "школа",
]);

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^а-яa-z0-9]+/g, " ")
    .trim();
}

function numberOf(text: string): string | null {
  return /№ ?(\d+)/.exec(text)?.[1] ?? /(\d+)\D*$/.exec(text)?.[1] ?? null;
}

function triplesOf(text: string): Set<string> {
  const padded = ` ${text} `;
  const found = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  return found;
}

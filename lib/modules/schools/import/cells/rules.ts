import type { EducationLevel, SchoolType, Settlement } from "@/lib/core/db/enums";
import { plainWords } from "@/lib/modules/organisations/matching/rules";

/** Words that tell a type of school, the surer before the vaguer; «школа-интернат» before «школа». */
const TYPES: readonly [RegExp, SchoolType][] = [
  [/коррекцион|специальн/, "correctional"],
  [/интернат/, "boarding"],
  [/вечерн|сменн/, "evening"],
  [/лице/, "lyceum"],
  [/гимнази/, "gymnasium"],
  [/начальн.*школ|^нош$|^начальная$/, "primary"],
  [/основн|^оош$/, "basic"],
  [/средн|^сош$|^сш$|полн/, "secondary"],
  // «Школа – детский сад», of which nothing more is said, ends with the fourth grade.
  [/школа.*детский сад/, "primary"],
  [/^(?:другая|другое|иное|прочее)$/, "other"],
];

/** «СОШ», «Средняя общеобразовательная школа», «лицей»; null where the words tell none. */
export function readSchoolType(text: string): SchoolType | null {
  const words = plainWords(text);
  return TYPES.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** «НОО, ООО», «1–9 классы», «начальное и основное»; null where a word is none of a level. */
export function readLevels(text: string): EducationLevel[] | null {
  const words = plainWords(text);
  const classes = /^(?:с )?1 (?:по )?(4|9|11)(?: (?:класс|кл)[а-я]*)?$/.exec(words)?.[1];
  const upTo: Record<string, EducationLevel[]> = {
    "4": ["primary_general"],
    "9": ["primary_general", "basic_general"],
    "11": ["primary_general", "basic_general", "secondary_general"],
  };
  if (classes !== undefined) return upTo[classes] ?? null;
  const found: EducationLevel[] = [];
  if (/(?:^| )ноо(?: |$)|начальн/.test(words)) found.push("primary_general");
  if (/(?:^| )ооо(?: |$)|основн/.test(words)) found.push("basic_general");
  if (/(?:^| )соо(?: |$)|средн/.test(words)) found.push("secondary_general");
  return found.length > 0 ? found : null;
}

/** «городская», «сельская местность», «город», «село»; null for anything else. */
export function readSettlement(text: string): Settlement | null {
  const words = plainWords(text);
  if (/^(?:город|г$|пгт|поселок городск)/.test(words)) return "urban";
  if (/^(?:сел|дерев|поселок|с$)/.test(words)) return "rural";
  return null;
}

/** «да», «нет», «+», «малокомплектная»; null for anything else. */
export function readYesNo(text: string): boolean | null {
  const words = text.trim() === "+" ? "да" : text.trim() === "-" ? "нет" : plainWords(text);
  if (/^(?:да|1|истина|true|является|малокомплектная)$/.test(words)) return true;
  if (/^(?:нет|0|ложь|false|не является)$/.test(words)) return false;
  return null;
}

/** A whole number, typed with spaces or as a text; null for anything else. */
export function readCount(text: string): number | null {
  const compact = text.replace(/[\s\u00a0]/g, "").replace(/[.,]0+$/, "");
  return /^\d{1,6}$/.test(compact) ? Number(compact) : null;
}

/** Can it be a code: up to forty letters and digits, with hyphens, dots and underscores between them? */
export function isCode(text: string): boolean {
  return /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]{0,38}[\p{L}\p{N}])?$/u.test(text);
}

/** Digits of an ИНН or ОГРН: a number of a spreadsheet has lost its zeros at the front. */
export function readDigits(text: string, lengths: readonly number[]): string {
  const compact = text.replace(/[\s\u00a0.]/g, "");
  if (!/^\d+$/.test(compact)) return compact;
  const longer = lengths.find((length) => compact.length === length - 1);
  return longer === undefined || lengths.includes(compact.length) ? compact : compact.padStart(longer, "0");
}

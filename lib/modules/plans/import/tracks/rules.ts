import type { PlanTrack } from "@/lib/modules/plans/types";

const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, v: 5 };

/** «Трек 1. Адресная поддержка ШНОР»: a section as the plan and its table head it. */
export function trackTitle(number: number, tracks: readonly PlanTrack[]): string {
  const title = tracks.find((track) => track.number === number)?.title ?? "";
  return number === 0 ? `Раздел 0. ${title}` : `Трек ${String(number)}. ${title}`;
}

/** The section a heading of a table names: by its number, else by the words of its title; null when it names none. */
export function trackOf(heading: string, tracks: readonly PlanTrack[]): number | null {
  const line = plain(heading);
  const numbered = /(?:^|\s)(?:раздел|трек|направление)\s*(?:№\s*)?(\d{1,2}|[iv]{1,3}(?![a-zа-я]))/.exec(
    line,
  )?.[1];
  if (numbered !== undefined) {
    const number = ROMAN[numbered] ?? Number(numbered);
    return tracks.some((track) => track.number === number) ? number : null;
  }
  const named = tracks.find(({ title, shortTitle }) =>
    [title, shortTitle].some((name) => {
      const words = plain(name);
      return words.length > 5 && (line.includes(words) || (line.length > 15 && words.includes(line)));
    }),
  );
  return named?.number ?? null;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[ⅰi](?=\b)/g, "i")
    .replace(/\s+/g, " ")
    .trim();
}

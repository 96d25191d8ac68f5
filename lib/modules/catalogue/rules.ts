import type { CatalogueEntryRow } from "@/lib/modules/catalogue/types";

/** Order of «1.2» and «1.10» as numbers, not as text. */
export function compareCodes(left: string, right: string): number {
  const [leftTrack = 0, leftNumber = 0] = left.split(".").map(Number);
  const [rightTrack = 0, rightNumber = 0] = right.split(".").map(Number);
  return leftTrack - rightTrack || leftNumber - rightNumber;
}

/** The next free number of a section: one past the largest. */
export function nextCode(trackNumber: number, codes: readonly string[]): string {
  const used = codes
    .filter((code) => code.startsWith(`${String(trackNumber)}.`))
    .map((code) => Number(code.split(".")[1] ?? 0));
  return `${String(trackNumber)}.${String(Math.max(0, ...used) + 1)}`;
}

/** What a catalogue must have before authorities plan by it; each is a sentence for the editor. */
export function publicationGaps(entries: readonly CatalogueEntryRow[]): string[] {
  if (entries.length === 0) return ["В каталоге нет мероприятий. Добавьте хотя бы одно."];
  return entries.flatMap((entry) => [
    ...(entry.title === "" ? [`Мероприятие ${entry.code}: напишите, что делается.`] : []),
    ...(entry.periodText === "" ? [`Мероприятие ${entry.code}: укажите срок исполнения.`] : []),
  ]);
}

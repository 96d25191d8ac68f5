import { rankBetween } from "@/lib/modules/plans/measures/rules";

/** A line of the draft where it stands: those of a track in its order. */
export interface StandingLine {
  lineageId: string;
  trackNumber: number;
  position: string;
}

/** A line of the file: null is a new one. */
export interface WantedLine {
  lineageId: string | null;
  trackNumber: number;
}

/**
 * Lines of the file that stay where they are: as many as can without one overtaking another. Those of another track and
 * new ones do not.
 */
export function stayingLines(
  standing: readonly StandingLine[],
  wanted: readonly WantedLine[],
): ReadonlySet<string> {
  const places = new Map(standing.map((line, index) => [line.lineageId, { ...line, index }]));
  const staying = new Set<string>();
  for (const track of new Set(wanted.map(({ trackNumber }) => trackNumber))) {
    const lines = wanted
      .filter(({ trackNumber }) => trackNumber === track)
      .flatMap(({ lineageId }) => places.get(lineageId ?? "") ?? [])
      .filter(({ trackNumber }) => trackNumber === track);
    for (const at of longestRise(lines.map(({ index }) => index))) {
      const line = lines[at];
      if (line) staying.add(line.lineageId);
    }
  }
  return staying;
}

/** Places of the longest rising part of a row of numbers. */
function longestRise(numbers: readonly number[]): number[] {
  const tails: number[] = [];
  const before: number[] = [];
  for (const [at, number] of numbers.entries()) {
    let length = tails.findIndex((tail) => (numbers[tail] ?? 0) >= number);
    if (length === -1) length = tails.length;
    before[at] = tails[length - 1] ?? -1;
    tails[length] = at;
  }
  const rise: number[] = [];
  for (let at = tails.at(-1) ?? -1; at !== -1; at = before[at] ?? -1) rise.unshift(at);
  return rise;
}

/**
 * Positions for the lines of the file, by their place in it: null for those that stay. New and moved ones stand after
 * the line the file has before them; lines the file does not have keep their places.
 */
export function placeLines(
  standing: readonly StandingLine[],
  wanted: readonly WantedLine[],
): (string | null)[] {
  const staying = stayingLines(standing, wanted);
  const leaving = new Set(
    wanted.flatMap(({ lineageId }) => (lineageId && !staying.has(lineageId) ? [lineageId] : [])),
  );
  const places: (string | null)[] = wanted.map(() => null);
  for (const track of new Set(wanted.map(({ trackNumber }) => trackNumber))) {
    const fixed = standing.filter((line) => line.trackNumber === track && !leaving.has(line.lineageId));
    let low: string | null = null;
    let group: number[] = [];
    const settle = () => {
      const from = low;
      const high = fixed.find(({ position }) => from === null || position > from)?.position ?? null;
      const ranks = spread(from, high, group.length);
      for (const [index, at] of group.entries()) places[at] = ranks[index] ?? null;
      group = [];
    };
    for (const [at, { lineageId, trackNumber }] of wanted.entries()) {
      if (trackNumber !== track) continue;
      const stands = lineageId !== null && staying.has(lineageId);
      if (!stands) {
        group.push(at);
        continue;
      }
      settle();
      low = fixed.find((line) => line.lineageId === lineageId)?.position ?? low;
    }
    settle();
  }
  return places;
}

/** `count` ranks between two others, kept short by halving. */
function spread(low: string | null, high: string | null, count: number): string[] {
  if (count === 0) return [];
  // Two lines of one rank leave no room between them: after the first is where they stand anyway.
  const middle = rankBetween(low, high !== null && low !== null && high <= low ? null : high);
  const left = Math.floor((count - 1) / 2);
  return [...spread(low, middle, left), middle, ...spread(middle, high, count - 1 - left)];
}

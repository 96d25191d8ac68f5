import type { WordSegment } from "@/lib/modules/plans/revisions/diff/types";

/** Above this many pairs of words two texts are shown one after the other: comparing them would take seconds. */
const MOST_PAIRS = 4_000_000;
/** Below this share of common words a text is another text, and marks between the words would only confuse. */
const LEAST_COMMON = 0.4;

/**
 * Two texts as one, with the words taken out and put in. Null where they have too little in common or are too long to
 * be compared: then they are read one after the other.
 */
export function compareWords(before: string, after: string): WordSegment[] | null {
  const [left, right] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < left.length && start < right.length && isSame(left[start], right[start])) start += 1;
  let end = 0;
  while (
    end < left.length - start &&
    end < right.length - start &&
    isSame(left[left.length - 1 - end], right[right.length - 1 - end])
  )
    end += 1;
  const from = left.slice(start, left.length - end);
  const to = right.slice(start, right.length - end);
  if (from.length * to.length > MOST_PAIRS) return null;
  const middle = align(from, to);
  const shared = start + end + middle.filter(({ kind }) => kind === "same").length;
  if (shared < LEAST_COMMON * Math.max(left.length, right.length)) return null;
  const same = (at: number, other: number): WordSegment => ({
    kind: "same",
    text: common(left[at] ?? "", right[other] ?? ""),
  });
  return joined([
    ...Array.from({ length: start }, (_, at) => same(at, at)),
    ...middle,
    ...Array.from({ length: end }, (_, at) => same(left.length - end + at, right.length - end + at)),
  ]);
}

/** Words with the space after them, so that together they are the text again. */
function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}

/** One word is the same whatever space comes after it. */
function isSame(left: string | undefined, right: string | undefined): boolean {
  return left?.trimEnd() === right?.trimEnd();
}

/** A word of both texts with the longer space after it, so that what follows in either does not stick to it. */
function common(left: string, right: string): string {
  return left.length > right.length ? left : right;
}

/** The longest common row of words, with what stands between: removed first, then added. */
function align(left: readonly string[], right: readonly string[]): WordSegment[] {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = isSame(left[i], right[j])
        ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const segments: WordSegment[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [one, other] = [left[i], right[j]];
    if (one !== undefined && other !== undefined && isSame(one, other)) {
      segments.push({ kind: "same", text: common(one, other) });
      i += 1;
      j += 1;
    } else if (
      one !== undefined &&
      (other === undefined || (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      segments.push({ kind: "removed", text: one });
      i += 1;
    } else if (other !== undefined) {
      segments.push({ kind: "added", text: other });
      j += 1;
    }
  }
  return segments;
}

/** Neighbours of one kind as one stretch; between two common words what was removed comes before what was added. */
function joined(segments: readonly WordSegment[]): WordSegment[] {
  const result: WordSegment[] = [];
  let [removed, added] = ["", ""];
  const flush = () => {
    if (removed) result.push({ kind: "removed", text: removed });
    if (added) result.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const { kind, text } of segments) {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.kind === "same") last.text += text;
      else result.push({ kind, text });
    }
  }
  flush();
  return result;
}

/** A piece of a text, the words of the question told from the others. */
export interface TextPiece {
  text: string;
  hit: boolean;
}

const [OPEN, CLOSE] = ["\u0002", "\u0003"];

/**
 * The reader's own text parted by the marks of `search_marked`, which stand in its folded twin: sign by sign both are as
 * long, so the words of the text are shown as they were written. Without marks that fit, the whole text is one piece.
 */
export function piecesOf(original: string, marked: string): TextPiece[] {
  const signs = Array.from(original);
  const pieces: TextPiece[] = [];
  let at = 0;
  let hit = false;
  let length = 0;
  const close = () => {
    if (length > 0) pieces.push({ text: signs.slice(at, at + length).join(""), hit });
    at += length;
    length = 0;
  };
  for (const sign of marked) {
    if (sign !== OPEN && sign !== CLOSE) {
      length += 1;
      continue;
    }
    close();
    hit = sign === OPEN;
  }
  close();
  return at === signs.length ? pieces : [{ text: original, hit: false }];
}

/** So much of a long text is shown around its first marked word. */
const BEFORE = 80;
const AFTER = 200;

/** The surroundings of the first marked word, cut at spaces, with «…» where more stands. */
export function excerptOf(pieces: readonly TextPiece[]): TextPiece[] {
  const first = pieces.findIndex(({ hit }) => hit);
  if (first === -1) return [];
  const before = pieces
    .slice(0, first)
    .map(({ text }) => text)
    .join("");
  const kept = before.length > BEFORE ? `…${before.slice(-BEFORE).replace(/^\S*\s/, " ")}` : before;
  const shown: TextPiece[] = kept === "" ? [] : [{ text: kept, hit: false }];
  let room = AFTER;
  for (const { text, hit } of pieces.slice(first)) {
    if (text.length > room) {
      if (!hit) shown.push({ text: `${text.slice(0, room).replace(/\s\S*$/, "")}…`, hit: false });
      break;
    }
    shown.push({ text, hit });
    room -= text.length;
  }
  return shown;
}

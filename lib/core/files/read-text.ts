/** The text inside a file, for the search: of a Word document and of a plain text. */
import { AppError } from "@/lib/core/errors";
import { openArchive } from "@/lib/core/spreadsheets/archive";
import { decodeText } from "@/lib/core/spreadsheets/csv";
import { DEFAULT_LIMITS } from "@/lib/core/spreadsheets/limits";

/** A longer text is searched up to here: some two hundred pages. */
const MOST_SIGNS = 400_000;
/** Signs of one piece: what is shown of a text stands in one. */
const LONGEST_PIECE = 600;

const MB = 1024 * 1024;
const WORD_LIMITS = { ...DEFAULT_LIMITS, unpackedBytes: 60 * MB };

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const PLAIN = "text/plain";

/** Is the text of such a file searched? */
export function hasReadableText(mediaType: string): boolean {
  return mediaType === WORD || mediaType === PLAIN;
}

/**
 * The text of a file in pieces; empty where it has none. Null when it cannot be read: damaged, or packed beyond the
 * limits. Reads no more than the limits, whatever the file says of itself.
 */
export async function readText(mediaType: string, bytes: Uint8Array): Promise<string[] | null> {
  try {
    return piecesOfText(mediaType === WORD ? await wordText(bytes) : decodeText(bytes));
  } catch (error) {
    // TypeError: bytes that are no UTF-8 where XML must be.
    if (error instanceof AppError || error instanceof TypeError) return null;
    throw error;
  }
}

/** Paragraphs of a Word document (ECMA-376, part 1, 17.3): runs of text, tabs and breaks; the body alone. */
async function wordText(bytes: Uint8Array): Promise<string> {
  const archive = await openArchive(bytes, WORD_LIMITS);
  const parts: string[] = [];
  let length = 0;
  let inText = false;
  const put = (text: string) => {
    if (length < MOST_SIGNS) parts.push(text);
    length += text.length;
  };
  await archive.readXml("word/document.xml", {
    open: (name) => {
      if (name === "t") inText = true;
      if (name === "tab" || name === "br") put(" ");
    },
    text: (text) => {
      if (inText) put(text);
    },
    close: (name) => {
      if (name === "t") inText = false;
      if (name === "p") put("\n");
    },
  });
  return parts.join("");
}

/** What no text has, and what marks the words that were found. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu;

/** A text in pieces parted between words, paragraphs by a space. */
export function piecesOfText(text: string): string[] {
  const plain = text
    .slice(0, MOST_SIGNS)
    .replace(/[\n\r\t]/g, " ")
    .replace(UNSEEN, "")
    .replace(/\s+/g, " ")
    .trim();
  const pieces: string[] = [];
  for (let from = 0; from < plain.length;) {
    const space = plain.lastIndexOf(" ", from + LONGEST_PIECE);
    const whole = plain.length - from <= LONGEST_PIECE;
    const end = whole ? plain.length : space > from ? space : from + LONGEST_PIECE;
    pieces.push(plain.slice(from, end).trim().toWellFormed());
    from = end;
  }
  return pieces.filter((piece) => piece !== "");
}

import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";

import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from "yauzl";

/** An honest document has some hundreds of parts. */
const MOST_PARTS = 5_000;
const LONGEST_LIST_OF_TYPES = 1024 * 1024;

const TYPES_PART = "[Content_Types].xml";
const OPEN_DOCUMENT_PART = "mimetype";
const OPEN_SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet";
const MACRO_PART =
  /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml)$|^xl\/macrosheets\/|^(?:Basic|Scripts)\/.+[^/]$/i;
const MACRO_TYPE = /macroEnabled|vbaProject|macrosheet/i;
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/** Meant to be subclassed, and typed so; one method of one instance does the same. */
const Reader = RandomAccessReader as unknown as new () => RandomAccessReader;

type OfficeContent = "docx" | "xlsx" | "ods" | "macros" | "other";

/**
 * What a zip is by the list of types it carries (ECMA-376, part 2): a document, a spreadsheet, either with macros, or
 * something else, a broken archive included. Nothing but that list is unpacked, and no more of it than it may be long.
 */
export async function officeContent(
  read: (start: number, end: number) => Readable,
  size: number,
): Promise<OfficeContent> {
  try {
    const reader = Object.assign(new Reader(), { _readStreamForRange: read });
    return await kindOf(await fromRandomAccessReaderPromise(reader, size, { autoClose: false }));
  } catch {
    return "other"; // not a zip, cut off, or made to lead its reader astray
  }
}

async function kindOf(zip: ZipFile): Promise<OfficeContent> {
  if (zip.entryCount > MOST_PARTS) return "other";
  let types: Entry | null = null;
  let openDocument: Entry | null = null;
  for await (const entry of zip.eachEntry()) {
    if (MACRO_PART.test(entry.fileName)) return "macros";
    if (entry.fileName === TYPES_PART) types = entry;
    if (entry.fileName === OPEN_DOCUMENT_PART) openDocument = entry;
  }
  if (!types && openDocument && openDocument.uncompressedSize < 200) {
    const named = await text(await zip.openReadStreamPromise(openDocument));
    return named.trim() === OPEN_SPREADSHEET ? "ods" : "other";
  }
  if (!types || types.uncompressedSize > LONGEST_LIST_OF_TYPES) return "other";
  const list = await text(await zip.openReadStreamPromise(types));
  if (MACRO_TYPE.test(list)) return "macros";
  const [word, excel] = [list.includes(`"${WORD}"`), list.includes(`"${EXCEL}"`)];
  if (word === excel) return "other";
  return word ? "docx" : "xlsx";
}

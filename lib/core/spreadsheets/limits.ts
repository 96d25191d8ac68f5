import type { SheetLimits } from "./types.ts";

const MB = 1024 * 1024;

/** For tables people fill in by hand. Bytes are those of the file, the rest is held while it is unpacked. */
export const DEFAULT_LIMITS: SheetLimits = {
  rows: 5000,
  columns: 100,
  sheets: 30,
  bytes: 20 * MB,
  unpackedBytes: 200 * MB,
  ratio: 200,
  memory: 256,
};

/** Below this a part may be packed as tightly as it likes: a sheet of blanks is. */
export const RATIO_FROM_BYTES = 5 * MB;

/** The most a spreadsheet program itself keeps in a cell. */
export const LONGEST_CELL = 32_767;

/** A tag, a comment or a text between two tags longer than this is no table of people. */
export const LONGEST_TOKEN = MB;

export const DEEPEST_XML = 100;

export const MOST_PARTS = 5000;

export const MOST_MERGES = 20_000;

import type { Readable } from "node:stream";

/** Bytes under an id made by us: no name, type or word of a person reaches the store. */
export interface FileStore {
  /**
   * Adds bytes at the end, and returns when they would survive a power cut.
   *
   * @throws Error when `offset` is not the number of bytes there: whoever appends holds the lock of the file's row.
   */
  append(id: string, offset: number, bytes: Uint8Array): Promise<void>;
  /** Bytes there are; 0 for an unknown id. */
  size(id: string): Promise<number>;
  /** The bytes, or those from `start` up to and without `end`. @throws Error when there are none. */
  open(id: string, range?: { start: number; end: number }): Readable;
  /** Removes the bytes; nothing happens when there are none. */
  discard(id: string): Promise<void>;
}

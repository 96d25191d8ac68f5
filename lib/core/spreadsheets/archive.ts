import { fromBuffer, type Entry, type ZipFile } from "yauzl";

import { MOST_PARTS, RATIO_FROM_BYTES } from "./limits.ts";
import { refusals } from "./refusals.ts";
import type { SheetLimits } from "./types.ts";
import { createXmlReader, type XmlListener } from "./xml.ts";

/** The parts of an .xlsx or .ods file. Only those asked for are unpacked. */
export interface Archive {
  has: (name: string) => boolean;
  names: string[];
  /** Reads a part as XML; one that is absent says nothing. */
  readXml: (name: string, listener: XmlListener) => Promise<void>;
}

/**
 * Opens the archive a spreadsheet is packed in. What its parts are unpacked to is counted over all of them, while they
 * are read, not by what the archive says of itself.
 *
 * @throws AppError INVALID when it is damaged, encrypted or unpacks to more than the limits.
 */
export async function openArchive(bytes: Uint8Array, limits: SheetLimits): Promise<Archive> {
  const zip = await openZip(bytes);
  const entries = await listEntries(zip);
  let unpacked = 0;

  async function readXml(name: string, listener: XmlListener): Promise<void> {
    const entry = entries.get(name);
    if (!entry) return;
    if (entry.uncompressedSize > limits.unpackedBytes) throw refusals.tooMuchInside();
    const reader = createXmlReader(listener);
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let size = 0;
    for await (const chunk of await openPart(zip, entry)) {
      const piece = chunk as Buffer;
      size += piece.length;
      unpacked += piece.length;
      const tight = size > RATIO_FROM_BYTES && size > entry.compressedSize * limits.ratio;
      if (unpacked > limits.unpackedBytes || tight) throw refusals.tooMuchInside();
      reader.write(decoder.decode(piece, { stream: true }));
    }
    reader.write(decoder.decode());
    reader.end();
  }

  return { names: [...entries.keys()], has: (name) => entries.has(name), readXml };
}

function openZip(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { lazyEntries: true, validateEntrySizes: true },
      (error: Error | null, zip) => {
        if (error) reject(refusals.damaged());
        else resolve(zip);
      },
    );
  });
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on("entry", (entry: Entry) => {
      if (entry.isEncrypted()) reject(refusals.encrypted());
      else if (entries.size >= MOST_PARTS || entries.has(entry.fileName)) reject(refusals.damaged());
      else {
        entries.set(entry.fileName, entry);
        zip.readEntry();
      }
    });
    zip.on("error", () => {
      reject(refusals.damaged());
    });
    zip.on("end", () => {
      resolve(entries);
    });
    zip.readEntry();
  });
}

function openPart(zip: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error: Error | null, stream) => {
      if (error) reject(refusals.damaged());
      else resolve(stream);
    });
  });
}

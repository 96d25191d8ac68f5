import { openArchive, type Archive } from "./archive.ts";
import { readCsv } from "./csv.ts";
import { createGrid } from "./grid.ts";
import { readOds } from "./ods.ts";
import { refusals } from "./refusals.ts";
import type { ReadWorkbook, SheetLimits } from "./types.ts";
import { readXlsx } from "./xlsx.ts";

type Kind = ".xlsx" | ".ods" | ".csv";

/**
 * Reads a table of any kind the portal takes. What it is says its content; an extension that says otherwise is refused.
 *
 * @throws AppError INVALID with one sentence for each way a file can be unfit.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  name: string,
  limits: SheetLimits,
): Promise<ReadWorkbook> {
  if (bytes.length === 0) throw refusals.empty();
  if (bytes.length > limits.bytes) throw refusals.tooLarge(Math.floor(limits.bytes / 1024 / 1024));
  const grid = createGrid(limits);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) throw compoundFile(bytes);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    const archive = await openArchive(bytes, limits);
    const kind = await packedKind(archive);
    requireExtension(name, kind);
    if (kind === ".ods") await readOds(archive, grid, limits);
    else await readXlsx(archive, grid);
  } else {
    requireTextExtension(name);
    readCsv(bytes, grid, limits);
  }
  if (grid.filled === 0) throw refusals.empty();
  return { sheets: grid.finish() };
}

function startsWith(bytes: Uint8Array, signs: readonly number[]): boolean {
  return signs.every((sign, index) => bytes[index] === sign);
}

/** The old container: of .xls, and of .xlsx under a password. */
function compoundFile(bytes: Uint8Array): Error {
  const name = Buffer.from("EncryptedPackage", "utf16le");
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name)
    ? refusals.encrypted()
    : refusals.oldExcel();
}

async function packedKind(archive: Archive): Promise<Kind> {
  if (archive.has("[Content_Types].xml")) {
    let types = "";
    await archive.readXml("[Content_Types].xml", {
      open: (_, attributes) => {
        types += attributes;
      },
    });
    if (types.includes("sheet.binary.")) throw refusals.binaryExcel();
    if (/macroEnabled/i.test(types) || archive.names.some((part) => /vbaProject/i.test(part)))
      throw refusals.macros();
    if (types.includes("spreadsheetml")) return ".xlsx";
    throw refusals.notTable();
  }
  if (!archive.has("content.xml")) throw refusals.notTable();
  const manifest = { spreadsheet: false, encrypted: false };
  await archive.readXml("META-INF/manifest.xml", {
    open: (tag, attributes) => {
      if (tag === "encryption-data") manifest.encrypted = true;
      if (attributes.includes("oasis.opendocument.spreadsheet")) manifest.spreadsheet = true;
    },
  });
  if (manifest.encrypted) throw refusals.encrypted();
  if (!manifest.spreadsheet) throw refusals.notTable();
  if (archive.names.some((part) => /^(?:Basic|Scripts)\/.+[^/]$/.test(part))) throw refusals.macros();
  return ".ods";
}

function extensionOf(name: string): string {
  return /\.[a-z0-9]{1,8}$/.exec(name.toLowerCase())?.[0] ?? "";
}

function requireExtension(name: string, kind: Kind): void {
  if (extensionOf(name) !== kind) throw refusals.wrongExtension(name, kind);
}

function requireTextExtension(name: string): void {
  const extension = extensionOf(name);
  if (extension === ".csv" || extension === ".txt" || extension === ".tsv") return;
  // A workbook that is none: cut off, a page or a picture under its name.
  throw extension === ".xlsx" || extension === ".ods" ? refusals.damaged() : refusals.notTable();
}

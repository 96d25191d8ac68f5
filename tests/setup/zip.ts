/** Archives by hand, for files no office program would make. */
import { crc32, deflateRawSync } from "node:zlib";

export interface ZipPart {
  name: string;
  content: string | Buffer;
  /** Size the archive claims, when it lies. */
  claimed?: number;
}

/** Packs parts into a zip archive. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array<ArrayBuffer> {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed } of parts) {
    const data = typeof content === "string" ? Buffer.from(content) : content;
    const packed = deflateRawSync(data);
    const facts = Buffer.alloc(22);
    facts.writeUInt16LE(8, 4); // deflate; flags and time stay zero
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(claimed ?? data.length, 18);
    facts.writeUInt16LE(20, 0);
    const file = Buffer.from(name);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(file.length, 0);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), facts, lengths, file, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), facts, lengths, tail.subarray(0, 14), file]),
    );
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...bodies, central, Buffer.from("PK\x05\x06"), end]));
}

const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of a workbook with one sheet of the given XML; others may be put in their place. */
export function bookParts(sheet: string | Buffer, others: readonly ZipPart[] = []): ZipPart[] {
  const parts: ZipPart[] = [
    {
      name: "[Content_Types].xml",
      content: `<Types xmlns="${TYPES}"><Override PartName="/xl/workbook.xml" ContentType="${MAIN}"/></Types>`,
    },
    {
      name: "_rels/.rels",
      content: `<Relationships><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns:r="${RELATIONS}"><sheets><sheet name="Лист1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: "xl/worksheets/sheet1.xml", content: sheet },
  ];
  return [...parts.filter(({ name }) => !others.some((other) => other.name === name)), ...others];
}

/** A sheet of rows of cells as XML. */
export function sheetXml(rows: string): string {
  return `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
}

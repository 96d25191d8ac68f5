import { describe, expect, it } from "vitest";

import { piecesOfText, readText } from "@/lib/core/files/read-text";
import { zipOf } from "@/tests/setup/zip";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const document = (body: string) =>
  zipOf([
    {
      name: "word/document.xml",
      content: `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    },
  ]);
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe("readText", () => {
  it("reads the paragraphs of a Word document, and nothing that stands outside the text", async () => {
    const body = `${paragraph("Работа наставника")}<w:p><w:r><w:t>&#1105;лка &amp; </w:t></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>план</w:t></w:r></w:p>`;
    expect(await readText(WORD, document(body))).toEqual(["Работа наставника ёлка & план"]);
  });

  it("reads plain text in UTF-8 and in windows-1251", async () => {
    expect(await readText("text/plain", Buffer.from("Учёт\r\nработы"))).toEqual(["Учёт работы"]);
    expect(await readText("text/plain", Buffer.from([0xd3, 0xf7, 0xb8, 0xf2]))).toEqual(["Учёт"]);
  });

  it("finds nothing in an empty document, and says so of a damaged one", async () => {
    expect(await readText(WORD, document("<w:p/>"))).toEqual([]);
    expect(await readText(WORD, Buffer.from("PK, не архив"))).toBeNull();
    expect(await readText(WORD, document("<w:p>"))).toBeNull();
    expect(await readText("text/plain", Buffer.from([1, 2, 3]))).toBeNull();
  });

  it("unpacks no archive that is packed beyond the limits", async () => {
    const bomb = document(paragraph("а".repeat(40 * 1024 * 1024)));
    expect(await readText(WORD, bomb)).toBeNull();
  });
});

describe("piecesOfText", () => {
  it("parts a long text between words and loses none", () => {
    const text = Array.from({ length: 500 }, (_, at) => `слово${String(at)}`).join(" ");
    const pieces = piecesOfText(text);
    expect(pieces.length).toBeGreaterThan(5);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(600);
    expect(pieces.join(" ")).toBe(text);
  });

  it("parts a text without spaces too, and leaves out what nobody sees", () => {
    expect(piecesOfText("а".repeat(1_300)).map(({ length }) => length)).toEqual([600, 600, 100]);
    expect(piecesOfText("\u0002за\u00adча\u0003ло\u0000")).toEqual(["зачало"]);
  });
});

import { describe, expect, it } from "vitest";

import {
  cleanFileName,
  contentProblem,
  fileProblem,
  LARGEST_FILE,
  mediaTypeOf,
} from "@/lib/modules/files/rules";

describe("cleanFileName", () => {
  it.each([
    ["Приказ № 5.pdf", "Приказ № 5.pdf"],
    ["C:\\Документы\\план.docx", "план.docx"],
    ["../../etc/план.docx", "план.docx"],
    ["план\u202excod.exe", "планxcod.exe"],
    ["план\u0000\u0007 \t  года.pdf", "план года.pdf"],
    ["  план.pdf  ", "план.pdf"],
    ["и\u0306.pdf", "й.pdf"],
    ["папка/", ""],
  ])("%j → %j", (name, clean) => {
    expect(cleanFileName(name)).toBe(clean);
  });

  it("cuts what is longer than a disk takes, and keeps the extension", () => {
    const clean = cleanFileName(`${"я".repeat(400)}.docx`);
    expect(clean).toHaveLength(255);
    expect(clean.endsWith("я.docx")).toBe(true);
  });
});

describe("fileProblem", () => {
  it.each(["a.pdf", "a.PDF", "a.docx", "a.xlsx", "a.jpg", "a.JPEG", "a.png", "a.b.c.pdf"])(
    "takes %s",
    (name) => {
      expect(fileProblem({ name, size: 1 })).toBeNull();
      expect(fileProblem({ name, size: LARGEST_FILE })).toBeNull();
    },
  );

  it.each([
    ["a.pdf", 0, "пуст"],
    ["a.pdf", LARGEST_FILE + 1, "больше 20 МБ"],
    ["a.doc", 1, "сохраните его как DOCX"],
    ["a.xlsm", 1, "макросы"],
    ["a.heic", 1, "сохраните снимок как JPG или PNG"],
    ["a.zip", 1, "приложите PDF"],
    ["a", 1, "приложите PDF"],
    ["pdf", 1, "приложите PDF"],
    ["a.constructor", 1, "приложите PDF"],
    ["", 1, "приложите PDF"],
  ])("%s of %i bytes: %s", (name, size, words) => {
    expect(fileProblem({ name, size })).toContain(words);
  });
});

describe("contentProblem", () => {
  it.each([
    ["a.pdf", "pdf"],
    ["a.jpeg", "jpg"],
    ["a.JPG", "jpg"],
    ["a.docx", "docx"],
  ])("%s holds %s", (name, kind) => {
    expect(contentProblem(name, kind)).toBeNull();
  });

  it.each([
    ["a.pdf", "png", "назван как PDF, а внутри PNG"],
    ["a.png", "jpg", "назван как PNG, а внутри JPG"],
    ["a.docx", "macros", "макросы"],
    ["a.docx", "old-office", "закрыт паролем"],
    ["a.pdf", "other", "повреждён или это не PDF"],
  ])("%s holds %s: %s", (name, kind, words) => {
    expect(contentProblem(name, kind)).toContain(words);
  });
});

describe("mediaTypeOf", () => {
  it("is that of the format, whatever the browser says", () => {
    expect(mediaTypeOf("a.JPEG")).toBe("image/jpeg");
    expect(() => mediaTypeOf("a.exe")).toThrow();
  });
});

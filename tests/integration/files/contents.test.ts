import { randomBytes } from "node:crypto";

import { beforeAll, describe, expect, it, vi } from "vitest";

import { fileStore } from "@/lib/core/files/storage";
import type { TenantMunicipality } from "@/prisma/factories/tenant";
import { sessionOf } from "@/tests/setup/api";
import { begin, bytesOf, download, officeFile, put, zipOf } from "@/tests/setup/files";
import { asOwner, makeTenant } from "@/tests/setup/world";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

const WORD = "openxmlformats-officedocument.wordprocessingml.document.main";

let home: TenantMunicipality;
let token: string;

beforeAll(async () => {
  [home] = (await makeTenant()).municipalities;
  token = await sessionOf(home.specialist.id);
});

const sendAs = async (name: string, bytes: Buffer<ArrayBuffer>) => {
  const { id } = await begin(token, home.code, { name, size: bytes.length });
  return { id, ...(await put(token, id, bytes)) };
};

describe("what a file holds", () => {
  it.each(["pdf", "png", "jpg", "docx", "xlsx"] as const)("%s is what it says", async (kind) => {
    expect(await sendAs(`файл.${kind.toUpperCase()}`, bytesOf[kind]())).toMatchObject({ status: 200 });
  });

  it.each<[string, string, () => Buffer, string]>([
    [
      "a program",
      "отчёт.pdf",
      () => Buffer.concat([Buffer.from("MZ\u0090\0"), randomBytes(900)]),
      "это не PDF",
    ],
    ["a page", "снимок.png", () => Buffer.from("<html><script>alert(1)</script></html>"), "это не PNG"],
    ["a drawing with a script", "снимок.jpg", () => Buffer.from("<svg onload='alert(1)'/>"), "это не JPG"],
    ["text", "отчёт.docx", () => Buffer.from("просто текст"), "это не DOCX"],
    ["a picture", "отчёт.pdf", () => bytesOf.png(), "назван как PDF, а внутри PNG"],
    ["a spreadsheet", "отчёт.docx", () => bytesOf.xlsx(), "назван как DOCX, а внутри XLSX"],
    ["a zip", "таблица.xlsx", () => zipOf({ "план.txt": "план" }), "это не XLSX"],
    ["a zip cut off", "отчёт.docx", () => bytesOf.docx().subarray(0, 150), "это не DOCX"],
    [
      "a document with macros under another name",
      "отчёт.docx",
      () => officeFile("ms-word.document.macroEnabled.main"),
      "есть макросы",
    ],
    [
      "macros beside an honest list of types",
      "отчёт.docx",
      () => officeFile(WORD, { "word/vbaProject.bin": "Sub AutoOpen()" }),
      "есть макросы",
    ],
    [
      "a spreadsheet of the old kind, or with a password",
      "таблица.xlsx",
      () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(1_024)]),
      "закрыт паролем или сохранён в старом формате",
    ],
    ["a bomb of parts", "отчёт.docx", () => zipOf(parts(5_001)), "это не DOCX"],
  ])("%s is refused, removed, and the sentence says what to do", async (_what, name, bytes, words) => {
    const sent = await sendAs(name, bytes() as Buffer<ArrayBuffer>);
    expect(sent.status).toBe(422);
    expect(sent.json.message).toContain(words);
    expect(sent.json.message).toMatch(/приложите снова\.$/);
    expect(await fileStore().size(sent.id)).toBe(0);
    const row = await asOwner({ regionId: home.regionId }, (tx) =>
      tx.storedFile.findUniqueOrThrow({ where: { id: sent.id } }),
    );
    expect(row).toMatchObject({ state: "discarded", mediaType: null, sha256: null });
    expect((await download(token, sent.id)).status).toBe(404);
  });
});

function parts(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`word/${String(index)}.xml`, ""]));
}

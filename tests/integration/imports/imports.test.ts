import { randomUUID } from "node:crypto";

import { beforeAll, beforeEach, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { decideImportRow, skipImportRows } from "@/lib/modules/imports/decisions/mutations";
import { beginImport, cancelImport, confirmImport, remapImport } from "@/lib/modules/imports/mutations";
import { getImport, listImportRows, listImports } from "@/lib/modules/imports/queries";
import type { Tenant } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { emptyStore, wordsKind } from "@/tests/setup/import-words";
import { beginTable, runImport, storeFile, storeTable } from "@/tests/setup/imports";
import { asCommand, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let analyst: TenantContext;
let store = emptyStore();
const words = wordsKind(() => store);
const kinds = { schools: words };

beforeAll(async () => {
  tenant = await makeTenant();
  analyst = await at(tenant.region.analyst, "region");
});

beforeEach(() => {
  store = emptyStore();
});

async function read(lines: readonly string[]): Promise<string> {
  const id = await beginTable(analyst, "schools", lines);
  await runImport(id, kinds);
  return id;
}

const state = async (id: string) => (await getImport(analyst, id)).state;
const events = async (id: string) =>
  (
    await asAdministrator<{ event: string }>(
      "SELECT event FROM audit_events WHERE subject_id = $1 ORDER BY id",
      [id],
    )
  ).map(({ event }) => event);

describe("a file", () => {
  it("is read in the background and waits for the person, then is written at once", async () => {
    const id = await beginTable(analyst, "schools", ["Отчёт;", "Слово;Место", "а;1", "б;2"]);
    expect(await state(id)).toBe("reading");
    await runImport(id, kinds);
    const found = await getImport(analyst, id);
    expect(found).toMatchObject({ state: "ready", done: 2, total: 2, counts: { added: 2, rejected: 0 } });
    expect(found.mapping).toEqual({ word: 0, place: 1 });
    expect(store.stored).toEqual([]);
    await confirmImport(analyst, { id, version: found.version });
    await runImport(id, kinds);
    expect(await state(id)).toBe("applied");
    expect(store.stored).toEqual(["а", "б"]);
    expect(await events(id)).toEqual(["import.begun", "import.confirmed", "import.applied"]);
    expect((await listImports(analyst)).rows.map((row) => row.id)).toContain(id);
  });

  it("with bad rows is not written until they are left aside", async () => {
    const id = await read(["Слово", "а", "плохо", "плохо"]);
    const { version } = await getImport(analyst, id);
    const error = await refused(confirmImport(analyst, { id, version }), "CONFLICT");
    expect(error.message).toContain("2 строки с ошибками");
    const { rows } = await listImportRows(analyst, id, { fate: "rejected" });
    expect(rows.map(({ row, problems }) => [row, problems[0]?.cell])).toEqual([
      [3, "A3"],
      [4, "A4"],
    ]);
    expect(await skipImportRows(analyst, { id, fate: "rejected" })).toMatchObject({
      counts: { added: 1, rejected: 0, skipped: 2 },
    });
    await decideImportRow(analyst, { id, ordinal: 1, decision: "open" });
    await refused(confirmImport(analyst, { id, version }), "CONFLICT");
    await decideImportRow(analyst, { id, ordinal: 1, decision: "skip" });
    await confirmImport(analyst, { id, version });
    await runImport(id, kinds);
    expect(store.stored).toEqual(["а"]);
  });

  it("with a row that fits nothing exactly waits for a choice; two rows are not the same thing", async () => {
    const id = await read(["Слово", "похоже", "похоже"]);
    const { version } = await getImport(analyst, id);
    await refused(confirmImport(analyst, { id, version }), "CONFLICT");
    await decideImportRow(analyst, { id, ordinal: 0, decision: "it" });
    const twice = await refused(decideImportRow(analyst, { id, ordinal: 1, decision: "it" }), "CONFLICT");
    expect(twice.message).toContain("строки 2");
    await refused(decideImportRow(analyst, { id, ordinal: 1, decision: "other" }), "INVALID");
    await decideImportRow(analyst, { id, ordinal: 1, decision: "skip" });
    await confirmImport(analyst, { id, version });
    await runImport(id, kinds);
    expect(store.stored).toEqual(["похоже"]);
  });

  it("whose headings say nothing waits for the columns, which are remembered", async () => {
    const lines = ["Что;Где", "а;1", "б;2"];
    const id = await read(lines);
    const found = await getImport(analyst, id);
    expect(found).toMatchObject({ state: "ready", mapping: {}, counts: { added: 0 } });
    await refused(confirmImport(analyst, { id, version: found.version }), "CONFLICT");
    const target = { id, version: found.version };
    await refused(remapImport(analyst, { ...target, mapping: { word: 7 } }), "INVALID");
    await refused(remapImport(analyst, { ...target, mapping: { word: 0, place: 0 } }), "INVALID");
    await refused(remapImport(analyst, { ...target, mapping: { place: 1 } }), "INVALID");
    await remapImport(analyst, { ...target, mapping: { word: 0 } });
    await refused(remapImport(analyst, { ...target, mapping: { word: 0 } }), "STALE");
    await runImport(id, kinds);
    const { version, counts } = await getImport(analyst, id);
    expect(counts).toMatchObject({ added: 2 });
    await confirmImport(analyst, { id, version });
    await runImport(id, kinds);
    const next = await read(lines);
    expect(await getImport(analyst, next)).toMatchObject({ mapping: { word: 0 }, counts: { added: 2 } });
  });

  it.each<[string, string[], string]>([
    ["without any table", ["просто текст"], "не найдена строка заголовков"],
    ["with a header and nothing under it", ["Слово;Место"], "нет ни одной заполненной строки"],
  ])("%s gets one sentence", async (_, lines, sentence) => {
    const id = await read(lines);
    const { state: reached, failure } = await getImport(analyst, id);
    expect(reached).toBe("failed");
    expect(failure).toContain(sentence);
    expect(await events(id)).toEqual(["import.begun", "import.failed"]);
  });

  it("that is damaged inside gets the sentence of the reader", async () => {
    const zip = Buffer.from("PK\u0003\u0004 not really");
    await expect(storeFile(analyst, "Школы.xlsx", zip)).rejects.toThrow(/это не XLSX/);
    const text = await storeFile(analyst, "Протокол.pdf", Buffer.from("%PDF-1.7\n1234567890"));
    await refused(beginImport(analyst, { kind: "schools", fileId: text, options: {} }), "INVALID");
    await refused(beginImport(analyst, { kind: "schools", fileId: randomUUID(), options: {} }), "NOT_FOUND");
  });
});

describe("whose it is", () => {
  it("is the region's alone", async () => {
    const id = await read(["Слово", "а"]);
    const other = await at((await makeTenant()).region.analyst, "region");
    await refused(getImport(other, id), "NOT_FOUND");
    await refused(cancelImport(other, { id }), "NOT_FOUND");
    expect((await listImportRows(other, id, { fate: "added" })).rows).toEqual([]);
    const fileId = await storeTable(analyst, ["Слово", "а"]);
    await refused(beginImport(other, { kind: "schools", fileId, options: {} }), "NOT_FOUND");
    const [home] = tenant.municipalities;
    const specialist = await at(home.specialist, home);
    await refused(getImport(specialist, id), "FORBIDDEN");
  });

  it("a command repeated under its key is one import", async () => {
    const fileId = await storeTable(analyst, ["Слово", "а"]);
    const input = { kind: "schools" as const, fileId, options: {} };
    const ctx = asCommand(analyst, input);
    expect(await beginImport(ctx, input)).toEqual(await beginImport(ctx, input));
  });
});

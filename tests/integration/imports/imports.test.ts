import { randomUUID } from "node:crypto";

import { describe, expect, it } from "vitest";

import { decideImportRow, skipImportRows } from "@/lib/modules/imports/decisions/mutations";
import { beginImport, cancelImport, confirmImport, remapImport } from "@/lib/modules/imports/mutations";
import { getImport, listImportRows, listImports } from "@/lib/modules/imports/queries";
import { asAdministrator } from "@/tests/setup/administrator";
import { makeWordsWorld } from "@/tests/setup/import-words";
import { beginTable, runImport, storeFile, storeTable } from "@/tests/setup/imports";
import { asCommand, at, makeTenant, refused } from "@/tests/setup/world";

const world = makeWordsWorld();
const { read, state, kinds } = world;
const events = async (id: string) =>
  (
    await asAdministrator<{ event: string }>(
      "SELECT event FROM audit_events WHERE subject_id = $1 ORDER BY id",
      [id],
    )
  ).map(({ event }) => event);

describe("a file", () => {
  it("is read in the background and waits for the person, then is written at once", async () => {
    const id = await beginTable(world.analyst, "schools", ["Отчёт;", "Слово;Место", "а;1", "б;2"]);
    expect(await state(id)).toBe("reading");
    await runImport(id, kinds);
    const found = await getImport(world.analyst, id);
    expect(found).toMatchObject({ state: "ready", done: 2, total: 2, counts: { added: 2, rejected: 0 } });
    expect(found.mapping).toEqual({ word: 0, place: 1 });
    expect(world.store.stored).toEqual([]);
    await confirmImport(world.analyst, { id, version: found.version });
    await runImport(id, kinds);
    expect(await state(id)).toBe("applied");
    expect(world.store.stored).toEqual(["а", "б"]);
    expect(await events(id)).toEqual(["import.begun", "import.confirmed", "import.applied"]);
    expect((await listImports(world.analyst)).rows.map((row) => row.id)).toContain(id);
  });

  it("with bad rows is not written until they are left aside", async () => {
    const id = await read(["Слово", "а", "плохо", "плохо"]);
    const { version } = await getImport(world.analyst, id);
    const error = await refused(confirmImport(world.analyst, { id, version }), "CONFLICT");
    expect(error.message).toContain("2 строки с ошибками");
    const { rows } = await listImportRows(world.analyst, id, { fate: "rejected" });
    expect(rows.map(({ row, problems }) => [row, problems[0]?.cell])).toEqual([
      [3, "A3"],
      [4, "A4"],
    ]);
    expect(await skipImportRows(world.analyst, { id, fate: "rejected" })).toMatchObject({
      counts: { added: 1, rejected: 0, skipped: 2 },
    });
    const open = await decideImportRow(world.analyst, { id, ordinal: 1, decision: "open" });
    await refused(confirmImport(world.analyst, { id, version: open.version }), "CONFLICT");
    const left = await decideImportRow(world.analyst, { id, ordinal: 1, decision: "skip" });
    // What a colleague has decided since the page was read is not confirmed unseen.
    await refused(confirmImport(world.analyst, { id, version: open.version }), "STALE");
    await confirmImport(world.analyst, { id, version: left.version });
    await runImport(id, kinds);
    expect(world.store.stored).toEqual(["а"]);
  });

  it("with a row that fits nothing exactly waits for a choice; two rows are not the same thing", async () => {
    const id = await read(["Слово", "похоже", "похоже"]);
    const { version } = await getImport(world.analyst, id);
    await refused(confirmImport(world.analyst, { id, version }), "CONFLICT");
    await decideImportRow(world.analyst, { id, ordinal: 0, decision: "it" });
    const twice = await refused(
      decideImportRow(world.analyst, { id, ordinal: 1, decision: "it" }),
      "CONFLICT",
    );
    expect(twice.message).toContain("строки 2");
    await refused(decideImportRow(world.analyst, { id, ordinal: 1, decision: "other" }), "INVALID");
    const left = await decideImportRow(world.analyst, { id, ordinal: 1, decision: "skip" });
    await confirmImport(world.analyst, { id, version: left.version });
    await runImport(id, kinds);
    expect(world.store.stored).toEqual(["похоже"]);
  });

  it("whose headings say nothing waits for the columns, which are remembered", async () => {
    const lines = ["Что;Где", "а;1", "б;2"];
    const id = await read(lines);
    const found = await getImport(world.analyst, id);
    expect(found).toMatchObject({ state: "ready", mapping: {}, counts: { added: 0 } });
    await refused(confirmImport(world.analyst, { id, version: found.version }), "CONFLICT");
    const target = { id, version: found.version };
    await refused(remapImport(world.analyst, { ...target, mapping: { word: 7 } }), "INVALID");
    await refused(remapImport(world.analyst, { ...target, mapping: { word: 0, place: 0 } }), "INVALID");
    await refused(remapImport(world.analyst, { ...target, mapping: { place: 1 } }), "INVALID");
    await remapImport(world.analyst, { ...target, mapping: { word: 0 } });
    await refused(remapImport(world.analyst, { ...target, mapping: { word: 0 } }), "STALE");
    await runImport(id, kinds);
    const { version, counts } = await getImport(world.analyst, id);
    expect(counts).toMatchObject({ added: 2 });
    await confirmImport(world.analyst, { id, version });
    await runImport(id, kinds);
    const next = await read(lines);
    expect(await getImport(world.analyst, next)).toMatchObject({
      mapping: { word: 0 },
      counts: { added: 2 },
    });
  });

  it.each<[string, string[], string]>([
    ["without any table", ["просто текст"], "не найдена строка заголовков"],
    ["with a header and nothing under it", ["Слово;Место"], "нет ни одной заполненной строки"],
  ])("%s gets one sentence", async (_, lines, sentence) => {
    const id = await read(lines);
    const { state: reached, failure } = await getImport(world.analyst, id);
    expect(reached).toBe("failed");
    expect(failure).toContain(sentence);
    expect(await events(id)).toEqual(["import.begun", "import.failed"]);
  });

  it("that is damaged inside gets the sentence of the reader", async () => {
    const zip = Buffer.from("PK\u0003\u0004 not really");
    await expect(storeFile(world.analyst, "Школы.xlsx", zip)).rejects.toThrow(/это не XLSX/);
    const text = await storeFile(world.analyst, "Протокол.pdf", Buffer.from("%PDF-1.7\n1234567890"));
    await refused(beginImport(world.analyst, { kind: "schools", fileId: text, options: {} }), "INVALID");
    await refused(
      beginImport(world.analyst, { kind: "schools", fileId: randomUUID(), options: {} }),
      "NOT_FOUND",
    );
  });
});

describe("whose it is", () => {
  it("is the region's alone", async () => {
    const id = await read(["Слово", "а"]);
    const other = await at((await makeTenant()).region.analyst, "region");
    await refused(getImport(other, id), "NOT_FOUND");
    await refused(cancelImport(other, { id }), "NOT_FOUND");
    expect((await listImportRows(other, id, { fate: "added" })).rows).toEqual([]);
    const fileId = await storeTable(world.analyst, ["Слово", "а"]);
    await refused(beginImport(other, { kind: "schools", fileId, options: {} }), "NOT_FOUND");
    const [home] = world.tenant.municipalities;
    const specialist = await at(home.specialist, home);
    await refused(getImport(specialist, id), "FORBIDDEN");
  });

  it("a command repeated under its key is one import", async () => {
    const fileId = await storeTable(world.analyst, ["Слово", "а"]);
    const input = { kind: "schools" as const, fileId, options: {} };
    const ctx = asCommand(world.analyst, input);
    expect(await beginImport(ctx, input)).toEqual(await beginImport(ctx, input));
  });
});

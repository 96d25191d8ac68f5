import { beforeEach, describe, expect, it } from "vitest";

import { readSheets } from "@/lib/core/spreadsheets/read-sheets";
import { writeWorkbook, type WrittenRow, type WrittenSheet } from "@/lib/core/spreadsheets/write-workbook";
import { submitPlan } from "@/lib/modules/plans/approvals/mutations";
import { applyPlanImport } from "@/lib/modules/plans/import/mutations";
import { previewPlanImport } from "@/lib/modules/plans/import/queries";
import type { ApplyPlanImportInput } from "@/lib/modules/plans/import/schema";
import type { PlanImportPreview } from "@/lib/modules/plans/import/types";
import { readPlanTable } from "@/lib/modules/plans/import/workbook";
import { addMeasure, removeMeasure } from "@/lib/modules/plans/measures/mutations";
import { getPlan } from "@/lib/modules/plans/queries";
import { planSheets } from "@/lib/modules/plans/workbook";
import { aMeasure, auditOf, historyOf, makePlanWorld, newId, type PlanWorld } from "@/tests/setup/plans";
import { statementsOf } from "@/tests/setup/statements";
import { asCommand, at, refused } from "@/tests/setup/world";

type Cells = (string | null)[];

let world: PlanWorld;
beforeEach(async () => {
  world = await makePlanWorld();
});

const plan = () => getPlan(world.specialist, world.year);

/** The plan as it is downloaded, changed by hand. */
async function file(change: (rows: WrittenRow[]) => WrittenRow[] = (rows) => rows): Promise<WrittenSheet[]> {
  const [sheet, advice] = planSheets(await plan());
  if (!sheet || !advice) throw new Error("The table of a plan has two sheets");
  return [{ ...sheet, rows: change([...sheet.rows]) }, advice];
}

async function preview(sheets: WrittenSheet[], ctx = world.specialist): Promise<PlanImportPreview> {
  const bytes = await writeWorkbook(sheets);
  const table = readPlanTable(await readSheets({ name: "План.xlsx", bytes }), world.year);
  return previewPlanImport(ctx, world.year, { name: "План.xlsx", table });
}

function confirm(seen: PlanImportPreview, remove = true): ApplyPlanImportInput {
  return {
    ...world.target,
    number: seen.version,
    editSeq: seen.editSeq,
    fileName: seen.fileName,
    rows: seen.rows.map(({ lineageId, trackNumber, values }) => ({ lineageId, trackNumber, values })),
    remove: remove ? seen.missing.map(({ lineageId }) => lineageId) : [],
  };
}

const apply = (input: ApplyPlanImportInput, ctx = world.specialist) =>
  applyPlanImport(asCommand(ctx, input), input);

/** Changes the cells of the line of a title. */
const withCells = (title: string, change: (cells: Cells) => Cells) => (rows: WrittenRow[]) =>
  rows.map((row) =>
    "cells" in row && row.cells[1] === title ? { cells: change([...row.cells] as Cells) } : row,
  );

const newLine = (...cells: string[]): WrittenRow => ({ cells: ["", ...cells] });
const fatesOf = (seen: PlanImportPreview) => [...new Set(seen.rows.map(({ fate }) => fate))];

describe("a table there and back", () => {
  it("changes nothing when nobody changed it", async () => {
    const seen = await preview(await file());
    expect(seen.problems).toEqual([]);
    expect(fatesOf(seen)).toEqual(["unchanged"]);
    expect([seen.rows.length, seen.missing, seen.carriesCodes]).toEqual([
      world.plan.measures.length,
      [],
      true,
    ]);
    expect(await apply(confirm(seen))).toEqual({ added: 0, changed: 0, removed: 0 });
    expect((await plan()).version.editSeq).toBe(world.plan.version.editSeq);
  });

  it("adds, changes, moves and takes out, with history and one audit event", async () => {
    const [changed, removed, moved] = world.plan.measures.filter(({ trackNumber }) => trackNumber === 1);
    if (!changed || !removed || !moved) throw new Error("Track 1 has three measures");
    const [school] = world.home.schools;
    const [employee] = world.plan.people;
    if (!employee) throw new Error("The authority has employees");
    const sheets = await file((rows) => {
      const edited = withCells(changed.title, (cells) =>
        cells.with(2, "март–апрель").with(3, employee.name).with(4, "все ОО"),
      )(rows).filter(
        (row) => !("cells" in row) || ![removed.title, moved.title].includes(row.cells[1] as string),
      );
      const line = rows.find((row) => "cells" in row && row.cells[1] === moved.title);
      const second = edited.findIndex((row) => "heading" in row && row.heading.startsWith("Трек 2"));
      return edited.toSpliced(
        second + 1,
        0,
        newLine("Новое мероприятие", "до 15.02", "директора школ", school.shortName, "результат", "приказ"),
        ...(line ? [line] : []),
      );
    });
    const seen = await preview(sheets);
    expect(seen.problems).toEqual([]);
    expect(seen.missing.map(({ lineageId }) => lineageId)).toEqual([removed.lineageId]);
    expect(seen.rows.filter(({ fate }) => fate !== "unchanged")).toHaveLength(3);
    expect(await apply(confirm(seen))).toEqual({ added: 1, changed: 2, removed: 1 });

    const after = await plan();
    const track2 = after.measures.filter(({ trackNumber }) => trackNumber === 2);
    expect(track2.slice(0, 2).map(({ title }) => title)).toEqual(["Новое мероприятие", moved.title]);
    expect(track2[0]).toMatchObject({
      period: { kind: "deadline", on: `${String(world.year)}-02-15` },
      responsibleKind: "participating_directors",
      schoolRule: "chosen",
      schoolIds: [school.id],
      evidence: "приказ",
    });
    expect(track2[1]?.lineageId).toBe(moved.lineageId);
    const kept = after.measures.find(({ lineageId }) => lineageId === changed.lineageId);
    expect(kept).toMatchObject({ id: changed.id, schoolRule: "all", personId: employee.id });
    expect(kept?.period).toEqual({ kind: "months", months: [3, 4], repetition: "none" });
    expect(kept?.schoolIds).toHaveLength(after.schools.length);
    expect(after.measures.some(({ lineageId }) => lineageId === removed.lineageId)).toBe(false);

    const history = await historyOf(world);
    const fields = history.map(({ field }) => field).sort();
    expect(fields).toEqual(["added", "period", "place", "removed", "responsible", "schools"]);
    const events = (await auditOf(world.home.regionId, world.plan.id)).filter(
      ({ event }) => event === "plan.imported",
    );
    expect(events).toHaveLength(1);
    expect(events[0]?.after).toMatchObject({ added: 1, changed: 2, removed: 1, fileName: "План.xlsx" });
    expect(fatesOf(await preview(await file()))).toEqual(["unchanged"]);
  });

  it("keeps a line's place among others and puts back one that was taken out", async () => {
    const [first, second] = world.plan.measures.filter(({ trackNumber }) => trackNumber === 1);
    if (!first || !second) throw new Error("Track 1 has two measures");
    const sheets = await file((rows) => {
      const at = rows.findIndex((row) => "cells" in row && row.cells[1] === first.title);
      const [one, two] = [rows[at], rows[at + 1]];
      return one && two ? rows.with(at, two).with(at + 1, one) : rows;
    });
    await removeMeasure(world.specialist, { ...world.target, id: second.id, since: 0 });
    const seen = await preview(sheets);
    expect(seen.rows.find(({ lineageId }) => lineageId === second.lineageId)?.fate).toBe("restored");
    await apply(confirm(seen));
    const after = (await plan()).measures.filter(({ trackNumber }) => trackNumber === 1);
    expect(after.slice(0, 2).map(({ id }) => id)).toEqual([second.id, first.id]);
  });

  it("takes nothing out for a table typed by hand, and knows its lines by their titles", async () => {
    const measure = aMeasure(world.plan);
    const typed: WrittenSheet = {
      name: "Лист1",
      titles: ["План работы", "Управление образования"],
      columns: ["Срок исполнения", "Наименование мероприятия", "№"].map((title) => ({
        title,
        width: 20,
        type: "text",
      })),
      rows: [{ cells: ["ежемесячно", measure.title, "1.1"] }, { cells: ["октябрь–май", "Новое", "3.1"] }],
    };
    const seen = await preview([typed]);
    expect(seen.carriesCodes).toBe(false);
    expect(seen.rows.map(({ fate, trackNumber }) => [fate, trackNumber])).toEqual([
      ["changed", 1],
      ["added", 3],
    ]);
    expect(seen.missing).toHaveLength(world.plan.measures.length - 1);
    await apply(confirm(seen, false));
    expect((await plan()).measures).toHaveLength(world.plan.measures.length + 1);
  });
});

describe("what is wrong", () => {
  it("is named with its cell and cure, and nothing is written", async () => {
    const measure = aMeasure(world.plan);
    const seen = await preview(
      await file(
        withCells(measure.title, (cells) =>
          cells.with(2, "когда-нибудь").with(4, "Лицей № 777").with(9, "12"),
        ),
      ),
    );
    const row = seen.rows.find(({ lineageId }) => lineageId === measure.lineageId)?.row ?? 0;
    expect(seen.problems.map(({ level, cell }) => [level, cell])).toEqual([
      ["error", `C${String(row)}`],
      ["error", `E${String(row)}`],
      ["error", `J${String(row)}`],
    ]);
    for (const { problem, cure } of seen.problems) expect([problem, cure].join()).toMatch(/[а-я]/);
    expect((await plan()).version.editSeq).toBe(world.plan.version.editSeq);
  });

  it("undoes all of it when one row cannot be stored", async () => {
    const seen = await preview(await file((rows) => [...rows, newLine("Новое", "март")]));
    const input = confirm(seen);
    const neighbour = world.neighbour.schools[0].id;
    const foreign = { title: "Чужое", schools: { rule: "chosen" as const, schoolIds: [neighbour] } };
    const rows = [...input.rows, { lineageId: null, trackNumber: 1, values: foreign }];
    await refused(apply({ ...input, rows }), "INVALID");
    await refused(
      apply({ ...input, rows: [...input.rows, { lineageId: newId(), trackNumber: 1, values: {} }] }),
      "INVALID",
    );
    await refused(
      apply({ ...input, rows: [{ lineageId: null, trackNumber: 1, values: { title: " " } }] }),
      "INVALID",
    );
    await refused(
      apply({ ...input, rows: [{ lineageId: null, trackNumber: 9, values: { title: "а" } }] }),
      "INVALID",
    );
    const someone = { kind: "person" as const, text: "Кто-то", personId: newId() };
    const alien = { title: "а", responsible: someone };
    await refused(apply({ ...input, rows: [{ lineageId: null, trackNumber: 1, values: alien }] }), "INVALID");
    const after = await plan();
    expect(after.measures).toHaveLength(world.plan.measures.length);
    expect(after.version.editSeq).toBe(world.plan.version.editSeq);
  });

  it("is refused when the draft changed since, when it is locked and to those who may not", async () => {
    const seen = await preview(await file());
    await addMeasure(world.specialist, {
      ...world.target,
      id: newId(),
      trackNumber: 1,
      afterId: null,
      values: {},
      since: 0,
    });
    const stale = await refused(apply(confirm(seen)), "STALE");
    expect(stale.message).toContain("Загрузите файл ещё раз");

    await refused(preview(await file(), world.head), "FORBIDDEN");
    const stranger = await at(world.neighbour.specialist, world.neighbour);
    await refused(preview(await file(), stranger), "NOT_FOUND");
    await refused(apply(confirm(seen), stranger), "NOT_FOUND");

    const { version } = await plan();
    const fresh = await preview(await file());
    const submit = { ...world.target, version: version.version };
    await submitPlan(asCommand(world.specialist, submit), submit);
    await refused(apply(confirm(fresh)), "CONFLICT");
    const locked = await refused(preview(await file()), "CONFLICT");
    expect(locked.message).toContain("на утверждении");
  });
});

it("stores four hundred lines in as many statements as four", async () => {
  const lines = Array.from({ length: 400 }, (_, at) =>
    newLine(`Мероприятие ${String(at)}`, "март", "", "все ОО"),
  );
  const few = confirm(await preview(await file((rows) => [...rows, ...lines.slice(0, 4)])));
  const small = await statementsOf(() => apply(few));
  const many = confirm(await preview(await file((rows) => [...rows, ...lines])));
  const large = await statementsOf(() => apply(many));
  expect(large.length).toBeLessThanOrEqual(small.length + 4);
  const last = (await plan()).measures.filter(({ trackNumber }) => trackNumber === 3).slice(-400);
  expect(last.map(({ title }) => title)).toEqual(lines.map((row) => ("cells" in row ? row.cells[1] : "")));
});

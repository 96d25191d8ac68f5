import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { decideImportRow } from "@/lib/modules/imports/decisions/mutations";
import { writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";
import { beginImport, confirmImport } from "@/lib/modules/imports/mutations";
import { getImport, listImportRows } from "@/lib/modules/imports/queries";
import type { ImportDetails } from "@/lib/modules/imports/types";
import { resultsKind } from "@/lib/modules/results/import/jobs";
import { markObjectivity } from "@/lib/modules/results/mutations";
import { getSchoolResults } from "@/lib/modules/results/queries";
import { listSchoolResults } from "@/lib/modules/results/territories/queries";
import type { ResultRow } from "@/lib/modules/results/types";
import { territorySheets } from "@/lib/modules/results/workbook";
import { closeSchool } from "@/lib/modules/schools/moves/mutations";
import type { Tenant, TenantSchool } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { beginTable, runImport, storeFile } from "@/tests/setup/imports";
import { auditOf } from "@/tests/setup/plans";
import { freshSchool } from "@/tests/setup/schools";
import { asCommand, at, makeTenant, refused } from "@/tests/setup/world";

const kinds = { results: resultsKind };

let tenant: Tenant;
let analyst: TenantContext;
let schools: TenantSchool[];
let year: number;

beforeAll(async () => {
  tenant = await makeTenant();
  analyst = await at(tenant.region.analyst, "region");
  schools = tenant.municipalities.flatMap((municipality) => municipality.schools);
  year = tenant.year - 1;
});

type Options = Record<string, string | number | boolean | null>;

async function read(lines: readonly string[], options: Options = {}): Promise<ImportDetails> {
  const id = await beginTable(analyst, "results", lines, { year, ...options });
  await runImport(id, kinds);
  return getImport(analyst, id);
}

async function confirm({ id, version }: ImportDetails): Promise<ImportDetails> {
  await confirmImport(analyst, { id, version });
  await runImport(id, kinds);
  return getImport(analyst, id);
}

async function current(school: TenantSchool, code: string, of = year): Promise<ResultRow | undefined> {
  const { results, indicators } = await getSchoolResults(await at(tenant.region.analyst, school));
  const id = indicators.find((one) => one.code === code)?.id;
  return results.find((row) => row.indicatorId === id && row.year === of && row.attempt === "first");
}

const rowsOf = async ({ id }: ImportDetails, fate: "rejected" | "unmatched" | "changed" | "added") =>
  (await listImportRows(analyst, id, { fate })).rows;

const school = (index: number): TenantSchool => {
  const found = schools[index];
  if (!found) throw new Error("No such school");
  return found;
};

const HEAD =
  "Код школы;ВПР математика 5 класс: участников;ВПР математика 5 класс: не преодолели порог;OGE_MA участников;OGE_MA получили 2";

describe("a table with a line a school", () => {
  it("is compared, confirmed and written; loading it again changes nothing", async () => {
    const lines = [HEAD, `${school(0).code};40;14;35;12`, `${school(1).code};20;3;н/п;н/п`];
    const found = await read(lines);
    expect(found).toMatchObject({ state: "ready", failure: null, counts: { changed: 2, rejected: 0 } });
    const [first] = await rowsOf(found, "changed");
    expect(first?.changes).toEqual([
      {
        label: "ВПР математика 5 класс",
        before: "3\u00a0из\u00a020 — 15,0 %",
        after: "14\u00a0из\u00a040 — 35,0 %",
      },
      { label: "ОГЭ математика", before: "нет данных", after: "12\u00a0из\u00a035 — 34,3 %" },
    ]);
    expect(await confirm(found)).toMatchObject({ state: "applied" });
    expect(await current(school(0), "OGE_MA")).toMatchObject({
      participants: 35,
      belowMin: 12,
      sourceKind: "spreadsheet",
      loadedBy: tenant.region.analyst.fullName,
    });
    // What the file says again is not written again.
    expect(await current(school(1), "VPR_MA_5")).toMatchObject({ sourceKind: "manual" });
    expect(await current(school(1), "OGE_MA")).toMatchObject({ state: "not_applicable" });

    const before = await asAdministrator("SELECT id FROM assessment_results ORDER BY id");
    const again = await read(lines);
    expect(again.counts).toMatchObject({ unchanged: 2, changed: 0, added: 0 });
    await refused(confirmImport(analyst, { id: again.id, version: again.version }), "CONFLICT");
    expect(await asAdministrator("SELECT id FROM assessment_results ORDER BY id")).toEqual(before);
  });

  it("of another sitting is written though its figures are the same; what was written is what is audited", async () => {
    const lines = [HEAD, `${school(0).code};40;14;35;12`];
    const moved = await read([...lines, `${school(1).code};20;3;н/п;н/п`], { sitting: "autumn" });
    const [first] = await rowsOf(moved, "changed");
    expect(first?.changes[0]).toMatchObject({
      before: "14\u00a0из\u00a040 — 35,0 %, весна",
      after: "14\u00a0из\u00a040 — 35,0 %, осень",
    });
    await confirm(moved);
    expect(await current(school(0), "OGE_MA")).toMatchObject({ sitting: "autumn", participants: 35 });

    const more = await read([HEAD, `${school(0).code};40;14;36;12`], { sitting: "autumn" });
    await confirm(more);
    const audit = await auditOf(tenant.region.id, more.id);
    expect(audit.find(({ event }) => event === "result.loaded")).toMatchObject({ after: { figures: 1 } });
  });

  it("tells apart not applicable, not delivered, no participants and what is empty", async () => {
    const line = (at: number, cells: string) => `${school(at).code};${cells}`;
    const found = await read([HEAD, line(0, "0;;?;?"), line(1, "–;—;нет данных;"), line(2, ";;10;0")]);
    expect(found.counts).toMatchObject({ rejected: 0, changed: 3 });
    await confirm(found);
    expect(await current(school(0), "VPR_MA_5")).toMatchObject({ state: "not_applicable", participants: 0 });
    expect(await current(school(0), "OGE_MA")).toMatchObject({ state: "missing" });
    expect(await current(school(1), "OGE_MA")).toMatchObject({ state: "missing" });
    expect(await current(school(2), "VPR_MA_5")).toMatchObject({ state: "not_applicable" });

    const kept = await read([HEAD, line(3, ";;11;0")], { blank: "nothing" });
    await confirm(kept);
    expect(await current(school(3), "VPR_MA_5")).toMatchObject({ state: "value", participants: 20 });
  });

  it("is refused cell by cell, and nothing of it is written", async () => {
    const bad: [string, string, RegExp][] = [
      ["40;41;1;0", "C2", /не может быть больше/],
      ["35,5;3;1;0", "B3", /Дробное число 35,5/],
      ["40;35 %;1;0", "C4", /процент или долю/],
      ["40;0.35;1;0", "C5", /процент или долю/],
      ["-4;0;1;0", "B6", /Отрицательное/],
      ["сорок;0;1;0", "B7", /Вместо числа «сорок»/],
      ["40;;1;0", "C8", /не указано, сколько не преодолели/],
    ];
    const found = await read([HEAD, ...bad.map(([cells], at) => `${school(at % 6).code};${cells}`)]);
    const rows = await rowsOf(found, "rejected");
    expect(rows.map(({ problems }) => problems[0]?.cell)).toEqual(bad.map(([, cell]) => cell));
    for (const [at, [, , pattern]] of bad.entries()) {
      expect(rows[at]?.problems[0]?.problem).toMatch(pattern);
      expect(rows[at]?.problems[0]?.cure).not.toBe("");
    }
    await refused(confirmImport(analyst, { id: found.id, version: found.version }), "CONFLICT");
  });

  it("says once what it does not read: half an indicator and an empty one", async () => {
    const head = `${HEAD};ОГЭ русский язык участников;ЕГЭ русский язык участников;ЕГЭ русский язык двоек`;
    const found = await read([head, `${school(4).code};21;2;22;2;5;;`, `${school(5).code};21;2;22;2;5;;`]);
    const [first, second] = await rowsOf(found, "changed");
    expect(first?.problems.map(({ problem }) => problem)).toEqual([
      expect.stringContaining("«ОГЭ русский язык»: найден только один"),
      expect.stringContaining("«ЕГЭ русский язык»: столбцы пусты"),
    ]);
    expect(second?.problems).toEqual([]);
    await confirm(found);
    expect(await current(school(4), "EGE_RU")).toMatchObject({ state: "value", sourceKind: "manual" });
  });
});

describe("a table the portal itself has written", () => {
  it("is read back as it is: nothing changes", async () => {
    const own = await listSchoolResults(analyst, { year: String(year), attempt: "first" }, { whole: true });
    const sheets = territorySheets("Школы региона", own, { attempt: "first", today: "2026-11-28" });
    const fileId = await storeFile(analyst, "Результаты.xlsx", await writeWorkbook(sheets));
    const { id } = await beginImport(analyst, { kind: "results", fileId, options: { year } });
    await runImport(id, kinds);
    const found = await getImport(analyst, id);
    expect(found).toMatchObject({
      failure: null,
      counts: { unchanged: own.schools.length, added: 0, changed: 0, rejected: 0, unmatched: 0 },
    });
  });
});

describe("schools", () => {
  it("are found by name inside the municipality; what fits nothing exactly is chosen, what fits nothing is refused", async () => {
    const [home] = tenant.municipalities;
    const head = HEAD.replace("Код школы", "Муниципалитет;Школа");
    const found = await read([
      head,
      `${home.shortName};${school(0).name.replace("МБОУ ", "").replaceAll(/[«»]/g, '"')};31;1;31;1`,
      `${home.name};Условная школа № 22;32;2;32;2`,
      "Другой район;Лицей имени Пушкина;33;3;33;3",
      ";;34;4;34;4",
      `${home.shortName};Условная СОШ №3;35;5;35;5`,
    ]);
    expect(found.counts).toMatchObject({ changed: 2, unmatched: 1, rejected: 2 });
    const [open] = await rowsOf(found, "unmatched");
    expect(open?.choices.length).toBeGreaterThan(0);
    const rejected = await rowsOf(found, "rejected");
    expect(rejected.map(({ problems }) => problems[0]?.problem)).toEqual([
      expect.stringContaining("не найдена в реестре"),
      expect.stringContaining("не названа школа"),
    ]);
    for (const { ordinal } of rejected) {
      await decideImportRow(analyst, { id: found.id, ordinal, decision: "skip" });
    }
    await decideImportRow(analyst, { id: found.id, ordinal: open?.ordinal ?? 0, decision: school(1).id });
    await confirm(await getImport(analyst, found.id));
    expect(await current(school(0), "OGE_MA")).toMatchObject({ participants: 31 });
    expect(await current(school(1), "OGE_MA")).toMatchObject({ participants: 32 });
    expect(await current(school(2), "OGE_MA")).toMatchObject({ participants: 35 });
  });

  it("told twice are refused: by the file, and by a choice that repeats", async () => {
    const twice = await read([HEAD, `${school(2).code};21;2;22;2`, `${school(2).code};23;2;24;2`]);
    const [second] = await rowsOf(twice, "rejected");
    expect(second?.problems[0]?.problem).toContain("уже есть в строке 2");

    const head = HEAD.replace("Код школы", "Код школы;Школа");
    const found = await read([head, `${school(2).code};;25;2;26;2`, ";Условная школа № 222;27;2;28;2"]);
    const [open] = await rowsOf(found, "unmatched");
    expect(open?.choices.map(({ key }) => key)).toContain(school(2).id);
    await decideImportRow(analyst, { id: found.id, ordinal: open?.ordinal ?? 0, decision: school(2).id });
    const refusal = await confirm(await getImport(analyst, found.id));
    expect(refusal).toMatchObject({ state: "ready" });
    expect(refusal.failure).toContain("есть ещё в одной строке");
    expect(await current(school(2), "OGE_MA")).not.toMatchObject({ participants: 26 });
  });
});

describe("a table with a line a school and indicator", () => {
  it("is written the same way", async () => {
    const found = await read(
      [
        "Код школы;Показатель;Участников;Не преодолели порог",
        `${school(3).code};ОГЭ математика;50;5`,
        `${school(3).code};Математика 5 класс ВПР;51;6`,
        `${school(3).code};Химия;52;7`,
      ],
      { shape: "long" },
    );
    const [unknown] = await rowsOf(found, "rejected");
    expect(unknown?.problems[0]).toMatchObject({ cell: "B4", problem: "Показатель «Химия» неизвестен." });
    await decideImportRow(analyst, { id: found.id, ordinal: unknown?.ordinal ?? 0, decision: "skip" });
    await confirm(await getImport(analyst, found.id));
    expect(await current(school(3), "OGE_MA")).toMatchObject({ participants: 50, belowMin: 5 });
    expect(await current(school(3), "VPR_MA_5")).toMatchObject({ participants: 51, belowMin: 6 });
  });
});

describe("what goes on meanwhile", () => {
  it("a mark of doubt survives a load", async () => {
    const place = await at(tenant.region.analyst, school(5));
    const mark = {
      organisation: school(5).code,
      id: (await current(school(5), "OGE_MA"))?.id ?? "",
      doubted: true,
      note: "все ВПР низкие",
    };
    await markObjectivity(asCommand(place, mark), mark);
    await confirm(await read([HEAD, `${school(5).code};60;6;61;6`]));
    expect(await current(school(5), "OGE_MA")).toMatchObject({
      participants: 61,
      objectivity: { doubted: true, note: "все ВПР низкие" },
    });
  });

  it("a result that changed after the file was compared has it compared anew", async () => {
    const waiting = await read([HEAD, `${school(4).code};70;7;71;7`]);
    await confirm(await read([HEAD, `${school(4).code};72;7;73;7`]));
    const refusal = await confirm(waiting);
    expect(refusal).toMatchObject({ state: "ready" });
    expect(refusal.failure).toContain("данные на портале изменились");
    expect(await current(school(4), "OGE_MA")).toMatchObject({ participants: 73 });
  });

  it("a school whose closing was written after the reading has no results of a later year", async () => {
    const leaving = await freshSchool(tenant, tenant.municipalities[0]);
    const waiting = await read([HEAD, `${leaving.code};70;7;71;7`]);
    const closing = {
      organisation: leaving.code,
      closedOn: `${String(year - 1)}-08-31`,
      reason: "приказ № 1",
    };
    await closeSchool(await at(tenant.region.analyst, leaving), closing);
    const refusal = await confirm(waiting);
    expect(refusal).toMatchObject({ state: "ready" });
    expect(refusal.failure).toContain("Школа закрыта в");
  });

  it("a file of a year to come, or of no year, is refused in a sentence", async () => {
    expect((await read([HEAD, `${school(0).code};1;0;1;0`], { year: year + 3 })).failure).toContain(
      "не наступил",
    );
    expect((await read([HEAD, `${school(0).code};1;0;1;0`], { year: null })).failure).toContain(
      "Укажите год",
    );
  });
});

/** Files an office program made (tests/fixtures/spreadsheets), all the way: read, understood, confirmed, stored. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { ImportFate } from "@/lib/core/db/enums";
import { skipImportRows } from "@/lib/modules/imports/decisions/mutations";
import type { SpreadsheetKind } from "@/lib/modules/imports/kinds/mutations";
import { beginImport, confirmImport } from "@/lib/modules/imports/mutations";
import { getImport, listImportRows } from "@/lib/modules/imports/queries";
import type { ImportDetails, ImportRowView } from "@/lib/modules/imports/types";
import { registerLetter } from "@/lib/modules/letters/mutations";
import { resultsKind } from "@/lib/modules/results/import/jobs";
import { listSchoolResults } from "@/lib/modules/results/territories/queries";
import { draftList } from "@/lib/modules/school-lists/drafts/mutations";
import { schoolListKind } from "@/lib/modules/school-lists/import/jobs";
import { schoolImport } from "@/lib/modules/schools/import/jobs";
import { getSchoolCard } from "@/lib/modules/schools/queries";
import { runImport, storeFile } from "@/tests/setup/imports";
import { letterOf, makeListWorld, seen, type ListWorld } from "@/tests/setup/school-lists";
import { freshSchool } from "@/tests/setup/schools";
import { asOwner, at } from "@/tests/setup/world";

const kinds: Record<"schools" | "results" | "school_list", SpreadsheetKind> = {
  schools: schoolImport,
  results: resultsKind,
  school_list: schoolListKind,
};

interface OfficeWorld extends ListWorld {
  /** Codes on the portal by what the files call the school. */
  codes: Record<string, string>;
}

/** A region with the schools the files name: «№ 13» is in both authorities, «№ 21» and «№ 22» may be left to the file. */
async function makeOfficeWorld({ small = false } = {}): Promise<OfficeWorld> {
  const world = await makeListWorld();
  const { tenant, home, neighbour } = world;
  const codes: Record<string, string> = {};
  const make = async (key: string, authority: { id: string }, name: string, federalCode: string | null) => {
    const { id, code } = await freshSchool(tenant, authority, name);
    await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.organisation.update({ where: { id }, data: { federalCode } }),
    );
    codes[key] = code;
  };
  await make("11", home, "МБОУ «Условная школа № 11»", "sch910011");
  await make("12", home, "МБОУ «Условная школа № 12»", "910012");
  await make("13", home, "МБОУ «Условная школа № 13»", null);
  if (small) return { ...world, codes };
  await make("other 13", neighbour, "МБОУ «Условная школа № 13»", null);
  await make("21", neighbour, "МКОУ «Условная основная школа № 21»", "sch910021");
  await make("22", neighbour, "МБОУ «Условная школа № 22»", "sch910022");
  return { ...world, codes };
}

type Options = Record<string, string | number | boolean | null>;

async function read(
  { analyst }: ListWorld,
  kind: keyof typeof kinds,
  name: string,
  options: Options,
): Promise<ImportDetails> {
  const bytes = readFileSync(join(process.cwd(), "tests/fixtures/spreadsheets", name));
  const fileId = await storeFile(analyst, name, bytes);
  const { id } = await beginImport(analyst, { kind, fileId, options });
  await runImport(id, kinds);
  return getImport(analyst, id);
}

/** Leaves the bad rows aside and writes the rest. */
async function confirm({ analyst }: ListWorld, { id, version, counts }: ImportDetails): Promise<void> {
  const left = counts?.rejected ? await skipImportRows(analyst, { id, fate: "rejected" }) : { version };
  await confirmImport(analyst, { id, version: left.version });
  await runImport(id, kinds);
  expect(await getImport(analyst, id)).toMatchObject({ state: "applied", failure: null });
}

/** Every row of the file: its number, its fate, and what it changes or what is wrong with it. */
async function rowsOf({ analyst }: ListWorld, { id }: ImportDetails): Promise<[number, string, unknown][]> {
  const pages = await Promise.all(
    Object.values(ImportFate).map(async (fate) => (await listImportRows(analyst, id, { fate })).rows),
  );
  const says = ({ fate, changes, problems }: ImportRowView) =>
    fate === "rejected"
      ? problems.map(({ cell, problem }) => `${cell ?? ""}: ${problem}`)
      : Object.fromEntries(changes.map(({ label, after }) => [label, after.replaceAll("\u00a0", " ")]));
  return pages
    .flat()
    .sort((one, other) => one.ordinal - other.ordinal)
    .flatMap((row) => (row.row === null ? [] : [[row.row, row.fate, says(row)]]));
}

describe("a register of schools", () => {
  it.each(["xlsx", "ods", "csv"])("%s", async (extension) => {
    const world = await makeOfficeWorld({ small: true });
    const found = await read(world, "schools", `schools-register.${extension}`, {
      validFrom: world.analyst.today,
    });
    expect(found).toMatchObject({ state: "ready", failure: null });
    expect(found.table?.header).toMatchObject({ firstRow: 4, lastRow: 5 });
    expect(await rowsOf(world, found)).toEqual([
      [
        8,
        "changed",
        {
          Тип: "средняя школа",
          ИНН: "9199000014",
          ОГРН: "1149199000015",
          Местность: "городская",
          Малокомплектная: "нет",
          "Проектная мощность, мест": "1 300",
          Смен: "1",
          Обучающихся: "1 240",
          Директор: "Иванова Мария Петровна",
          "Электронная почта": "school11@example.org",
          Телефон: "+7 (978) 000-00-11",
        },
      ],
      [
        9,
        "changed",
        {
          "Полное наименование": "Условная СОШ №12",
          Тип: "средняя школа",
          Местность: "сельская",
          Малокомплектная: "да",
          "Проектная мощность, мест": "120",
          Смен: "1",
          Обучающихся: "96",
          Телефон: "8-978-000-00-12; 8-978-000-00-13",
        },
      ],
      [10, "changed", { ИНН: "9199000039", Местность: "сельская", Обучающихся: "245" }],
      [
        12,
        "added",
        {
          Муниципалитет: "Условный район 2",
          "Краткое наименование": "Условная основная школа № 21",
          Тип: "основная школа",
          ИНН: "0199000025",
          ОГРН: "1149199000026",
          Местность: "сельская",
          Малокомплектная: "да",
          "Проектная мощность, мест": "80",
          Смен: "1",
          Обучающихся: "64",
          Директор: "Петров Иван Ильич",
        },
      ],
      [13, "rejected", ["E13: «школа-сад» — не похоже на тип школы."]],
    ]);
    // Of both authorities' schools the tenant began with; the one under the region is not spoken of.
    expect(found.counts).toMatchObject({ missing: 6 });
    await confirm(world, found);

    const { tenant, codes, neighbour } = world;
    const card = async (code: string) => getSchoolCard(await at(tenant.region.analyst, { code }));
    const facts = async (code = "") => (await card(code)).current.facts;
    expect(await facts(codes["11"])).toMatchObject({
      small: false,
      pupils: 1240,
      phone: "+7 (978) 000-00-11",
    });
    expect(await facts(codes["12"])).toMatchObject({ name: "Условная СОШ №12", small: true, pupils: 96 });
    expect(await facts(codes["13"])).toMatchObject({ inn: "9199000039", pupils: 245 });
    const fresh = await card(`${neighbour.code}-004`);
    expect(fresh).toMatchObject({ federalCode: "sch910021", municipality: { code: neighbour.code } });
    expect(fresh.current.facts).toMatchObject({ inn: "0199000025", schoolType: "basic", shifts: 1 });
  });
});

describe("results of a year, a line a school", () => {
  it.each(["xlsx", "ods"])("%s", async (extension) => {
    const world = await makeOfficeWorld();
    const year = world.year - 1;
    const found = await read(world, "results", `results-wide.${extension}`, { year });
    expect(found).toMatchObject({ state: "ready", failure: null });
    expect(found.table?.header).toMatchObject({ firstRow: 2, lastRow: 3 });
    const [maths, russian, last] = ["ВПР математика 5 класс", "ОГЭ русский язык", "ЕГЭ русский язык"];
    expect(await rowsOf(world, found)).toEqual([
      [4, "added", { [maths]: "14 из 40 — 35,0 %", [russian]: "12 из 35 — 34,3 %", [last]: "не применимо" }],
      [5, "added", { [maths]: "3 из 20 — 15,0 %", [russian]: "нет данных", [last]: "0 из 10 — 0,0 %" }],
      [6, "added", { [maths]: "102 из 1020 — 10,0 %", [russian]: "нет данных", [last]: "не применимо" }],
      [7, "added", { [maths]: "5 из 16 — 31,3 %", [russian]: "1 из 15 — 6,7 %", [last]: "не применимо" }],
      [8, "rejected", ["F8: Похоже на процент или долю: 100 %."]],
      [9, "rejected", ["I9: Похоже на процент или долю: 35,5 %."]],
    ]);
    await confirm(world, found);

    const { analyst, codes } = world;
    const { schools } = await listSchoolResults(
      analyst,
      { year: String(year), attempt: "first" },
      { whole: true },
    );
    const stored = (key: string) => {
      const { VPR_MA_5, OGE_RU, EGE_RU } = schools.find(({ code }) => code === codes[key])?.results ?? {};
      return [VPR_MA_5, OGE_RU, EGE_RU].map((one) =>
        one?.state === "value" ? [one.belowMin, one.participants] : one?.state,
      );
    };
    expect(stored("11")).toEqual([[14, 40], [12, 35], "not_applicable"]);
    expect(stored("12")).toEqual([[3, 20], "missing", [0, 10]]);
    expect(stored("13")).toEqual([[102, 1020], "missing", "not_applicable"]);
    expect(stored("other 13")).toEqual([[5, 16], [1, 15], "not_applicable"]);
    expect(stored("21")).toEqual([undefined, undefined, undefined]);
  });
});

describe("a federal list that came with a letter", () => {
  it.each(["xlsx", "ods"])("%s", async (extension) => {
    const world = await makeOfficeWorld();
    const { analyst, organisation, year: listYear, codes } = world;
    const draft = { organisation, kind: "federal" as const, listYear, methodology: "", reason: "" };
    await draftList(analyst, draft);
    const { id: letterId } = await registerLetter(analyst, letterOf("01-13/206"));
    const options = { kind: "federal", listYear, number: 1, letterId, whole: true };
    const found = await read(world, "school_list", `list-federal.${extension}`, options);
    expect(found).toMatchObject({ state: "ready", failure: null });
    expect(found.table?.header).toMatchObject({ firstRow: 3, lastRow: 3 });
    const letter = { Письмо: expect.stringContaining("01-13/206") as string };
    expect(await rowsOf(world, found)).toEqual([
      [4, "added", { Основание: "ВПР: 14 из 40, ОГЭ: 12 из 35", ...letter }],
      [5, "added", { Основание: "35 %", ...letter }],
      [6, "added", { Основание: "41,2 %", ...letter }],
      [7, "added", { Основание: "100 %", ...letter }],
      [8, "added", letter],
    ]);
    await confirm(world, found);
    const { entries, letters } = await seen(world, 1, "federal");
    expect(letters.map(({ id }) => id)).toEqual([letterId]);
    expect(
      Object.fromEntries(
        entries.map(({ schoolCode, grounds, importedName }) => [schoolCode, [grounds, importedName]]),
      ),
    ).toEqual(
      Object.fromEntries(
        [
          ["11", "ВПР: 14 из 40, ОГЭ: 12 из 35", "МБОУ «Условная школа № 11»"],
          ["12", "35 %", "Условная школа №12 (с. Условное)"],
          ["13", "41,2 %", "МБОУ «Условная школа № 13»"],
          [
            "other 13",
            "100 %",
            "Муниципальное бюджетное общеобразовательное учреждение «Условная школа № 13»",
          ],
          ["21", "", "Условная основная школа № 21"],
        ].map(([key = "", ...rest]) => [codes[key], rest]),
      ),
    );
  });
});

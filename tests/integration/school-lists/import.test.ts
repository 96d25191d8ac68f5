import { beforeEach, describe, expect, it } from "vitest";

import { writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";
import { decideImportRow } from "@/lib/modules/imports/decisions/mutations";
import { beginImport, confirmImport } from "@/lib/modules/imports/mutations";
import { getImport, listImportRows } from "@/lib/modules/imports/queries";
import type { ImportDetails } from "@/lib/modules/imports/types";
import { registerLetter } from "@/lib/modules/letters/mutations";
import { addListEntry, draftList, dropList } from "@/lib/modules/school-lists/drafts/mutations";
import { schoolListKind } from "@/lib/modules/school-lists/import/jobs";
import { publishList } from "@/lib/modules/school-lists/publication/mutations";
import { closeSchool } from "@/lib/modules/schools/moves/mutations";
import { beginTable, runImport, storeFile } from "@/tests/setup/imports";
import { auditOf } from "@/tests/setup/plans";
import { letterOf, makeListWorld, seen, type ListWorld } from "@/tests/setup/school-lists";
import { freshSchool } from "@/tests/setup/schools";
import { at } from "@/tests/setup/world";

const kinds = { school_list: schoolListKind };
const HEAD = "№ п/п;Муниципалитет;Логин ОО;Наименование ОО;Показатели";

let world: ListWorld;
let listId: string;
let letterId: string;

beforeEach(async () => {
  world = await makeListWorld();
  const { analyst, organisation, year } = world;
  const draft = { organisation, kind: "federal" as const, listYear: year, methodology: "", reason: "" };
  ({ id: listId } = await draftList(analyst, draft));
  ({ id: letterId } = await registerLetter(analyst, letterOf("01-13/206")));
});

interface Told {
  letter?: string | null;
  whole?: boolean;
  listYear?: number;
}

async function read(lines: readonly string[], { letter = null, whole = false, listYear }: Told = {}) {
  const options = { kind: "federal", listYear: listYear ?? world.year, number: 1, letterId: letter, whole };
  const id = await beginTable(world.analyst, "school_list", [HEAD, ...lines], options);
  await runImport(id, kinds);
  return getImport(world.analyst, id);
}

async function confirm({ id }: ImportDetails): Promise<ImportDetails> {
  const { version } = await getImport(world.analyst, id);
  await confirmImport(world.analyst, { id, version });
  await runImport(id, kinds);
  return getImport(world.analyst, id);
}

const federal = () => seen(world, 1, "federal");

const rowsOf = async (
  { id }: ImportDetails,
  fate: "added" | "changed" | "rejected" | "unmatched" | "missing",
) => (await listImportRows(world.analyst, id, { fate })).rows;

describe("a federal list that came with a letter", () => {
  it("is matched by code and name, confirmed, and its schools remember letter, figures and the name in the file", async () => {
    const { home, neighbour, tenant } = world;
    const [first, second] = home.schools;
    const found = await read(
      [
        `1;;${first.code};что угодно;ВПР: 14 из 40`,
        `2;${home.name};;«${second.name.replace(/^МБОУ «|»$/g, "")}»;`,
        `3;;;${tenant.directSchool.name.toUpperCase()};`,
      ],
      { letter: letterId },
    );
    expect(found).toMatchObject({
      state: "ready",
      failure: null,
      counts: { added: 3, rejected: 0, unmatched: 0 },
    });
    expect((await rowsOf(found, "added"))[0]?.changes).toEqual([
      { label: "Основание", before: "", after: "ВПР: 14 из 40" },
      { label: "Письмо", before: "", after: expect.stringContaining("01-13/206") as string },
    ]);
    expect((await federal()).entries).toEqual([]);
    expect(await confirm(found)).toMatchObject({ state: "applied" });
    const list = await federal();
    expect(list.letters.map(({ id }) => id)).toEqual([letterId]);
    expect(
      list.entries.map(({ schoolCode, grounds, source, letterId: letter }) => [
        schoolCode,
        grounds,
        source,
        letter,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [first.code, "ВПР: 14 из 40", "imported", letterId],
        [second.code, "", "imported", letterId],
        [tenant.directSchool.code, "", "imported", letterId],
      ]),
    );
    expect(list.entries.find(({ schoolCode }) => schoolCode === first.code)?.importedName).toBe("что угодно");
    expect((await auditOf(tenant.region.id, listId)).map(({ event }) => event)).toContain("list.imported");
    // Nobody below the region sees a draft, loaded or typed.
    expect(
      neighbour.schools.every(({ code }) => list.entries.every((entry) => entry.schoolCode !== code)),
    ).toBe(true);
  });

  it("arrives in parts: the second letter adds, what the first named stays with it", async () => {
    const [first, second] = world.home.schools;
    await confirm(await read([`1;;${first.code};Школа;35,0 %`], { letter: letterId }));
    const { id: later } = await registerLetter(world.analyst, letterOf("01-13/219"));
    const part = await read([`1;;${first.code};Школа;`, `2;;${second.code};Школа;41,2 %`], { letter: later });
    expect(part.counts).toMatchObject({ added: 1, unchanged: 1, changed: 0, missing: 0 });
    await confirm(part);
    const { entries, letters } = await federal();
    expect(letters).toHaveLength(2);
    expect(
      Object.fromEntries(entries.map((entry) => [entry.schoolCode, [entry.letterId, entry.grounds]])),
    ).toEqual({
      [first.code]: [letterId, "35,0 %"],
      [second.code]: [later, "41,2 %"],
    });
    const again = await read([`1;;${second.code};Школа;41,2 %`], { letter: later });
    expect(again.counts).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  });

  it("keeps a number of the file as people here write it", async () => {
    const [{ code }] = world.home.schools;
    const columns = ["Код ОО", "Школа", "Основание"].map((title, at) => ({
      title,
      width: 20,
      type: at < 2 ? ("text" as const) : ("number" as const),
    }));
    const sheet = { name: "Перечень", titles: [], columns, rows: [{ cells: [code, "Школа", 34.3] }] };
    const fileId = await storeFile(world.analyst, "Перечень.xlsx", await writeWorkbook([sheet]));
    const options = { kind: "federal", listYear: world.year, number: 1, letterId: null, whole: false };
    const { id } = await beginImport(world.analyst, { kind: "school_list", fileId, options });
    await runImport(id, kinds);
    expect((await rowsOf(await getImport(world.analyst, id), "added"))[0]?.changes).toEqual([
      { label: "Основание", before: "", after: "34,3" },
    ]);
  });

  it("of the whole list shows the schools it has not, and leaves them", async () => {
    const { analyst, organisation, home } = world;
    const [first, second] = home.schools;
    const entry = {
      organisation,
      id: listId,
      schoolCode: first.code,
      grounds: "",
      letterId: null,
      reason: "Письмо",
    };
    await addListEntry(analyst, entry);
    const found = await read([`1;;${second.code};Школа;`], { whole: true });
    expect((await rowsOf(found, "missing")).map(({ subjectId }) => subjectId)).toEqual([first.id]);
    await confirm(found);
    expect((await federal()).entries).toHaveLength(2);
  });

  it("asks where a name is like several, and refuses what is nowhere, told twice or closed", async () => {
    const { home, analyst, tenant, year } = world;
    const closed = await freshSchool(tenant, home, "МБОУ «Ялтинская гимназия»");
    await freshSchool(tenant, home, "МБОУ «Ореховская средняя школа имени Героев»");
    await closeSchool(await at(tenant.region.analyst, closed), {
      organisation: closed.code,
      closedOn: analyst.today,
      reason: "приказ № 1",
    });
    const [first] = home.schools;
    const found = await read([
      `1;;;Ориховская школа имени Героев;`,
      `2;;;Нигде такой нет;`,
      `3;;${first.code};Школа;`,
      `4;;${first.code};Школа;`,
      `5;;${closed.code};Гимназия;`,
      `6;;;;35,0 %`,
      `7;;${home.schools[1].code};Школа;${"а".repeat(2001)}`,
    ]);
    expect((await rowsOf(found, "rejected")).map(({ row, problems }) => [row, problems[0]?.problem])).toEqual(
      [
        [3, "Школа «Нигде такой нет» не найдена в реестре."],
        [5, "Эта школа уже есть в строке 4."],
        [6, expect.stringMatching(/^Школа закрыта с .*: в перечень \d+ года её включить нельзя\.$/)],
        [7, "В строке не названа школа."],
        [8, "Основание длиннее 2000 знаков."],
      ],
    );
    const [asked] = await rowsOf(found, "unmatched");
    const choice = asked?.choices[0];
    expect(choice?.label).toContain("Ореховская");
    await decideImportRow(analyst, {
      id: found.id,
      ordinal: asked?.ordinal ?? -1,
      decision: choice?.key ?? "",
    });
    expect((await rowsOf(found, "added")).map(({ label }) => label)).toHaveLength(2);

    // A list of a past year keeps a school that worked in that year.
    const past = { organisation: world.organisation, kind: "federal" as const, listYear: year - 3 };
    await draftList(analyst, { ...past, methodology: "", reason: "" });
    const old = await read([`1;;${closed.code};Гимназия;`], { listYear: year - 3 });
    expect(old.counts).toMatchObject({ added: 1, rejected: 0 });
    await confirm(old);
  });

  it("is not written with a school that was closed after the reading", async () => {
    const { analyst, tenant, home } = world;
    const [first] = home.schools;
    const leaving = await freshSchool(tenant, home);
    const waiting = await read([`1;;${first.code};Школа;`, `2;;${leaving.code};Школа;`]);
    expect(waiting.counts).toMatchObject({ added: 2 });
    await closeSchool(await at(tenant.region.analyst, leaving), {
      organisation: leaving.code,
      closedOn: analyst.today,
      reason: "приказ № 1",
    });
    expect(await confirm(waiting)).toMatchObject({
      state: "ready",
      failure: expect.stringContaining("Школа закрыта с") as string,
    });
    expect((await federal()).entries).toEqual([]);
  });

  it("is compared anew once the version has changed, and refused once it is published or dropped", async () => {
    const { analyst, organisation, home } = world;
    const [first, second, third] = home.schools;
    const waiting = await read([`1;;${first.code};Школа;`]);
    const entry = { organisation, id: listId, grounds: "", letterId: null, reason: "Письмо" };
    await addListEntry(analyst, { ...entry, schoolCode: second.code });
    expect(await confirm(waiting)).toMatchObject({
      state: "ready",
      failure: expect.stringContaining("данные на портале изменились") as string,
    });
    const { version } = await federal();
    await publishList(analyst, {
      organisation,
      id: listId,
      version,
      letterIds: [letterId],
      newLetter: null,
      early: false,
    });
    expect(await read([`1;;${third.code};Школа;`])).toMatchObject({
      state: "failed",
      failure: expect.stringContaining("Опубликованный перечень не меняется") as string,
    });
    const { id } = await draftList(analyst, {
      organisation,
      kind: "federal",
      listYear: world.year - 3,
      methodology: "",
      reason: "",
    });
    await dropList(analyst, { id, version: 1 });
    expect(await read([`1;;${third.code};Школа;`], { listYear: world.year - 3 })).toMatchObject({
      state: "failed",
      failure: expect.stringContaining("больше нет") as string,
    });
  });
});

import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { beside } from "@/lib/core/db/with-tenant";
import { decideImportRow } from "@/lib/modules/imports/decisions/mutations";
import { confirmImport } from "@/lib/modules/imports/mutations";
import { getImport, listImportRows } from "@/lib/modules/imports/queries";
import { schoolImport } from "@/lib/modules/schools/import/jobs";
import { closeSchool } from "@/lib/modules/schools/moves/mutations";
import { changeSchool } from "@/lib/modules/schools/mutations";
import { listRegister } from "@/lib/modules/schools/register/queries";
import type { Tenant } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { beginTable, runImport } from "@/tests/setup/imports";
import { freshSchool, latestFacts, someFacts } from "@/tests/setup/schools";
import { asOwner, at, makeTenant } from "@/tests/setup/world";

let tenant: Tenant;
let analyst: TenantContext;
const kinds = { schools: schoolImport };

beforeAll(async () => {
  tenant = await makeTenant();
  analyst = await at(tenant.region.analyst, "region");
});

async function read(lines: readonly string[]): Promise<string> {
  const id = await beginTable(analyst, "schools", lines, { validFrom: analyst.today });
  await runImport(id, kinds);
  return id;
}

async function apply(id: string): Promise<void> {
  const { version } = await getImport(analyst, id);
  await confirmImport(analyst, { id, version });
  await runImport(id, kinds);
}

const rows = async (id: string, fate: Parameters<typeof listImportRows>[2]["fate"]) =>
  (await listImportRows(analyst, id, { fate })).rows;

describe("a table of schools", () => {
  it("adds what is new, changes what differs, shows what it has not, and the second time changes nothing", async () => {
    const [home] = tenant.municipalities;
    const [known] = home.schools;
    const lines = [
      "Реестр школ;;;;;;",
      "Муниципалитет;Наименование ОО;Код;Тип;ИНН;Местность;Контингент",
      `${home.shortName};${known.name};${known.code};СОШ;;село;1 20`,
      `${home.code};МБОУ «Совсем иная гимназия»;;гимназия;7707083893;городская;300`,
    ];
    const id = await read(lines);
    expect(await getImport(analyst, id)).toMatchObject({
      state: "ready",
      failure: null,
      counts: { added: 1, changed: 1, rejected: 0, unmatched: 0 },
    });
    const [changed] = await rows(id, "changed");
    expect(changed?.changes).toEqual([
      { label: "Тип", before: "", after: "средняя школа" },
      { label: "Местность", before: "", after: "сельская" },
      { label: "Обучающихся", before: "", after: "120" },
    ]);
    // Of the other authority, which the file does not name, nothing is missing.
    expect(await rows(id, "missing")).toHaveLength(2);
    await apply(id);
    expect(await getImport(analyst, id)).toMatchObject({ state: "applied", failure: null });
    const { rows: found } = await listRegister(analyst, { q: "иная гимназия" });
    expect(found).toMatchObject([{ municipality: home.shortName, schoolType: "gymnasium", pupils: 300 }]);
    const facts = await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.organisationAttributes.findMany({
        where: { organisationId: known.id },
        orderBy: { validFrom: "desc" },
      }),
    );
    expect(facts.map(({ pupils }) => pupils)).toEqual([120, null]);
    expect(facts[0]?.source).toContain("файл «Таблица.csv»");
    const again = await read(lines);
    expect((await getImport(analyst, again)).counts).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  it("names the cell and the cure of every bad row and writes nothing", async () => {
    const [home] = tenant.municipalities;
    const id = await read([
      "Школа;Муниципалитет;ИНН;Тип;Смен;Обучающихся",
      `Первая;${home.shortName};7707083894;школа-сад;7;много`,
      "Вторая;Нигдейский район;7728168971;;;",
      `Третья;${home.shortName};7728168971;;;`,
      `;${home.shortName};;лицей;;`,
    ]);
    const bad = await rows(id, "rejected");
    expect(bad.map(({ row, problems }) => [row, problems.map(({ cell }) => cell)])).toEqual([
      [2, ["D2", "F2", "C2", "E2"]],
      [3, ["B3"]],
      [4, ["C4"]],
      [5, ["A5"]],
    ]);
    expect(bad.flatMap(({ problems }) => problems).every(({ problem, cure }) => problem && cure)).toBe(true);
  });

  it("offers the schools a name nearly fits, and takes it for one of them or for a new one", async () => {
    const [, home] = tenant.municipalities;
    const near = await freshSchool(tenant, home, "МБОУ «Верхнереченская школа»");
    const id = await read([
      "Школа;Муниципалитет;Обучающихся",
      `МБОУ «Верхнереченскаяя СОШ»;${home.shortName};90`,
      `Верхнереченскаа школа;${home.shortName};91`,
    ]);
    const waiting = await rows(id, "unmatched");
    expect(waiting.map(({ choices }) => choices.map(({ label }) => label))).toEqual([
      [`${near.shortName} (${near.code})`, "новая школа"],
      [`${near.shortName} (${near.code})`, "новая школа"],
    ]);
    await decideImportRow(analyst, { id, ordinal: 0, decision: near.id });
    await decideImportRow(analyst, { id, ordinal: 1, decision: "new" });
    await apply(id);
    const { rows: found } = await listRegister(analyst, { q: "верхнеречен", sort: "pupils" });
    expect(found.map(({ pupils }) => pupils)).toEqual([90, 91]);
  });

  it("refuses to be written after somebody has changed a school", async () => {
    const [home] = tenant.municipalities;
    const id = await read(["Школа;Муниципалитет", `Ничья гимназия;${home.shortName}`]);
    await freshSchool(tenant, home);
    await apply(id);
    expect(await getImport(analyst, id)).toMatchObject({ state: "ready" });
    expect((await getImport(analyst, id)).failure).toContain("данные на портале изменились");
  });

  it("warns where a new school has no municipality in a table that tells them", async () => {
    const [home] = tenant.municipalities;
    const id = await read([
      "Муниципалитет;Школа",
      `${home.shortName};МБОУ «Первая особая гимназия»`,
      ";МБОУ «Вторая особая гимназия»",
    ]);
    const added = await rows(id, "added");
    expect(added.map(({ problems }) => problems.map(({ cell }) => cell))).toEqual([[], ["A3"]]);
    expect(added[1]?.problems[0]).toMatchObject({ level: "warning" });
    expect(added[1]?.problems[0]?.problem).toContain("подчиняться региону напрямую");
  });

  it("takes the same new school once, however it is written", async () => {
    const [home, neighbour] = tenant.municipalities;
    const id = await read([
      "Школа;Муниципалитет;ИНН",
      `МБОУ «Дважды вписанная школа № 7»;${home.shortName};`,
      `Дважды вписанная СОШ №7;${home.shortName};`,
      `Дважды вписанная СОШ №7;${neighbour.shortName};`,
      `Двойная гимназия;${home.shortName};7736050003`,
      `Двойная гимназия;${home.shortName};7702070139`,
    ]);
    expect((await rows(id, "added")).map(({ row }) => row)).toEqual([2, 4, 5, 6]);
    const [twice] = await rows(id, "rejected");
    expect(twice).toMatchObject({ row: 3, problems: [{ cell: "A3" }] });
    expect(twice?.problems[0]?.problem).toContain("уже есть в файле: A2");
  });

  it("offers only the schools the row can be, and a new one beside one that is closed", async () => {
    const [, home] = tenant.municipalities;
    const closed = await freshSchool(tenant, home, "МБОУ «Закрытореченская школа»");
    await closeSchool(await at(tenant.region.analyst, closed), {
      organisation: closed.code,
      closedOn: analyst.today,
      reason: "приказ от 01.09.2026 № 5",
    });
    const basic = await freshSchool(tenant, home, "МБОУ «Малоосновнинская школа»");
    await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.organisationAttributes.updateMany({
        where: { organisationId: basic.id },
        data: { schoolType: "basic", educationLevels: ["basic_general"] },
      }),
    );
    const id = await read([
      "Школа;Муниципалитет;Уровни",
      `Закрытореченская школа;${home.shortName};`,
      `Малоосновнинскаа школа;${home.shortName};НОО, ООО, СОО`,
    ]);
    const waiting = await rows(id, "unmatched");
    expect(waiting.map(({ choices }) => choices.map(({ key }) => key))).toEqual([["new"], ["new"]]);
    expect(waiting.map(({ problems }) => problems.map(({ level, problem }) => [level, problem]))).toEqual([
      [["warning", expect.stringContaining("закрыта")]],
      [["warning", expect.stringContaining("не бывает СОО")]],
    ]);
    await decideImportRow(analyst, { id, ordinal: 0, decision: "new" });
    await decideImportRow(analyst, { id, ordinal: 1, decision: "skip" });
    await apply(id);
    const { rows: found } = await listRegister(analyst, { q: "закрытореченская", closed: "no" });
    expect(found).toHaveLength(1);
  });

  it("verifies codes: what is no code, what names somebody else, what the portal does not know", async () => {
    const [home] = tenant.municipalities;
    const [known] = home.schools;
    const id = await read([
      "Школа;Муниципалитет;Код;Федеральный код",
      `Первая кодовая;${home.shortName};${home.code};`,
      `Вторая кодовая;${home.shortName};код 5/а;`,
      `Третья кодовая;${home.shortName};;${"9".repeat(41)}`,
      `${known.name};${home.shortName};нет-такого;`,
    ]);
    expect((await rows(id, "rejected")).map(({ problems }) => problems.map(({ cell }) => cell))).toEqual([
      ["C2"],
      ["C3"],
      ["D4"],
    ]);
    const [same] = await rows(id, "unchanged");
    expect(same?.problems).toMatchObject([{ level: "warning", cell: "C5" }]);
    const foreign = (await makeTenant()).municipalities[0].schools[0];
    const taken = await read(["Школа;Муниципалитет;Код", `Чужекодовая;${home.shortName};${foreign.code}`]);
    await apply(taken);
    expect(await getImport(analyst, taken)).toMatchObject({ state: "ready" });
    expect((await getImport(analyst, taken)).failure).toContain(`${foreign.code} уже занят`);
  });

  it("is told in the audit school by school, and a card changed meanwhile waits and is stale", async () => {
    const [home] = tenant.municipalities;
    const school = await freshSchool(tenant, home);
    const id = await read([
      "Школа;Муниципалитет;Код;Контингент",
      `${school.name};${home.shortName};${school.code};15`,
      `Аудитная школа;${home.shortName};;16`,
    ]);
    const { version } = await getImport(analyst, id);
    await confirmImport(analyst, { id, version });
    const change = {
      organisation: school.code,
      ...(await latestFacts(tenant, school.id)),
      validFrom: analyst.today,
      basis: "приказ от 01.09.2026 № 5",
      facts: someFacts({ pupils: 99 }),
    };
    const ctx = await at(tenant.region.analyst, school);
    const outside = beside();
    let changed: Promise<unknown> = Promise.resolve();
    await runImport(id, {
      schools: {
        ...schoolImport,
        apply: async (...args) => {
          changed = outside(() => changeSchool(ctx, change)).catch((error: unknown) => error);
          await new Promise((resolve) => setTimeout(resolve, 300));
          await schoolImport.apply(...args);
        },
      },
    });
    expect(await getImport(analyst, id)).toMatchObject({ state: "applied" });
    expect(await changed).toMatchObject({ code: "STALE" });
    const told = await asAdministrator<{ event: string; label: string }>(
      `SELECT a.event, o.name AS label FROM audit_events a JOIN organisations o ON o.id::text = a.subject_id
        WHERE a.subject_type = 'school' AND (o.id::text = $1 OR o.name = 'Аудитная школа') ORDER BY a.event`,
      [school.id],
    );
    expect(told).toEqual([
      { event: "school.added", label: "Аудитная школа" },
      { event: "school.changed", label: school.name },
    ]);
  });
});

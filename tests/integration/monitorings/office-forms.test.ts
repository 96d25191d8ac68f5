/** A form an office program has filled and saved (tests/fixtures/spreadsheets), all the way: read, shown, written. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { readSheets } from "@/lib/core/spreadsheets/read-sheets";
import { applySheet } from "@/lib/modules/monitorings/sheets/mutations";
import { FORM_LIMITS, getSheetSource, previewSheet } from "@/lib/modules/monitorings/sheets/queries";
import { readFormSheet } from "@/lib/modules/monitorings/sheets/reading/workbook";
import { buildCampaign } from "@/prisma/factories/campaigns";
import { EVERY_QUESTION } from "@/prisma/factories/every-question";
import { asAdministrator } from "@/tests/setup/administrator";
import { saveAs, typed } from "@/tests/setup/monitorings";
import { asCommand, asOwner, at, makeTenant } from "@/tests/setup/world";

const YEAR = 2026;
const CODE = "M1";

it("is understood alike as .xlsx and .ods, and written as it was shown", async () => {
  const tenant = await makeTenant();
  const [school] = tenant.municipalities[0].schools;
  const own = { regionId: tenant.region.id };
  const campaign = await asOwner(own, (tx) =>
    buildCampaign(tx, { ...tenant, year: YEAR }, { code: CODE, definition: EVERY_QUESTION }),
  );
  // The school the file names.
  await asOwner(own, (tx) =>
    tx.organisation.update({ where: { id: school.id }, data: { code: "91-77-007" } }),
  );
  const id = campaign.submissions[school.id] ?? "";
  const deputy = await at(school.deputy, { code: "91-77-007" });
  await saveAs(deputy, id, [
    typed("pupils", "300"),
    typed("works/r1/subject", "Русский язык"),
    typed("works/r1/part", "25"),
  ]);

  const address = { year: YEAR, code: CODE };
  const look = async (name: string) => {
    const bytes = new Uint8Array(readFileSync(join(process.cwd(), "tests/fixtures/spreadsheets", name)));
    const workbook = await readSheets({ name, bytes }, FORM_LIMITS);
    const sheet = readFormSheet(workbook, await getSheetSource(deputy, address));
    return previewSheet(deputy, address, { name, sheet });
  };
  const seen = await look("form-filled.xlsx");
  expect(await look("form-filled.ods")).toEqual({ ...seen, fileName: "form-filled.ods" });
  expect(seen.unread).toEqual([
    {
      place: "Лист «1. Числа и даты», ячейка C6",
      name: "Обеспеченность учебниками",
      text: "почти все",
      message: "Нужно число, например 12 или 12,5.",
    },
  ]);
  expect([seen.conflicts, seen.refused]).toEqual([[], []]);
  expect(seen.changes.map(({ name: question, before, after }) => [question, before, after])).toEqual([
    ["Пояснение: Обучающихся", "", "Присоединили соседнюю школу"],
    ["Обучающихся", "300", "310"],
    ["Ставок", "", "20,5"],
    ["Дата проверки", "", "15.09.2026"],
    ["Малокомплектная школа", "", "да"],
    ["Примечание", "", "Первая строка\nвторая"],
    ["Раздел сайта", "", "https://school.example/vsoko"],
    ["Скорость доступа в Интернет", "", "от 100 Мбит/с, оптика"],
    ["Оснащённые кабинеты", "", "химия"],
    ["Приоритетные дефициты", "", "1) методика; 2) кадры"],
    ["Приказ", "", "№ 12/1 от 01.09.2026"],
    ["Проверочные работы: Работа 1: Класс", "", "5"],
    ["Проверочные работы: Работа 1: Участников, чел.", "25", "26"],
    ["Проверочные работы: Работа 2: Предмет", "", "Математика"],
    ["Проверочные работы: Работа 2: Участников, чел.", "", "24"],
    ["Проверочные работы: Работа 2: Получили «2», чел.", "", "13"],
    ["Проверочные работы: Работа 2: пояснение: Двоек больше половины.", "", "Новая программа"],
  ]);

  const input = {
    organisation: "91-77-007",
    id,
    seq: seen.seq,
    fileName: seen.fileName,
    changes: seen.changes.map(({ field, base, value }) => ({ field, base, value })),
  };
  const reply = await applySheet(asCommand(deputy, input), input);
  expect(reply).toMatchObject({ saved: 17, conflicts: [], refusals: [] });
  expect((await look("form-filled.ods")).changes).toEqual([]);
  const [stored] = await asAdministrator<{ answers: object; explanations: object }>(
    "SELECT answers, explanations FROM submission_answers WHERE submission_id = $1",
    [id],
  );
  expect(stored).toEqual({
    answers: {
      pupils: "310",
      rates: "20.5",
      checked_on: "2026-09-15",
      small: true,
      note: "Первая строка\nвторая",
      site: "https://school.example/vsoko",
      net: "fast",
      labs: ["hi"],
      needs: ["method", "staff"],
      order: { number: "12/1", date: "2026-09-01" },
      works: [
        { row: "r1", cells: { subject: "Русский язык", grade: "g5", part: "26" } },
        { row: "foffice_1", cells: { subject: "Математика", part: "24", low: "13" } },
      ],
    },
    explanations: {
      "change:pupils": "Присоединили соседнюю школу",
      "check:works_low:foffice_1": "Новая программа",
    },
  });
});

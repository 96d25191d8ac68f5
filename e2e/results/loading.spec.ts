import type { Page } from "@playwright/test";

import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import { writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";

test.use({ storageState: signedInAs("analyst@imac.example") });

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const HEAD = [
  "Код школы",
  "Школа",
  "ВПР математика 5 класс: участников",
  "ВПР математика 5 класс: не преодолели порог",
  "ОГЭ математика: участников",
  "ОГЭ математика: не преодолели порог",
];
/** Its results are nobody else's: no other walk looks at them. */
const SCHOOLS = ["91-09-001", "91-09-002", "91-09-003", "91-09-004"];

type Row = (string | number)[];

async function table(rows: readonly Row[]): Promise<Buffer> {
  const columns = HEAD.map((title, at) => ({
    title,
    width: 20,
    type: at < 2 ? ("text" as const) : ("number" as const),
  }));
  const sheet = {
    name: "Результаты",
    titles: ["Результаты"],
    columns,
    rows: rows.map((cells) => ({ cells })),
  };
  return Buffer.from(await writeWorkbook([sheet]));
}

/** Sends a table of a year and waits until it has been read. */
async function load(page: Page, name: string, year: number, rows: readonly Row[]): Promise<void> {
  await page.goto("/region/results/import");
  await page.getByLabel("Год").selectOption(String(year));
  await page.getByLabel("Выбрать файл").setInputFiles({ name, mimeType: TYPE, buffer: await table(rows) });
  await expect(page).toHaveURL(/\/region\/imports\//, { timeout: 30_000 });
  await expect(page.getByText("ждёт подтверждения", { exact: true })).toBeVisible({ timeout: 60_000 });
}

async function write(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Записать", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Записать", exact: true }).click();
  await expect(page.getByText("записано", { exact: true })).toBeVisible({ timeout: 60_000 });
}

const figures = (from: number): Row[] =>
  SCHOOLS.map((code, at) => [code, `Условная школа № ${String(from + at)}`, 40 + at, 14, 30 + at, at]);

test("an analyst loads two years of results, finds three bad rows, mends the file; a second load changes nothing", async ({
  page,
}) => {
  test.setTimeout(240_000);
  await page.goto("/region/results");
  await page.getByRole("link", { name: "Загрузить таблицу" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Загрузка результатов" })).toBeVisible();
  await expectAccessible(page);
  const year = Number(await page.getByLabel("Год").inputValue());

  const good = figures(1);
  const bad: Row[] = [
    [...(good[0] ?? []).slice(0, 3), 41, 30, 0],
    [...(good[1] ?? []).slice(0, 2), "35 %", 14, 31, 1],
    ["91-99-999", "Лицей имени Пушкина", 42, 14, 32, 2],
    good[3] ?? [],
  ];
  await load(page, "Результаты с ошибками.xlsx", year, bad);
  await expect(page.getByText("В файле 3 строки с ошибками.", { exact: false })).toBeVisible();
  const rows = page.getByRole("table", { name: "С ошибками" }).getByRole("row");
  await expect(rows.nth(1)).toContainText("D3");
  await expect(rows.nth(1)).toContainText("не может быть больше");
  await expect(rows.nth(2)).toContainText("C4");
  await expect(rows.nth(2)).toContainText("процент или долю");
  await expect(rows.nth(3)).toContainText("не найдена в реестре");
  await expect(page.getByRole("button", { name: "Записать", exact: true })).toHaveCount(0);
  await expectAccessible(page);

  await load(page, "Результаты.xlsx", year, good);
  await write(page);
  await load(page, "Результаты прошлого года.xlsx", year - 1, figures(1));
  await write(page);

  await load(page, "Результаты.xlsx", year, good);
  await expect(page.getByText("Записывать нечего: в файле то же, что на портале.")).toBeVisible();

  await page.goto(`/schools/${SCHOOLS[0] ?? ""}/results`);
  const line = page.getByRole("row", { name: "ВПР математика 5 класс" });
  await expect(line).toContainText("35,0 %");
  await expect(line).toContainText("14 из 40");
  await expect(page.getByText("файл «Результаты.xlsx»", { exact: false }).first()).toBeVisible();
});

test("an analyst types a figure, is told what is wrong with it, and doubts another", async ({ page }) => {
  const school = SCHOOLS[3] ?? "";
  await page.goto(`/schools/${school}/results`);
  await page.getByRole("link", { name: /^Внести за \d{4} год$/ }).click();
  await expectAccessible(page);
  const below = page.getByLabel("ЕГЭ русский язык: не преодолели порог");
  const state = page.getByLabel("ЕГЭ русский язык: состояние");
  await state.selectOption({ label: "есть данные" });
  await page.getByLabel("ЕГЭ русский язык: обучающихся").fill("20");
  await page.getByLabel("ЕГЭ русский язык: участников").fill("18");
  await below.fill("19");
  await page.getByRole("button", { name: "Сохранить результаты" }).click();
  await expect(below).toHaveAccessibleDescription(/не преодолевших не может быть больше/);
  await expect(page.getByLabel("Откуда сведения или почему меняются")).toHaveAccessibleDescription(
    /Укажите, откуда сведения/,
  );
  await below.fill("1");
  await page.getByLabel("Откуда сведения или почему меняются").fill("протокол РЦОИ");
  await page.getByRole("button", { name: "Сохранить результаты" }).click();
  const line = page
    .getByRole("table", { name: /^Результаты \d{4} года$/ })
    .getByRole("row", { name: "ЕГЭ русский язык" });
  await expect(line).toContainText("1 из 18");
  await expect(line).toContainText("внесено вручную: протокол РЦОИ");

  await page.getByRole("button", { name: "Поставить отметку: ЕГЭ русский язык" }).click();
  await page.getByRole("dialog").getByLabel("Причина").fill("расходится с пробным экзаменом");
  await page.getByRole("dialog").getByRole("button", { name: "Поставить отметку" }).click();
  await expect(line).toContainText("под сомнением: расходится с пробным экзаменом");
});

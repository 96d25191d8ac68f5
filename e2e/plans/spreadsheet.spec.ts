import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import { measureRow, measureRows, trackSection } from "@/e2e/pages/plan-page";
import { cellText } from "@/lib/core/spreadsheets/cells";
import { readSheets } from "@/lib/core/spreadsheets/read-sheets";
import { writeWorkbook, type WrittenRow } from "@/lib/core/spreadsheets/write-workbook";

/** It has no plan of the coming year yet, and no other test makes one. */
const MUNICIPALITY = "91-10";
const SPECIALIST = "specialist-10@demo.example";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const columns = (titles: readonly string[]) =>
  titles.map((title) => ({ title, width: 20, type: "text" as const }));

async function workbook(
  titles: string[],
  head: readonly string[],
  rows: readonly WrittenRow[],
): Promise<Buffer> {
  return Buffer.from(await writeWorkbook([{ name: "План", titles, columns: columns(head), rows }]));
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel("Выбрать файл").setInputFiles({ name, mimeType: TYPE, buffer });
}

/** Begins an empty plan and goes to loading a table into it. */
async function beginEmptyPlan(page: Page): Promise<void> {
  await page.goto(`/municipalities/${MUNICIPALITY}/plans`);
  // The last of the years on offer.
  await page.getByRole("radio", { name: "Пустой план" }).last().check();
  await page
    .getByRole("button", { name: /^Создать план на \d{4} год$/ })
    .last()
    .click();
  await page.getByRole("link", { name: "Загрузить из таблицы" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "из таблицы" })).toBeVisible();
}

test("a plan typed in a table is loaded, downloaded, edited there and loaded again", async ({ page }) => {
  await signIn(page, SPECIALIST);
  await beginEmptyPlan(page);
  await expectAccessible(page);

  const head = ["№", "Наименование мероприятия", "Срок исполнения", "Исполнитель", "Участники"];
  const section: WrittenRow = { heading: "Трек 1. Адресная поддержка ШНОР" };
  const wrong = await workbook(["План работы"], head, [
    section,
    { cells: ["1.1", "Собеседования", "как получится", "", ""] },
  ]);
  await choose(page, "план.xlsx", Buffer.from("это не таблица"));
  await expect(page.getByText(/^Файл повреждён или составлен с ошибкой/)).toBeVisible();
  await choose(page, "план.xlsx", wrong);
  await expect(page.getByRole("row", { name: "C4" })).toContainText("Не удалось понять срок «как получится»");
  await expect(page.getByRole("button", { name: "Применить" })).toHaveCount(0);
  await expectAccessible(page);

  const typed = await workbook(["План работы"], head, [
    section,
    { cells: ["1.1", "Собеседования с директорами", "до 15.02", "директора школ", "ШНОР"] },
    { cells: ["1.2", "Посещение уроков", "ежемесячно", "методическая служба", "все ОО"] },
    { heading: "Трек 3" },
    { cells: ["3.1", "Родительские собрания", "октябрь–май", "начальник МОУО", ""] },
  ]);
  await page.getByRole("button", { name: "Выбрать другой файл" }).click();
  await choose(page, "план.xlsx", typed);
  await expect(page.getByText("Добавится 3, изменится 0, уберётся 0")).toBeVisible();
  await expect(page.getByRole("row", { name: "Посещение уроков" })).toContainText("каждый месяц");
  await page.getByRole("button", { name: "Применить" }).click();
  await expect(page.getByText("Таблица загружена: добавлено 3 мероприятия.")).toBeVisible();
  await expect(page).toHaveURL(/\/plans\/\d{4}$/);
  await expect(measureRows(page)).toHaveCount(3);
  await expect(measureRow(page, "1.1")).toContainText("до 15.02");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Excel" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  const bytes = new Uint8Array(await readFile(await download.path()));
  const edited = await editTable(bytes);

  await page.getByRole("link", { name: "Загрузить из таблицы" }).click();
  await choose(page, download.suggestedFilename(), edited);
  await expect(page.getByText("Добавится 1, изменится 1, уберётся 1")).toBeVisible();
  await page.getByRole("tab", { name: "Изменится 1" }).click();
  await expect(page.getByRole("row", { name: "Посещение уроков" })).toContainText("1 раз в квартал");
  await page.getByRole("tab", { name: "Нет в файле 1" }).click();
  await expect(page.getByRole("row", { name: "Собеседования с директорами" })).toBeVisible();
  await page.getByRole("button", { name: "Применить" }).click();
  await expect(page.getByText("Таблица загружена:")).toBeVisible();

  const first = trackSection(page, "Трек 1");
  await expect(measureRows(first)).toHaveCount(2);
  await expect(measureRow(page, "1.1")).toContainText("1 раз в квартал");
  await expect(measureRow(page, "1.2")).toContainText("Наставничество");
});

/** The downloaded table as a specialist leaves it: a line taken out, one changed, one new. */
async function editTable(bytes: Uint8Array<ArrayBuffer>): Promise<Buffer> {
  const { sheets } = await readSheets({ name: "план.xlsx", bytes });
  const rows = (sheets[0]?.rows ?? []).map(({ cells }) => cells.map((cell) => cellText(cell)));
  const at = rows.findIndex(([, title]) => title === "Мероприятие");
  const head = rows[at] ?? [];
  const lines = rows.slice(at + 1).flatMap((cells): WrittenRow[] => {
    const [number = "", title, , ...rest] = cells;
    if (cells.length === 1) return [{ heading: number }];
    if (title === "Собеседования с директорами") return [];
    if (title !== "Посещение уроков") return [{ cells }];
    return [
      { cells: [number, title, "1 раз в квартал", ...rest] },
      { cells: ["", "Наставничество", "март–апрель"] },
    ];
  });
  return workbook(
    rows.slice(0, at).map(([title = ""]) => title),
    head,
    lines,
  );
}

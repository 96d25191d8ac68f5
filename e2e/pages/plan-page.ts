import { expect, type Locator, type Page } from "@playwright/test";

/** Columns of a measure that are edited in its row, in the order they stand. */
const COLUMNS = [
  "Мероприятие",
  "Сроки",
  "Ответственный",
  "Участники (ОО)",
  "Ожидаемый результат",
  "Подтверждающий документ",
] as const;

export type Column = (typeof COLUMNS)[number];

/** The part of the plan with measures of one track: «Раздел 0», «Трек 1». */
export function trackSection(page: Page, track: string): Locator {
  return page.getByRole("region", { name: `${track}.` });
}

/** Lines of measures, of the whole plan or of a part of it. */
export function measureRows(place: Page | Locator): Locator {
  const page = "keyboard" in place ? place : place.page();
  return place.getByRole("row").filter({ has: page.getByRole("rowheader") });
}

/** The line of a measure by its number in the plan. */
export function measureRow(page: Page, number: string): Locator {
  const name = new RegExp(`^(Мероприятие )?${number.replace(".", "\\.")}(?!\\d)`);
  return page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
}

/** A cell of a measure in the table of a plan being edited. */
export function measureCell(page: Page, number: string, column: Column): Locator {
  return measureRow(page, number).getByRole("gridcell").nth(COLUMNS.indexOf(column));
}

/** The input a cell becomes while it is edited. */
export function cellInput(page: Page, number: string, column: Column): Locator {
  return page.getByLabel(`${column}, мероприятие ${number}`, { exact: true });
}

/** Presses a cell and types in it; leaves the cell where it was. */
export async function typeInCell(page: Page, number: string, column: Column, text: string): Promise<void> {
  await measureCell(page, number, column).click();
  await cellInput(page, number, column).fill(text);
  await page.keyboard.press("Enter");
  await expect(cellInput(page, number, column)).toBeHidden();
}

/** Why a field of a measure is not saved, in the line under the measure. */
export function fieldProblem(page: Page, number: string, column: Column): Locator {
  const field = `${column}, мероприятие ${number}`.replaceAll(/[.()]/g, "\\$&");
  return page.getByRole("listitem").filter({ hasText: new RegExp(`^${field}(?!\\d)`) });
}

/** Waits until the portal has everything typed so far. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByText(/^Сохранено в \d\d:\d\d$/).filter({ visible: true })).toBeVisible({
    timeout: 30_000,
  });
}

/** Coverage beside the plan on an office screen. */
export function gapPanel(page: Page): Locator {
  return page.getByRole("complementary", { name: "Пробелы плана" });
}

/** How many gaps a panel or a button announces. */
export async function gapCount(heading: Locator): Promise<number> {
  const text = await heading.innerText();
  return text === "Пробелов нет" ? 0 : Number(/^Пробелы: (\d+)$/.exec(text)?.[1]);
}

/** Opens the newest plan of an authority from the list of its plans; returns the year. */
export async function openNewestPlan(page: Page, municipality: string): Promise<number> {
  await page.goto(`/municipalities/${municipality}/plans`);
  const link = page.getByRole("link", { name: /^Открыть план на \d{4} год$/ }).first();
  const year = Number(/\d{4}/.exec(await link.innerText())?.[0]);
  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: `на ${String(year)} год` })).toBeVisible();
  return year;
}

/** Begins the plan of the coming year from last year's; returns its year. */
export async function createFromPrevious(page: Page, municipality: string): Promise<number> {
  await page.goto(`/municipalities/${municipality}/plans`);
  const button = page.getByRole("button", { name: /^Создать план на \d{4} год$/ }).last();
  const year = Number(/\d{4}/.exec(await button.innerText())?.[0]);
  const form = page.locator("form").filter({ has: button });
  await expect(form.getByRole("radio", { name: `По плану на ${String(year - 1)} год` })).toBeChecked();
  await button.click();
  await expect(page).toHaveURL(`/municipalities/${municipality}/plans/${String(year)}`);
  await expect(measureRows(page).first()).toBeVisible();
  return year;
}

/** Sends the plan to its head, from the button to the answer. */
export async function submitPlan(page: Page): Promise<void> {
  await page.getByRole("button", { name: "На утверждение", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Отправить план на утверждение" });
  await dialog.getByRole("button", { name: "Отправить на утверждение" }).click();
  await expect(page.getByText("План отправлен на утверждение")).toBeVisible();
  await expect(page.getByText(/^План на утверждении, отправил\(а\) /)).toBeVisible();
}

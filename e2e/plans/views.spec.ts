import { type Locator, type Page } from "@playwright/test";

import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import { measureRows, openNewestPlan, trackSection } from "@/e2e/pages/plan-page";

/** Its plans of both years are approved, and no test changes them. */
const MUNICIPALITY = "91-25";

/** Opens the plan of last year, which is being carried out; returns its year. */
async function openPlanInForce(page: Page): Promise<number> {
  const year = (await openNewestPlan(page, MUNICIPALITY)) - 1;
  await page.goto(`/municipalities/${MUNICIPALITY}/plans/${String(year)}`);
  await expect(measureRows(page).first()).toBeVisible();
  return year;
}

function view(page: Page, name: string): Locator {
  return page.getByRole("navigation", { name: "Вид плана" }).getByRole("link", { name });
}

const found = /^Найдено \d+ мероприяти/;

test("a filter in the address is the same in the table, the calendar and the timeline", async ({ page }) => {
  await signIn(page, "specialist-25@demo.example");
  await openPlanInForce(page);
  const total = await measureRows(page).count();

  await page.getByRole("button", { name: "Отбор" }).click();
  await page.getByLabel("Раздел плана").selectOption({ index: 2 });
  await expect(page).toHaveURL(/[?&]track=1/);
  await expect(trackSection(page, "Трек 1")).toBeVisible();
  await expect(trackSection(page, "Трек 2")).toBeHidden();
  const inTrack = await measureRows(page).count();
  expect(inTrack).toBeLessThan(total);
  await expect(page.getByText(found)).toContainText(`${String(inTrack)} `);

  await page.getByRole("searchbox", { name: "Поиск по названию" }).fill("собеседование");
  await expect(page).toHaveURL(/[?&]q=/);
  const rows = measureRows(page);
  await expect(rows.first()).toContainText(/собеседование/i);
  await expect(rows).not.toHaveCount(inTrack);
  const matched = await rows.count();
  expect(matched).toBeLessThan(inTrack);

  await view(page, "Лента").click();
  await expect(page).toHaveURL(/view=timeline/);
  const timeline = page.getByRole("table", { name: /^Лента мероприятий/ });
  await expect(timeline.getByRole("link")).toHaveCount(matched);

  // The same address in another window of the same person.
  const sent = await page.context().newPage();
  await sent.goto(page.url());
  await expect(sent.getByRole("table", { name: /^Лента мероприятий/ }).getByRole("link")).toHaveCount(
    matched,
  );
  await expect(sent.getByRole("searchbox", { name: "Поиск по названию" })).toHaveValue("собеседование");
  await sent.close();

  // Back goes through the views; a condition is taken away by itself, then all of them.
  await page.goBack();
  await expect(measureRows(page)).toHaveCount(matched);
  await page.getByRole("button", { name: "Убрать условие: в названии: собеседование" }).click();
  await expect(measureRows(page)).toHaveCount(inTrack);
  await page.getByRole("button", { name: "Сбросить" }).click();
  await expect(measureRows(page)).toHaveCount(total);
  await expect(page).not.toHaveURL(/track=|q=/);

  await page.getByRole("searchbox", { name: "Поиск по названию" }).fill("такого мероприятия нет");
  await expect(page.getByText("Таких мероприятий в плане нет")).toBeVisible();
  await page.getByRole("button", { name: "Показать все мероприятия" }).click();
  await expect(measureRows(page)).toHaveCount(total);
});

test("the calendar is walked by months, by buttons and by keyboard, and opens a measure", async ({
  page,
}) => {
  await signIn(page, "specialist-25@demo.example");
  const year = await openPlanInForce(page);
  await page.goto(
    `/municipalities/${MUNICIPALITY}/plans/${String(year)}?view=calendar&month=${String(year)}-04`,
  );
  const month = (name: string) => page.getByRole("heading", { level: 2, name: `${name} ${String(year)}` });
  await expect(month("Апрель")).toBeVisible();
  const days = page.getByRole("table", { name: `Дни, Апрель ${String(year)}` });
  await expect(days.getByRole("columnheader")).toHaveText(["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"]);

  await page.getByRole("button", { name: "Следующий месяц" }).click();
  await expect(month("Май")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`month=${String(year)}-05`));
  await page.goBack();
  await expect(month("Апрель")).toBeVisible();
  const calendar = page.getByRole("region", { name: /^Календарь/ });
  await calendar.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(month("Март")).toBeVisible();
  await expect(calendar).toBeFocused();

  const wholeMonth = page.getByRole("region", { name: "Весь месяц" });
  const link = wholeMonth.getByRole("link").first();
  const title = (await link.innerText()).replaceAll("\u00ad", "").replace(/^\S+\s+/, "");
  await link.press("Enter");
  const sheet = page.getByRole("dialog", { name: /^Мероприятие / });
  await expect(sheet).toContainText(title);
  await page.keyboard.press("Escape");
  await expect(link).toBeFocused();
});

test("the timeline is read as a table and scrolls inside its own box", async ({ page }) => {
  await signIn(page, "specialist-25@demo.example");
  await openPlanInForce(page);
  await view(page, "Лента").press("Enter");
  const timeline = page.getByRole("table", { name: /^Лента мероприятий/ });
  await expect(timeline.getByRole("columnheader")).toHaveCount(15);
  const row = timeline.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /^0\.1 / }) });
  await expect(row.getByRole("cell").first()).not.toBeEmpty();
  // Long words carry signs of where they may be broken.
  const state = async () => (await row.getByRole("cell").nth(1).textContent())?.replaceAll("\u00ad", "");
  await expect.poll(state).toMatch(/начато|работе|выполнено|отменено/);
});

test("on a phone the calendar is a list by day and nothing is wider than the screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, "specialist-25@demo.example");
  const year = await openPlanInForce(page);
  for (const query of ["?view=calendar&month={y}-03", "?view=timeline", "?due=month&track=1"]) {
    await page.goto(
      `/municipalities/${MUNICIPALITY}/plans/${String(year)}${query.replace("{y}", String(year))}`,
    );
    await expect(page.getByRole("navigation", { name: "Вид плана" })).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, query).toBeLessThanOrEqual(390);
  }
  await page.goto(
    `/municipalities/${MUNICIPALITY}/plans/${String(year)}?view=calendar&month=${String(year)}-03`,
  );
  await expect(page.getByRole("table", { name: /^Дни/ })).toBeHidden();
  await expect(page.getByRole("heading", { level: 3, name: /марта, / }).first()).toBeVisible();
});

import { type Page } from "@playwright/test";

import { signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import { measureRows } from "@/e2e/pages/plan-page";

/** Its plan is approved and no other test touches it. */
const APPROVED = "91-06";

test.use({ storageState: signedInAs("analyst@imac.example") });

async function columnOf(page: Page, name: string): Promise<string[]> {
  const table = page.getByRole("table", { name: /^Планы МОУО на / });
  const heads = await table.getByRole("columnheader").allInnerTexts();
  const at = heads.findIndex((head) => head.trim() === name);
  const rows = await table
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") })
    .all();
  // The last line sums the rows up.
  return Promise.all(rows.slice(0, -1).map((row) => row.locator("th, td").nth(at).innerText()));
}

test("the region sees 25 plans, sorted and filtered by the address, and reads any of them", async ({
  page,
}) => {
  await page.goto("/region/plans");
  await expect(page.getByText(/^25 муниципалитетов из 25\./)).toBeVisible();
  expect(await columnOf(page, "Муниципалитет")).toHaveLength(25);

  await page.getByRole("columnheader", { name: "Всего" }).getByRole("link").click();
  await expect(page.getByRole("columnheader", { name: "Всего" })).toHaveAttribute("aria-sort", /ending$/);
  expect(new URL(page.url()).search).toMatch(/measures/);
  // Where there is no plan there is nothing to compare: those rows stand last.
  const counts = (await columnOf(page, "Всего")).filter((text) => text !== "—").map(Number);
  const direction = await page.getByRole("columnheader", { name: "Всего" }).getAttribute("aria-sort");
  const sorted = counts.toSorted((one, other) => (direction === "ascending" ? one - other : other - one));
  expect(counts).toEqual(sorted);

  const filters = page.getByRole("navigation", { name: "Состояние плана" });
  await filters.getByRole("link", { name: /^утверждён/ }).click();
  await expect(page).toHaveURL(/state=approved/);
  await page.reload();
  await expect(filters.getByRole("link", { name: /^утверждён/ })).toHaveAttribute("aria-current", "page");
  const states = await columnOf(page, "Состояние");
  expect(states.length).toBeGreaterThan(0);
  expect(new Set(states.map((state) => state.split("\n")[0]?.trim().toLowerCase()))).toEqual(
    new Set(["утверждён"]),
  );

  const table = page.getByRole("table", { name: /^Планы МОУО на / });
  await table.locator(`a[href*="/municipalities/${APPROVED}/plans/"]`).click();
  await expect(page).toHaveURL(new RegExp(`/municipalities/${APPROVED}/plans/\\d{4}$`));
  await expect(
    page.getByText(/^План утверждён приказом от .* Изменить его может только новая редакция/),
  ).toBeVisible();
  await expect(measureRows(page).first()).toBeVisible();
  await expect(page.getByRole("grid")).toHaveCount(0);
});

test("the map of the region is coloured by the measure in the address and says the same as the table", async ({
  page,
}) => {
  await page.goto("/region/plans");
  const years = page.getByRole("navigation", { name: "Год плана" });
  await years.getByRole("link").first().click();
  await expect(years.getByRole("link").first()).toHaveAttribute("aria-current", "page");
  const map = page.getByRole("list", { name: /^Планы на \d{4} год по муниципалитетам$/ });
  const tile = map.locator(`a[href*="/municipalities/${APPROVED}/plans/"]`);
  const row = page
    .getByRole("table", { name: /^Планы МОУО на / })
    .getByRole("row")
    .filter({ has: page.locator(`a[href*="/municipalities/${APPROVED}/plans/"]`) });
  const cell = (label: string) => row.locator(`[data-label="${label}"]`);
  const measures = page.getByRole("navigation", { name: "Что показывает карта" });
  await expect(tile).toContainText((await cell("Состояние").innerText()).split("\n")[0] ?? "");

  await measures.getByRole("link", { name: "Выполнение" }).click();
  await expect(page).toHaveURL(/measure=execution/);
  await expect(tile).toContainText(/\d+ из \d+/);
  expect(await tile.innerText()).toContain((await cell("Выполнено").innerText()).replaceAll("\u00a0", " "));
  const legend = page.getByRole("list", { name: "Цвет плитки" });
  const counts = await legend.getByRole("listitem").allInnerTexts();
  expect(counts.map((text) => Number(/\d+$/.exec(text)?.[0])).reduce((sum, one) => sum + one, 0)).toBe(25);

  await measures.getByRole("link", { name: "Просрочено" }).click();
  await expect(page).toHaveURL(/measure=overdue/);
  await page.reload();
  await expect(measures.getByRole("link", { name: "Просрочено" })).toHaveAttribute("aria-current", "page");
  await expect(tile).toContainText(new RegExp(`${await cell("Просрочено").innerText()}$`));

  // Only those with overdue measures, worst first; the figure leads to the very measures.
  await page.getByRole("link", { name: /^Только с просроченными: \d+$/ }).click();
  await expect(page).toHaveURL(/overdue=1/);
  await page.getByRole("columnheader", { name: "Просрочено" }).getByRole("link").click();
  await expect(page.getByRole("columnheader", { name: "Просрочено" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  const figures = (await columnOf(page, "Просрочено")).map(Number);
  expect(figures.every((figure) => figure > 0)).toBe(true);
  expect(figures).toEqual(figures.toSorted((one, other) => one - other));
  await page
    .getByRole("cell", { name: String(figures[0]), exact: true })
    .getByRole("link")
    .first()
    .click();
  await expect(page).toHaveURL(/\/plans\/\d{4}\?due=overdue$/);
  await expect(page.getByText(`Найдено ${String(figures[0])} `)).toBeVisible();
});

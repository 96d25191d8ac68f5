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
  const rows = await table.getByRole("row").all();
  return Promise.all(rows.slice(1).map((row) => row.locator("th, td").nth(at).innerText()));
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
  const counts = (await columnOf(page, "Всего")).map((text) => (text === "—" ? 0 : Number(text)));
  const direction = await page.getByRole("columnheader", { name: "Всего" }).getAttribute("aria-sort");
  const sorted = counts.toSorted((one, other) => (direction === "ascending" ? one - other : other - one));
  expect(counts).toEqual(sorted);

  const filters = page.getByRole("navigation", { name: "Состояние плана" });
  await filters.getByRole("link", { name: "утверждён" }).click();
  await expect(page).toHaveURL(/state=approved/);
  await page.reload();
  await expect(filters.getByRole("link", { name: "утверждён" })).toHaveAttribute("aria-current", "page");
  const states = await columnOf(page, "Состояние");
  expect(states.length).toBeGreaterThan(0);
  expect(new Set(states.map((state) => state.trim().toLowerCase()))).toEqual(new Set(["утверждён"]));

  await page.locator(`a[href*="/municipalities/${APPROVED}/plans/"]`).click();
  await expect(page).toHaveURL(new RegExp(`/municipalities/${APPROVED}/plans/\\d{4}$`));
  await expect(page.getByText(/^План утверждён приказом от .* и больше не меняется\.$/)).toBeVisible();
  await expect(measureRows(page).first()).toBeVisible();
  await expect(page.getByRole("grid")).toHaveCount(0);
});

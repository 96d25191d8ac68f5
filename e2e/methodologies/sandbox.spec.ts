import { signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

test.use({ storageState: signedInAs("analyst@imac.example") });

test("a threshold is moved in the sandbox, kept as a version, and computed by in a run", async ({
  page,
  openAs,
}) => {
  await page.goto("/region/methodologies");
  await page.getByRole("link", { name: "Федеральный критерий, один год" }).click();
  await expect(page.getByText("проект, требует утверждения ИМАЦ").first()).toBeVisible();
  await page.getByRole("link", { name: "Песочница" }).click();

  const threshold = page.getByLabel("Порог, % не преодолевших минимум");
  const outcome = page.getByRole("status").filter({ hasText: /Состав|Добавится/ });
  await expect(outcome).toHaveText("Состав не меняется.");
  await threshold.fill("10");
  await expect(outcome).toHaveText(/Добавится \d+ школ/);
  await expect(page.getByRole("table", { name: "Кто войдёт и кто выйдет" })).toContainText("Белогорский");

  // A rule that makes no sense says why and changes nothing.
  await threshold.fill("");
  await expect(page.getByText("По этому правилу считать нельзя")).toBeVisible();
  await threshold.fill("25");
  await page.getByRole("button", { name: "Сохранить как новую версию" }).click();
  const dialog = page.getByRole("dialog", { name: "Новая версия методики" });
  await dialog.getByLabel("Обозначение").fill("проба 25");
  await dialog.getByRole("button", { name: "Создать версию" }).click();
  await expect(page.getByRole("heading", { name: "Правка версии «проба 25»" })).toBeVisible();
  await expect(page.getByLabel("Порог, % не преодолевших минимум")).toHaveValue("25");
  await page.getByRole("button", { name: "Сохранить версию" }).click();
  await expect(page.getByRole("heading", { name: "Версия «проба 25»" })).toBeVisible();

  await page.getByRole("link", { name: "Расчёты" }).last().click();
  await page
    .getByLabel("Методика и версия")
    .selectOption({ label: "Федеральный критерий, один год, «проба 25» (предварительный расчёт)" });
  await page.getByRole("button", { name: "Начать расчёт" }).click();
  await expect(page).toHaveURL(/\/region\/runs\/[0-9a-f-]{36}$/);
  await expect(page.getByText("предварительный расчёт")).toBeVisible();
  // It computes in the background: the page can be left, and shows everything once it has ended.
  const run = page.url();
  await page.goto("/region/runs");
  await page.goto(run);
  await expect(page.getByRole("table", { name: "Решения по школам" })).toBeVisible({ timeout: 30_000 });

  const ministry = await openAs("ministry@imac.example", "/region/methodologies/FED_1Y");
  await expect(ministry.getByRole("heading", { name: "Версия «проба 25»" })).toBeVisible();
  await expect(ministry.getByRole("button", { name: /Новая версия/ })).toHaveCount(0);
});

test("a finished run is filtered, explained, compared and recomputed", async ({ page }) => {
  await page.goto("/region/runs");
  await page
    .getByRole("table", { name: "Расчёты" })
    .getByRole("link", { name: /Региональный индекс результатов/ })
    .first()
    .click();
  await page.getByLabel("Решение", { exact: true }).selectOption("identified");
  await page.getByRole("button", { name: "Показать" }).click();
  await expect(page).toHaveURL(/outcome=identified/);
  const table = page.getByRole("table", { name: "Решения по школам" });
  await expect(table.getByText("зона контроля")).toHaveCount(0);
  await table.getByRole("link").first().click();
  await expect(page.getByText("По методике школа относится к школам с низкими")).toBeVisible();
  await expect(page.getByText(/Индекс школы — \d+,\d\d/)).toBeVisible();
  await expect(page.getByText(/ из \d+ — \d+,\d %/).first()).toBeVisible();

  await page.goto("/region/runs");
  await page.getByRole("button", { name: "Сравнить" }).click();
  await expect(page.getByRole("table", { name: "Сколько школ с каким решением" })).toBeVisible();

  await page.goto("/region/runs");
  await page
    .getByRole("link", { name: /Региональный индекс результатов/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Пересчитать по снимку" }).click();
  await expect(page.getByText(/Решения и контрольная сумма те же/)).toBeVisible();
});

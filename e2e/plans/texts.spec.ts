import { signedInAs, signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import { expectSaved, gapPanel, openNewestPlan } from "@/e2e/pages/plan-page";

test("justification, goal and indicators are kept as they are typed", async ({ page }) => {
  await signIn(page, "specialist-15@demo.example");
  await openNewestPlan(page, "91-15");
  await page.getByRole("tab", { name: "Обоснование и цели" }).click();
  await expect(page.getByLabel("Аналитическое обоснование")).toHaveValue(/переч/);
  await page.getByLabel("Цель", { exact: true }).fill("Ни одной школы в перечнях три года подряд");

  const table = page.getByRole("table", { name: "Показатели плана" });
  const rows = await table.getByRole("row").count();
  await page.getByRole("button", { name: "Добавить показатель" }).click();
  await expect(table.getByRole("row")).toHaveCount(rows + 1);
  const line = table.getByRole("row").last();
  await line.getByLabel(/^Показатель, /).fill("Доля отметок «2» на ОГЭ по математике");
  await line.getByLabel(/^Единица измерения, /).fill("%");
  await line.getByLabel(/^Исходное значение, /).fill("34,3");
  await line.getByLabel(/^Плановое значение, /).fill("меньше");
  await expect(line.getByText("Укажите число, например 34,3")).toBeVisible();
  await line.getByLabel(/^Плановое значение, /).fill("25");
  await expectSaved(page);

  await page.reload();
  await page.getByRole("tab", { name: "Обоснование и цели" }).click();
  await expect(page.getByLabel("Цель", { exact: true })).toHaveValue(
    "Ни одной школы в перечнях три года подряд",
  );
  const kept = ["Доля отметок «2» на ОГЭ по математике", "%", "34,3", "25"];
  for (const [at, value] of kept.entries()) {
    await expect(line.getByRole("textbox").nth(at)).toHaveValue(value);
  }
});

test.describe("an authority without listed schools", () => {
  test.use({ storageState: signedInAs("armyansk@demo.example") });

  test("chooses schools close to low results by its order", async ({ page }) => {
    const year = await openNewestPlan(page, "91-17");
    const panel = gapPanel(page);
    await panel.getByRole("button", { name: /выберите школы с результатами, близкими к низким/ }).click();
    const dialog = page.getByRole("dialog", { name: "Школы с результатами, близкими к низким" });
    await dialog.getByRole("button", { name: "Выбрать школы" }).click();
    await expect(dialog.getByRole("alert")).toContainText("Выберите хотя бы одну школу");
    await dialog.getByRole("option").nth(1).click();
    await dialog.getByLabel("Номер приказа").fill("77");
    await dialog.getByLabel("Дата приказа").fill(`${String(year - 1)}-08-31`);
    await dialog.getByRole("button", { name: "Выбрать школы" }).click();
    await expect(dialog).toBeHidden();
    await expect(panel.getByRole("button", { name: /близкими к низким/ })).toHaveCount(1);
    await panel.getByRole("button", { name: /выбрана как школа с результатами, близкими к низким/ }).click();
    await expect(page.getByRole("grid").locator(":focus")).toHaveValue(/\S/);
    await expect(panel.getByRole("button", { name: /близкими к низким/ })).toHaveCount(0);
    await expectSaved(page);
    await expect(page.getByText("нет данных")).toHaveCount(0);
  });
});

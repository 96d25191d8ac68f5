import type { Page } from "@playwright/test";

import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

async function choose(page: Page, lines: readonly string[]): Promise<void> {
  await page
    .getByLabel("Выбрать файл")
    .setInputFiles({ name: "Школы.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n")) });
  await expect(page.getByRole("heading", { level: 1, name: "Школы" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Строки файла" })).toBeVisible({ timeout: 60_000 });
}

test.describe("of ИМАЦ", () => {
  test.use({ storageState: signedInAs("analyst@imac.example") });

  test("the analyst loads a table of schools with bad rows, tells the columns, writes it and finds the school", async ({
    page,
  }) => {
    test.setTimeout(240_000);
    await page.goto("/region/schools");
    await page.getByRole("link", { name: "Загрузить из таблицы" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Загрузить школы" })).toBeVisible();
    await expectAccessible(page);

    await choose(page, [
      "Наименование ОО;Муниципалитет;ИНН;Вид;Сколько учеников",
      "МБОУ «Проверочная школа № 901»;г. Судак;;СОШ;120",
      "МБОУ «Проверочная гимназия № 902»;Судак;7707083894;гимназия;200",
      "МБОУ «Проверочный лицей № 903»;Нигдейский район;;лицей;200",
    ]);
    await expect(page.getByRole("link", { name: /^С ошибками\s*2$/ })).toBeVisible();
    await expect(page.getByRole("row", { name: "Проверочная гимназия" })).toContainText(
      "не сходится контрольная цифра",
    );
    await expectAccessible(page);

    await page.getByLabel("Обучающихся").selectOption({ label: "E: Сколько учеников" });
    await page.getByRole("button", { name: "Прочитать файл ещё раз" }).click();
    await page.getByRole("link", { name: /^Новые\s*1$/ }).click();
    await expect(page.getByRole("row", { name: "Проверочная школа № 901" })).toContainText(
      "Обучающихся: 120",
    );

    await page.getByRole("button", { name: "Пропустить все строки с ошибками" }).click();
    await expect(page.getByRole("link", { name: /^Пропущены\s*2$/ })).toBeVisible();
    await page.getByRole("button", { name: "Записать" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Записать" }).click();
    await expect(page.getByText("Новых 1, изменено 0")).toBeVisible({ timeout: 60_000 });

    await page.goto("/region/schools");
    await page.getByLabel("Название, код или ИНН").fill("провирочная сош 901");
    await page.getByRole("button", { name: "Найти" }).click();
    await expect(page).toHaveURL(/q=/);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Проверочная школа № 901" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Проверочная школа № 901" })).toBeVisible();
    await expect(page.getByText(/файл «Школы\.csv», загружен/).first()).toBeVisible();
    await expectAccessible(page);

    await page.getByRole("button", { name: "Изменить" }).click();
    await page.getByRole("menuitem", { name: "Исправить ошибку" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Исправить" }).click();
    await expect(dialog.getByRole("link", { name: "Укажите, почему исправляете" })).toBeVisible();
    await dialog.getByLabel("Почему исправляете").fill("опечатка в файле");
    await dialog.getByLabel("Смен").fill("2");
    await dialog.getByRole("button", { name: "Исправить" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(/исправлено вручную: опечатка в файле/).first()).toBeVisible();
  });
});

test.describe("of a school", () => {
  test.use({ storageState: signedInAs("director@belogorsk.example") });

  test("a director reads the card of the own school and may change nothing", async ({ page }) => {
    await page.goto("/schools/91-02-003/card");
    await expect(page.getByText("демонстрационные данные").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Изменить" })).toHaveCount(0);
  });
});

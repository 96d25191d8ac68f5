import type { Page } from "@playwright/test";

import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

// A kind and a year no plan and no comparison of the demonstration rests on.
const YEAR = "2014";
const LIST = `Школы с ресурсными дефицитами ${YEAR} года`;
const NUMBER = "01-13/888";
const SCHOOLS = ["91-02-003", "91-02-004"] as const;

test.use({ storageState: signedInAs("analyst@imac.example") });

/** Sends a table in the coding and with the separator spreadsheets save in. */
async function load(page: Page, name: string, lines: readonly string[]): Promise<void> {
  const buffer = Buffer.from(lines.join("\r\n"));
  await page.getByLabel("Выбрать файл").setInputFiles({ name, mimeType: "text/csv", buffer });
  await expect(page).toHaveURL(/\/region\/imports\//, { timeout: 30_000 });
  await expect(page.getByText("ждёт подтверждения", { exact: true })).toBeVisible({ timeout: 60_000 });
}

test("a list that came with a letter is loaded from its table, asked about, confirmed and looked at", async ({
  page,
}) => {
  test.slow();
  await page.goto("/region/letters");
  await page.getByRole("button", { name: "Зарегистрировать письмо" }).click();
  const letter = page.getByRole("dialog");
  await letter.getByLabel("Номер").fill(NUMBER);
  await letter.getByLabel("Дата").fill("2024-10-16");
  await letter.getByLabel("О чём").fill("О направлении перечня");
  await letter.getByRole("button", { name: "Зарегистрировать" }).click();
  await expect(page.getByText(NUMBER).first()).toBeVisible();

  await page.goto("/region/lists");
  await page.getByRole("button", { name: "Создать черновик" }).click();
  const drafting = page.getByRole("dialog", { name: "Черновик перечня" });
  await drafting.getByLabel("Вид").selectOption({ label: "Школы с ресурсными дефицитами" });
  await drafting.getByLabel("Год перечня").fill(YEAR);
  await drafting.getByRole("button", { name: "Создать черновик" }).click();
  await expect(page.getByRole("heading", { level: 1, name: LIST })).toBeVisible();
  await page.getByRole("link", { name: "Загрузить из таблицы" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Загрузить перечень из таблицы" })).toBeVisible();
  await expectAccessible(page);
  const option = page.getByLabel("Письмо").getByRole("option", { name: NUMBER });
  await page.getByLabel("Письмо").selectOption((await option.getAttribute("value")) ?? "");

  await load(page, "Перечень.csv", [
    "Район;Код ОО;Наименование ОО;Показатели",
    `Белогорский район;${SCHOOLS[0]};Школа;14 из 40`,
    ";91-99-999;Совсем неизвестная организация;",
    `;${SCHOOLS[1]};Школа;`,
  ]);
  await expect(page.getByRole("table", { name: "С ошибками" })).toContainText("не найдена в реестре");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Пропустить все строки с ошибками" }).click();
  await page.getByRole("button", { name: "Записать", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Записать", exact: true }).click();
  await expect(page.getByText("записано", { exact: true })).toBeVisible({ timeout: 60_000 });

  await page.getByRole("link", { name: "Посмотреть, что получилось" }).click();
  await expect(page.getByRole("heading", { level: 1, name: LIST })).toBeVisible();
  const entries = page.getByRole("table", { name: "Школы перечня по муниципалитетам" });
  await expect(entries.getByRole("row", { name: "14 из 40" })).toContainText(NUMBER);
  await expect(entries.getByRole("row", { name: "14 из 40" })).toContainText("загружена из файла");
  await expect(entries.getByRole("rowheader")).toHaveCount(3);
});

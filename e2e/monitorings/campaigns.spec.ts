import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

test.use({ storageState: signedInAs("admin@imac.example") });

/** A year of nobody else: planned once in the life of the demonstration. */
const YEAR = "2037";

test("a year is planned from the templates, a monitoring is confirmed, opened and followed", async ({
  page,
  openAs,
}) => {
  await page.goto(`/region/campaigns?year=${YEAR}`);
  await expect(page.getByText(`Плана на ${YEAR} год ещё нет`)).toBeVisible();
  await page.getByRole("button", { name: "Составить план года" }).click();
  const planning = page.getByRole("dialog", { name: `План мониторингов ${YEAR} года` });
  await expect(planning).toContainText("5 мониторингов: M1, M2, M3, M4 и M5");
  await planning.getByRole("button", { name: "Составить план года" }).click();
  const board = page.getByRole("table", { name: `Окна мониторингов ${YEAR} года` });
  const line = board.getByRole("row", { name: /^M3/ });
  await expect(line).toContainText("07.10 – 25.10.2037");
  await expect(line).toContainText("пересекается: M4 14.10–25.10");
  await expectAccessible(page);

  await line.getByRole("link", { name: "Подтвердите сроки" }).click();
  await expect(page.getByText("Сначала подтвердите сроки")).toBeVisible();
  // Days out of order are refused at their field, what was typed stays.
  await page.getByLabel("Последний день окна").fill("2037-10-01");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Последний день окна раньше первого");
  await page.getByLabel("Последний день окна").fill("2037-10-26");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page.getByText("Окно с 07.10.2037 по 26.10.2037.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: /^Кого спрашиваем/ }).click();
  const asked = page.getByRole("table", { name: "Организации мониторинга" });
  await expect(asked).toBeVisible();
  const areas = page.getByRole("list", { name: "По муниципалитетам" });
  await expect(areas.getByRole("link", { name: "Белогорский район" })).toBeVisible();
  await expect(page.getByText(/Федеральный перечень \d{4} года\./)).toBeVisible();
  await page.getByRole("button", { name: "Подтвердить сроки" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Подтвердить сроки" }).click();
  await page.getByRole("button", { name: "Открыть мониторинг" }).click();
  const opening = page.getByRole("dialog", { name: "Открыть мониторинг M3?" });
  await expect(opening).toContainText(/Спросим \d+ школ/);
  await expect(opening).toContainText("Заполнение начнётся 07.10.2037, ответ — до 22.10.2037, 23:59:59.");
  await expectAccessible(page);
  await opening.getByRole("button", { name: "Открыть мониторинг" }).click();
  await expect(page.getByText("Заполнение начнётся 07.10.2037").first()).toBeVisible();

  const first = asked.getByRole("row").nth(1);
  await first.getByRole("button", { name: /^Освободить/ }).click();
  const excusing = page.getByRole("dialog", { name: /^Освободить от мониторинга/ });
  await excusing.getByRole("button", { name: "Освободить" }).click();
  await expect(excusing.getByRole("alert")).toContainText("Напишите причину");
  await excusing.getByLabel("Причина").fill("Капитальный ремонт");
  await excusing.getByRole("button", { name: "Освободить" }).click();
  await expect(first).toContainText("освобождена: Капитальный ремонт");
  await expectAccessible(page);

  await page.getByRole("link", { name: /^Кто не сдал/ }).click();
  const debtors = page.getByRole("table", { name: "Кто не сдал" });
  await expect(debtors.getByText("не начато").first()).toBeVisible();
  await expect(debtors.getByText("Капитальный ремонт")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Печать" })).toBeVisible();
  await expectAccessible(page);

  const ministry = await openAs("ministry@imac.example", `/region/campaigns/${YEAR}/M3`);
  await expect(ministry.getByRole("heading", { level: 1, name: /^M3\./ })).toBeVisible();
  await expect(ministry.getByRole("button", { name: /Перенести|Отменить|Открыть/ })).toHaveCount(0);
});

test("templates and days off are kept beside the forms", async ({ page }) => {
  await page.goto("/region/campaigns/settings?year=2037");
  const templates = page.getByRole("table", { name: "Шаблоны мониторингов" });
  await expect(templates.getByRole("row", { name: /^M1/ })).toContainText("2 сентября – 13 сентября");
  await page.getByRole("button", { name: "Внести день" }).click();
  const dialog = page.getByRole("dialog", { name: "День календаря" });
  await dialog.getByRole("button", { name: "Внести" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Укажите день");
  await dialog.getByLabel("День", { exact: true }).fill("2037-11-04");
  await dialog.getByLabel("Название").fill("День народного единства");
  await dialog.getByRole("button", { name: "Внести" }).click();
  const days = page.getByRole("table", { name: "Особые дни 2037 года" });
  await expect(days.getByRole("row", { name: /04\.11\.2037/ })).toContainText("среда");
  await expectAccessible(page);
  await days.getByRole("button", { name: /^Убрать.*04\.11\.2037/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Убрать" }).click();
  await expect(page.getByText("Особых дней 2037 года нет")).toBeVisible();

  await templates.getByRole("button", { name: /^Изменить\s+M1$/ }).click();
  const template = page.getByRole("dialog", { name: "Шаблон M1" });
  await template.getByLabel("Первый день").fill("31");
  await template.getByRole("button", { name: "Сохранить" }).click();
  await expect(template.getByRole("alert")).toContainText("В этом месяце нет такого числа");
  await expectAccessible(page);
});

import type { Page } from "@playwright/test";

import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

// The line is cut on purpose.
test.use({ storageState: signedInAs("admin@imac.example"), allowedProblems: [/ERR_FAILED/] });

/** A form of the test's own with the questions of another one, open in the editor. */
async function copyForm(page: Page, from: string, code: string): Promise<void> {
  await page.goto("/region/monitorings");
  await page.getByRole("button", { name: "Новая форма" }).click();
  const dialog = page.getByRole("dialog", { name: "Новая форма" });
  await dialog.getByLabel("Код формы").fill(code);
  await dialog.getByLabel("Название").fill("Проба формы");
  await dialog.getByLabel("Взять вопросы из формы").selectOption({ label: `${from}, версия 1` });
  await dialog.getByRole("button", { name: "Создать форму" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Правка формы ${code}, версия 1` })).toBeVisible();
}

const map = (page: Page) => page.getByRole("navigation", { name: "Состав формы" });
const saved = (page: Page) => expect(page.getByRole("status").filter({ hasText: "Сохранено" })).toBeVisible();

test("ИМАЦ copies a form, adds a question and a check, is told what is wrong with it, tries and publishes it", async ({
  page,
  openAs,
}) => {
  await copyForm(page, "M1", "P1");
  await map(page).getByRole("button", { name: "Добавить вопрос" }).click();
  await page.getByRole("menuitem", { name: "целое число" }).click();
  const question = page.getByRole("region", { name: "Вопрос" });
  await question.getByLabel("Название").fill("Численность педагогов");
  await question.getByLabel("Код", { exact: true }).fill("p_teachers");
  await question.getByLabel("Код", { exact: true }).press("Enter");
  const lint = page.getByRole("region", { name: /^Неточности/ });
  await expect(lint.getByText("у числа нет единицы измерения")).toBeVisible();
  await question.getByLabel("Единица измерения").fill("чел.");
  await expect(lint.getByText("Форму можно опубликовать.")).toBeVisible();

  await map(page).getByText("Проверки: 7").click();
  await map(page).getByRole("button", { name: "Добавить проверку" }).click();
  const check = page.getByRole("region", { name: "Проверка" });
  const expression = check.getByLabel("Должно выполняться");
  await expression.fill("p_teachers = m1_students");
  await expect(check.getByText("Сравнение записывается двумя знаками")).toBeVisible();
  await expression.fill("p_teacher <= m1_students");
  await expect(check.getByText("Вопроса или сведения «p_teacher» нет.")).toBeVisible();
  await page.getByRole("button", { name: "Опубликовать" }).click();
  const publish = page.getByRole("dialog", { name: "Опубликовать версию 1" });
  await expect(publish.getByText("вопроса или сведения «p_teacher» нет")).toBeVisible();
  await publish.getByRole("button", { name: "Отмена" }).click();
  await expression.fill("p_teachers <= m1_students");
  await expect(lint.getByText("Форму можно опубликовать.")).toBeVisible();
  await check.getByLabel("Что сказать").fill("Педагогов больше, чем обучающихся.");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Глазами того, кто заполняет" }).click();
  await page.getByLabel("Численность педагогов, чел.").fill("20");
  await page.getByLabel("Численность обучающихся на 1 сентября текущего года, чел.").fill("10");
  const found = page.getByRole("region", { name: "Ошибки и предупреждения" });
  await expect(found.getByRole("button", { name: "Педагогов больше, чем обучающихся." })).toBeVisible();
  await page.getByText("Ответы прошлого года для пробы").click();
  await page.locator("details").getByLabel("Численность обучающихся на 1 сентября").fill("300");
  await expect(page.getByText("В прошлом году: 300")).toBeVisible();
  await expect(found.getByText(/Ответ отличается от прошлогоднего/)).toBeVisible();

  await saved(page);
  await page.getByRole("button", { name: "Опубликовать" }).click();
  await publish.getByLabel("Пояснение").fill("Приказ № 1 от 01.09.2026");
  await publish.getByRole("button", { name: "Опубликовать" }).click();
  await expect(page).toHaveURL(/\/region\/monitorings\/P1\/1$/);
  await expect(page.getByText("опубликована", { exact: true })).toBeVisible();

  // The next version is a copy; what changed in it is told in words.
  await page.getByRole("button", { name: "Новая версия из этой" }).click();
  await page.getByRole("button", { name: "Создать черновик" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Правка формы P1, версия 2" })).toBeVisible();
  await map(page).getByRole("button", { name: "Численность педагогов", exact: true }).click();
  await question.getByLabel("Единица измерения").fill("ставка");
  await saved(page);
  await page.goto("/region/monitorings/P1/compare");
  await expect(page.getByText("по годам не сравнивается")).toBeVisible();
  await expect(page.getByRole("deletion")).toContainText("чел.");
  await expectAccessible(page);

  const analyst = await openAs("analyst@imac.example", "/region/monitorings/P1/2");
  await expect(analyst.getByRole("heading", { level: 1, name: "Проба формы" })).toBeVisible();
  await expect(analyst.getByRole("link", { name: "Править" })).toHaveCount(0);
  expect((await analyst.goto("/region/monitorings/P1/2/edit"))?.status()).toBe(404);
});

test("the order is changed from the keyboard, and what is typed survives a lost line and a reload", async ({
  page,
}) => {
  await copyForm(page, "M2", "P2");
  const lines = map(page)
    .getByRole("list")
    .getByRole("list")
    .getByRole("button", { name: /^(?!Действия)/ });
  const first = await lines.nth(0).innerText();
  const second = await lines.nth(1).innerText();
  await lines.nth(0).focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(lines.nth(0)).toHaveText(second);
  await expect(lines.nth(1)).toHaveText(first);
  await expect(lines.nth(1)).toBeFocused();
  await expect(map(page).getByText(/^Место 2 из/)).toHaveCount(1);
  await saved(page);

  await page.route("**/api/v1/**", (route) => route.abort());
  const help = page.getByRole("region", { name: "Вопрос" }).getByRole("textbox", { name: /^Пояснение/ });
  await help.fill("Набрано без связи");
  await expect(page.getByText("Нет связи, текст сохранён на этом компьютере")).toBeVisible();
  await page.reload();
  await expect(help).toHaveValue("Набрано без связи");
  await page.unroute("**/api/v1/**");
  await saved(page);
  await page.reload();
  await expect(help).toHaveValue("Набрано без связи");
  await expect(lines.nth(1)).toHaveText(first);

  // With the mouse a question goes into another section, both in sight.
  await page.setViewportSize({ width: 1366, height: 1600 });
  const rows = map(page).getByRole("list").getByRole("list").getByRole("listitem");
  const other = map(page).getByRole("button", {
    name: "B. Материально-техническое обеспечение",
    exact: true,
  });
  await rows.nth(1).dragTo(other, { sourcePosition: { x: 12, y: 14 } });
  await expect(map(page).getByText(/раздел «B\. Материально-техническое обеспечение»$/)).toHaveCount(1);
  await expect(lines.last()).toHaveText(first);
  await map(page).getByRole("button", { name: "A. Кадровое обеспечение", exact: true }).click();
  await saved(page);

  // What was removed comes back to its place.
  await map(page)
    .getByRole("button", { name: `Действия: ${second}` })
    .click();
  await page.getByRole("menuitem", { name: "Удалить" }).click();
  await expect(lines.nth(0)).not.toHaveText(second);
  await page.getByRole("button", { name: "Вернуть" }).click();
  await expect(lines.nth(0)).toHaveText(second);
  await saved(page);

  await page.getByRole("button", { name: "Удалить черновик" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByText("она удалится целиком")).toBeVisible();
  await dialog.getByRole("button", { name: "Удалить" }).click();
  await expect(page).toHaveURL(/\/region\/monitorings$/);
  await expect(page.getByRole("link", { name: "P2, версия 1" })).toHaveCount(0);
});

test("two who edit one form keep each other's words and choose where both changed the same", async ({
  page,
  openAs,
}) => {
  await copyForm(page, "M2", "P3");
  const section = page.getByRole("region", { name: "Раздел" });
  const other = await openAs("admin@imac.example", page.url());
  const theirs = other.getByRole("region", { name: "Раздел" });
  await theirs.getByLabel("Название").fill("Кадры: вариант второго окна");
  await saved(other);
  await section.getByLabel("Название").fill("Кадры: вариант первого окна");
  const waiting = page.getByText("Эти правки ещё не сохранены");
  await expect(waiting).toBeVisible();
  await expect(page.getByText("Кадры: вариант второго окна")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Оставить мой вариант" }).click();
  await expect(waiting).toHaveCount(0);
  await saved(page);
  await other.reload();
  await expect(theirs.getByLabel("Название")).toHaveValue("Кадры: вариант первого окна");
});

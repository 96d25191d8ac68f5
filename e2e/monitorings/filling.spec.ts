import type { Page } from "@playwright/test";

import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { openShortCampaign } from "@/e2e/fixtures/campaign";
import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

// The line is cut on purpose.
test.use({ allowedProblems: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED/] });

const saved = (page: Page) => expect(page.getByText(/^Сохранено в \d\d:\d\d$/)).toBeVisible();
const pupils = (page: Page) => page.getByLabel("Обучающихся, чел.");
const second = (page: Page) => page.getByLabel("Во вторую смену, чел.");

test("a deputy fills a form, part of it without a line; the director explains, sends and keeps a receipt", async ({
  page: deputy,
  openBrowser,
}) => {
  test.slow();
  const address = await openShortCampaign("91-09-001", { pupils: "100", second: "10" });
  await signIn(deputy, "deputy-09-001@demo.example");
  await deputy.goto(address);
  await expect(deputy.getByText("не начато", { exact: true })).toBeVisible();
  await expect(deputy.getByText("В прошлом году: 100")).toBeVisible();

  await pupils(deputy).fill("1 30");
  await saved(deputy);
  await deputy.context().setOffline(true);
  await second(deputy).fill("90");
  await deputy.keyboard.press("Tab");
  await expect(deputy.getByText(/Нет связи\. Продолжайте/)).toBeVisible();
  await expect(second(deputy)).toHaveValue("90");
  await deputy.getByRole("button", { name: "Следующий раздел" }).click();
  await deputy.getByRole("button", { name: "Добавить строку" }).click();
  await deputy.getByLabel("Работа 1: Предмет").fill("Русский язык");
  await deputy.context().setOffline(false);
  await saved(deputy);

  // A column of a spreadsheet goes down the table and adds the rows it needs.
  await deputy.getByLabel("Работа 1: Участников, чел.").focus();
  await deputy.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "25\t5\n24\t20\n");
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(deputy.getByText("Вставлено: 4 значения")).toBeVisible();
  await expect(deputy.getByLabel("Работа 2: Получили «2», чел.")).toHaveValue("20");
  await saved(deputy);
  await deputy.reload();
  await expect(deputy.getByLabel("Работа 1: Предмет")).toHaveValue("Русский язык");

  await deputy.keyboard.press("Control+ArrowDown");
  await expect(deputy.getByLabel("Работа 2: Предмет")).toBeFocused();
  await deputy.keyboard.insertText("Математика");
  await saved(deputy);
  await deputy.getByRole("button", { name: "Проверка и отправка" }).click();
  await expect(deputy.getByText("Отправляет директор школы")).toBeVisible();
  await expect(deputy.getByRole("button", { name: "Отправить", exact: true })).toHaveCount(0);
  await expectAccessible(deputy);

  const director = await openBrowser();
  await signIn(director, "director-09-001@demo.example");
  await director.goto(`${address}?section=send`);
  await expect(director.getByText("Отправить можно, когда список выше опустеет.")).toBeVisible();
  const explanations = director.getByLabel("Пояснение");
  await expect(explanations).toHaveCount(3);
  for (const explanation of await explanations.all()) await explanation.fill("Присоединили соседнюю школу");
  await expect(director.getByText("Все пояснены.")).toBeVisible();
  await expect(director.getByRole("row", { name: /Обучающихся, чел\./ })).toContainText("130");
  await director.getByRole("button", { name: "Отправить", exact: true }).click();

  const receipt = director.getByRole("region", { name: /^Квитанция E/ });
  await expect(receipt).toContainText("в срок");
  await expect(receipt.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
  await expect(director.getByText("на проверке в МОУО", { exact: true })).toBeVisible();
  await expectAccessible(director);
  await director.getByRole("link", { name: "Печать отправленного" }).click();
  await expect(director.getByRole("heading", { name: /^Квитанция E/ })).toBeVisible();
  await expect(director.getByText("Присоединили соседнюю школу").first()).toBeVisible();

  // Until a checker has looked, it comes back to be mended.
  await director.getByRole("link", { name: "К форме" }).click();
  await director.getByRole("button", { name: "Отозвать" }).click();
  await director.getByRole("alertdialog").getByRole("button", { name: "Отозвать" }).click();
  await expect(director.getByText("черновик", { exact: true })).toBeVisible();
  await expect(pupils(director)).toHaveValue("130");
});

test("two people fill one form and lose nothing of each other", async ({ page: first, openBrowser }) => {
  const address = await openShortCampaign("91-10-001");
  await signIn(first, "deputy-10-001@demo.example");
  const other = await openBrowser();
  await signIn(other, "director-10-001@demo.example");
  await first.goto(address);
  await other.goto(address);

  await pupils(first).fill("300");
  await saved(first);
  await second(other).fill("20");
  await saved(other);
  await expect(pupils(other)).toHaveValue("300");

  await other.context().setOffline(true);
  await pupils(other).fill("310");
  await pupils(first).fill("320");
  await saved(first);
  await other.context().setOffline(false);
  const conflict = other.getByRole("group", { name: "Ответ изменён двумя сотрудниками" });
  await expect(conflict).toContainText("изменил(а) этот ответ");
  await expect(conflict).toContainText("320");
  await conflict.getByRole("button", { name: "Оставить мой вариант" }).click();
  await saved(other);
  await first.reload();
  await expect(pupils(first)).toHaveValue("310");
  await expect(second(first)).toHaveValue("20");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("a form is found, filled and checked, nothing wider than the screen", async ({ page }) => {
    const address = await openShortCampaign("91-12-001");
    await signIn(page, "director-12-001@demo.example");
    await page.goto("/schools/91-12-001/monitorings");
    await page.locator(`a[href="${address}"]`).click();
    await pupils(page).fill("300");
    await second(page).fill("20");
    await saved(page);
    await page.getByRole("button", { name: "Следующий раздел" }).click();
    await page.getByRole("button", { name: "Добавить строку" }).click();
    await expect(page.getByLabel("Работа 1: Предмет")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByLabel("Работа 1: Предмет").fill("Русский язык");
    await page.getByLabel("Работа 1: Участников, чел.").fill("12,5");
    await expect(page.getByText("Работа 1: укажите целое число.")).toBeVisible();
    await page.getByRole("button", { name: "К проверке и отправке" }).click();
    await page.getByRole("button", { name: "Работа 1: укажите целое число." }).click();
    await expect(page.getByLabel("Работа 1: Участников, чел.")).toBeFocused();
    await expectAccessible(page);
  });
});

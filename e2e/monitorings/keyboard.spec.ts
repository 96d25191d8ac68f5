import type { Locator, Page } from "@playwright/test";

import { openShortCampaign } from "@/e2e/fixtures/campaign";
import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

// An office screen enlarged to 200 %.
test.use({ viewport: { width: 683, height: 384 } });

/** Goes on by Tab alone until the element has the focus and can be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expect(target).toBeInViewport();
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab does not come there");
}

const expectOneColumn = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(683);

test("a form is filled section by section and sent by the keyboard alone, enlarged to 200 %", async ({
  page,
}) => {
  const address = await openShortCampaign("91-07-001");
  await signIn(page, "director-07-001@demo.example");
  await page.goto(address);
  const button = (name: string) => page.getByRole("button", { name, exact: true });

  await tabTo(page, page.getByLabel("Обучающихся, чел."));
  await page.keyboard.type("300");
  // The next one without an answer.
  await page.keyboard.press("Control+ArrowDown");
  await expect(page.getByLabel("Во вторую смену, чел.")).toBeFocused();
  await page.keyboard.type("20");
  await expectOneColumn(page);
  await tabTo(page, button("Следующий раздел"));
  await page.keyboard.press("Enter");

  await tabTo(page, button("Добавить строку"));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel("Работа 1: Предмет"));
  await page.keyboard.insertText("Русский язык");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Работа 1: Участников, чел.")).toBeFocused();
  await page.keyboard.type("25");
  await page.keyboard.press("Tab");
  await page.keyboard.type("4");
  await expect(page.getByLabel("Работа 1: Получили «2», чел.")).toHaveValue("4");
  await tabTo(page, page.getByLabel("Согласовано"));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel("Согласовано")).toHaveValue("true");
  await expectOneColumn(page);
  await tabTo(page, button("К проверке и отправке"));
  await page.keyboard.press("Enter");

  await expect(page.getByText("Всё заполнено, ошибок нет: форму можно отправить.")).toBeVisible();
  await expectOneColumn(page);
  await tabTo(page, button("Отправить"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: /^Квитанция E/ })).toContainText("в срок");
  await expectOneColumn(page);
});

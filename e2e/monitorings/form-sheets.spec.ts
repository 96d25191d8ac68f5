import type { Page } from "@playwright/test";

import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { openShortCampaign } from "@/e2e/fixtures/campaign";
import { fillWorkbook } from "@/e2e/fixtures/office-file";
import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

// A file of another school is refused on purpose.
test.use({ allowedProblems: [/422/] });

async function download(page: Page, address: string) {
  await page.goto(`${address}?section=sheet`);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Скачать форму таблицей" }).click(),
  ]);
  return file;
}

const upload = (page: Page, file: Awaited<ReturnType<typeof fillWorkbook>>) =>
  page.getByLabel("Выбрать заполненную таблицу").setInputFiles(file);

test("a deputy fills the form in a file, sees what it changes beside what a colleague changed, and writes it", async ({
  page: deputy,
  openBrowser,
}) => {
  test.slow();
  const address = await openShortCampaign("91-13-001", { pupils: "100" });
  await signIn(deputy, "deputy-13-001@demo.example");
  const file = await download(deputy, address);
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);

  const director = await openBrowser();
  await signIn(director, "director-13-001@demo.example");
  await director.goto(address);
  await director.getByLabel("Во вторую смену, чел.").fill("40");
  await expect(director.getByText(/^Сохранено в \d\d:\d\d$/)).toBeVisible();

  await upload(
    deputy,
    await fillWorkbook(file, {
      "Обучающихся, чел.": 130,
      "Во вторую смену, чел.": 50,
      Примечание: "Заполнено в дороге",
      "Работа 1": "Русский язык",
    }),
  );
  await expect(deputy.getByRole("heading", { name: /^Что изменится/ })).toBeFocused();
  const changes = deputy.getByRole("region", { name: "Изменится: 3" });
  await expect(changes.getByRole("row", { name: /Обучающихся/ })).toContainText("130");
  await expect(changes.getByRole("row", { name: /Обучающихся/ })).toContainText(
    "Лист «Контингент», ячейка C3",
  );
  await expect(deputy.getByRole("region", { name: /Изменили другие сотрудники/ })).toContainText("40");
  await expectAccessible(deputy);
  await deputy.getByRole("checkbox", { name: /Взять вариант из файла/ }).check();
  await deputy.getByRole("button", { name: "Записать 4 ответа" }).click();

  await expect(deputy.getByText("Записано: 4 ответа")).toBeVisible();
  await expect(deputy.getByText(/В форме осталось: нет ответа: 1/)).toBeVisible();
  await expectAccessible(deputy);
  await deputy
    .getByRole("navigation", { name: "Разделы формы" })
    .getByRole("button", { name: /Контингент/ })
    .click();
  await expect(deputy.getByLabel("Обучающихся, чел.")).toHaveValue("130");
  await expect(deputy.getByLabel("Во вторую смену, чел.")).toHaveValue("50");
  await expect(deputy.getByText(/отличается от прошлогоднего/).first()).toBeVisible();
  await deputy.reload();
  await expect(deputy.getByLabel("Примечание")).toHaveValue("Заполнено в дороге");
});

test("a file of another school, and an answer that cannot be understood, are told of in a sentence", async ({
  page,
  openBrowser,
}) => {
  test.slow();
  const foreign = await openShortCampaign("91-14-001");
  const address = await openShortCampaign("91-15-001");
  const other = await openBrowser();
  await signIn(other, "deputy-14-001@demo.example");
  const wrong = await fillWorkbook(await download(other, foreign), { "Обучающихся, чел.": 1 });
  await signIn(page, "deputy-15-001@demo.example");
  const file = await download(page, address);
  await upload(page, wrong);
  await expect(page.getByText(/^Этот файл скачан для другой организации/)).toBeVisible();

  await upload(page, await fillWorkbook(file, { "Обучающихся, чел.": "около ста" }));
  const unread = page.getByRole("region", { name: "Ячейки, которые портал не понял: 1" });
  await expect(unread).toContainText("Лист «Контингент», ячейка C3");
  await expect(unread).toContainText("Нужно целое число.");
  await expect(page.getByRole("button", { name: /^Записать/ })).toHaveCount(0);
  await expectAccessible(page);
});

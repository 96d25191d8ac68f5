import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import { wordsOf } from "@/e2e/fixtures/word-file";
import {
  expectSaved,
  measureRow,
  measureRows,
  openNewestPlan,
  submitPlan,
  trackSection,
  typeInCell,
} from "@/e2e/pages/plan-page";

const MUNICIPALITY = "91-06";
const REASON = "Служебная записка методиста: перенести собеседования и добавить стажировку";
const NEW_TITLE = "Стажировка управленческих команд школ";

/** The words of the Word file a link of the page gives. */
async function wordFile(page: Page, name: string): Promise<string> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name, exact: true }).click();
  return wordsOf(await readFile(await (await waiting).path()));
}

test("an approved plan is revised: begun, changed, compared, approved by its own order; both texts are read", async ({
  page,
  openBrowser,
}) => {
  test.slow();
  await signIn(page, "specialist-06@demo.example");
  const year = await openNewestPlan(page, MUNICIPALITY);
  const home = `/municipalities/${MUNICIPALITY}/plans/${String(year)}`;
  const term = () => measureRow(page, "1.1").getByRole("cell").nth(1);
  const before = await term().innerText();

  await page.getByRole("button", { name: "Начать редакцию" }).click();
  const begin = page.getByRole("dialog", { name: "Начать редакцию плана" });
  await begin.getByRole("button", { name: "Начать редакцию" }).click();
  await expect(begin.getByRole("alert")).toContainText("Напишите, почему меняется план");
  await begin.getByLabel("Почему меняется план").fill(REASON);
  await begin.getByRole("button", { name: "Начать редакцию" }).click();
  await expect(page).toHaveURL(`${home}/versions/2`);
  await expect(page.getByText("Редакция 2 ещё не действует")).toBeVisible();

  await typeInCell(page, "1.1", "Сроки", "до 25.06");
  const section = trackSection(page, "Трек 2");
  const count = await measureRows(section).count();
  await section.getByRole("button", { name: "Добавить мероприятие" }).click();
  await page.keyboard.insertText(NEW_TITLE);
  await page.keyboard.press("Enter");
  await expect(measureRows(section)).toHaveCount(count + 1);
  await expectSaved(page);

  await page.getByRole("link", { name: "Что изменено" }).click();
  await expect(page).toHaveURL(`${home}/versions/2/changes`);
  await expect(page.getByText("Мероприятия: добавлено 1, изменено 1.")).toBeVisible();
  const changed = page.getByRole("region", { name: "Трек 1." }).getByRole("listitem");
  await expect(changed).toHaveCount(1);
  await expect(changed).toContainText("до 25.06");
  await expect(page.getByRole("region", { name: "Трек 2." }).getByRole("listitem")).toContainText(NEW_TITLE);

  // The plan in force is what it was.
  await page.goto(home);
  await expect(term()).toHaveText(before);
  await expect(page.getByText("Готовится редакция 2: черновик.")).toBeVisible();
  await page.getByRole("link", { name: "Открыть редакцию 2" }).click();
  await submitPlan(page);

  const head = await openBrowser();
  await signIn(head, "head-06@demo.example");
  await head.getByRole("link", { name: /^Утвердите редакцию 2 плана на / }).click();
  await head.getByRole("button", { name: "Утвердить", exact: true }).click();
  const approving = head.getByRole("dialog", { name: "Утвердить редакцию 2" });
  const opening = head.waitForEvent("popup");
  await approving.getByRole("link", { name: /^Посмотреть изменения/ }).click();
  const changes = await opening;
  await expect(changes.getByText(`Почему меняется план: ${REASON}`)).toBeVisible();
  await changes.close();
  await approving.getByLabel("Номер приказа").fill("301-р");
  await approving.getByLabel("Дата приказа").fill(`${String(year - 1)}-09-01`);
  await approving.getByRole("button", { name: "Утвердить" }).click();
  await expect(head.getByText(/^Утверждён приказом от 01\.09\.\d{4} № 301-р/)).toBeVisible();

  await page.goto(home);
  await expect(term()).toHaveText("до 25.06");
  await page.getByRole("link", { name: "Все редакции: 2" }).click();
  const versions = page.getByRole("table", { name: "Редакции плана" });
  await expect(versions.getByRole("row", { name: "Редакция 2" })).toContainText("№ 301-р");
  const first = await wordFile(page, "Word редакции 1");
  const second = await wordFile(page, "Word редакции 2");
  expect(first).toContain("Заменена редакцией 2");
  expect(first).not.toContain(NEW_TITLE);
  expect(second).toContain("Редакция 2");
  expect(second).toContain(NEW_TITLE);

  await versions.getByRole("link", { name: "Редакция 1", exact: true }).click();
  await expect(page.getByText(/^Эта редакция утверждена приказом от .* и заменена новой/)).toBeVisible();
  await expect(page.getByRole("grid")).toHaveCount(0);
  await expect(term()).toHaveText(before);
});

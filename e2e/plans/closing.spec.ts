import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import { wordsOf } from "@/e2e/fixtures/word-file";
import { createFromPrevious, expectSaved, openNewestPlan } from "@/e2e/pages/plan-page";

/** Its new plan begins here alone: tests that share one would begin it twice. */
const MUNICIPALITY = "91-23";
const LEFT = "Школы закрыли вопрос сами, повторять мероприятие не нужно.";

// The line is cut on purpose.
test.use({ allowedProblems: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED/] });

const chapter = (page: Page, name: string) => page.getByRole("textbox", { name });
const actual = (page: Page, indicator: string) => page.getByLabel(`Фактическое значение: ${indicator}`);

/** Lines of the measures that are neither done nor cancelled. */
const unfinished = (page: Page) =>
  page
    .getByRole("table", { name: "Незавершённые мероприятия" })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") });

const titleOf = (page: Page, at: number) => unfinished(page).nth(at).getByRole("rowheader").innerText();

/** Lines of a measure in the plan being written. */
const measure = (page: Page, title: string) => page.getByRole("row").filter({ hasText: title });

test("the year is closed with its results, and the next plan goes on from it", async ({
  page,
  context,
  openBrowser,
}) => {
  test.slow();
  await signIn(page, "specialist-23@demo.example");
  const year = await openNewestPlan(page, MUNICIPALITY);
  const results = `/municipalities/${MUNICIPALITY}/plans/${String(year)}/results`;
  await page.getByRole("link", { name: "Итоги года" }).click();
  await expect(page).toHaveURL(results);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`за ${String(year)} год`);
  await expectAccessible(page);
  const count = await unfinished(page).count();
  expect(count).toBeGreaterThan(1);

  // The indicators of the demonstration: the first is to grow to fifty at most, the second to fall.
  const [growing, falling] = ["Доля школ, вышедших из перечней ШНОР", "Доля выпускников 9 классов ШНОР"];
  await expect(chapter(page, "Итоги выполнения плана")).toHaveValue(
    /Фактические значения показателей не внесены/,
  );
  await actual(page, growing).fill("много");
  await expect(page.getByText("Укажите число, например 34,3")).toBeVisible();
  await actual(page, growing).fill("99,5");
  await actual(page, falling).fill("80");
  await actual(page, falling).blur();
  await expectSaved(page);
  await expect(page.getByText("достигнут", { exact: true })).toBeVisible();
  await expect(page.getByText("не достигнут", { exact: true })).toBeVisible();
  await expect(chapter(page, "Выводы")).toHaveValue(
    /Достигнут показатель: «Доля школ, вышедших из перечней ШНОР» — 99,5/,
  );

  // Own words do not follow the figures any more, and are not lost without a question.
  await context.setOffline(true);
  await chapter(page, "Выводы").fill("Написано без связи.");
  await expect(page.getByText("Нет связи, текст сохранён на этом компьютере")).toBeVisible();
  await context.setOffline(false);
  await chapter(page, "Выводы").blur();
  await expectSaved(page);
  await page.reload();
  await expect(chapter(page, "Выводы")).toHaveValue("Написано без связи.");
  await expect(actual(page, growing)).toHaveValue("99,5");
  await page.getByRole("button", { name: "Составить заново" }).click();
  const question = page.getByRole("alertdialog");
  await question.getByRole("button", { name: "Отмена" }).click();
  await expect(chapter(page, "Выводы")).toHaveValue("Написано без связи.");

  // Two people write the same chapter: both texts are there, one of them chooses.
  const head = await openBrowser();
  await signIn(head, "head-23@demo.example");
  await head.goto(results);
  await chapter(head, "Задачи на следующий год").fill("Задачи руководителя.");
  await chapter(head, "Задачи на следующий год").blur();
  await expectSaved(head);
  await chapter(page, "Задачи на следующий год").fill("Задачи специалиста.");
  await chapter(page, "Задачи на следующий год").blur();
  const conflict = page.getByRole("group", { name: "Поле изменено двумя сотрудниками" });
  await expect(conflict).toContainText("Задачи руководителя.");
  await expect(conflict).toContainText("Задачи специалиста.");
  await conflict.getByRole("button", { name: "Оставить мой вариант" }).click();
  await expectSaved(page);

  const behind = await titleOf(page, 0);
  const going = await titleOf(page, 1);
  await unfinished(page).first().getByRole("checkbox").uncheck();
  await expect(unfinished(page).first()).toContainText("Останется невыполненным");
  await chapter(page, "Выводы").fill(LEFT);
  await chapter(page, "Выводы").blur();
  await expectSaved(page);

  await page.getByRole("button", { name: "Закрыть год" }).click();
  const closing = page.getByRole("dialog", { name: `Закрыть ${String(year)} год?` });
  await expect(closing).toContainText(`перейдут ${String(count - 1)}, останется 1`);
  await expect(closing).toContainText("Фактическое значение не внесено по 1 показателю");
  await closing.getByRole("button", { name: "Закрыть год" }).click();
  await expect(page.getByText(`${String(year)} год закрыт`).first()).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expect(page.getByText(LEFT)).toBeVisible();
  await expectAccessible(page);

  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Word" }).click();
  const word = wordsOf(await readFile(await (await waiting).path()));
  expect(word).toContain(LEFT);
  expect(word).toContain("Задачи специалиста.");
  expect(word).toContain("99,5");

  const next = await createFromPrevious(page, MUNICIPALITY);
  expect(next).toBe(year + 1);
  await page.goto(`/municipalities/${MUNICIPALITY}/plans/${String(next)}`);
  await expect(measure(page, going)).toContainText(`перешло из ${String(year)}`);
  await expect(measure(page, behind)).toHaveCount(0);

  // The head alone opens the year again, and says why.
  await page.goto(results);
  await expect(page.getByRole("button", { name: "Открыть год снова" })).toHaveCount(0);
  await head.goto(results);
  await head.getByRole("button", { name: "Открыть год снова" }).click();
  const reopening = head.getByRole("dialog", { name: `Открыть ${String(year)} год снова?` });
  await reopening.getByRole("button", { name: "Открыть год" }).click();
  await expect(reopening.getByRole("alert")).toContainText("Напишите, зачем открыть год снова");
  await reopening.getByLabel("Зачем открыть год").fill("Уточнить показатель");
  await reopening.getByRole("button", { name: "Открыть год" }).click();
  await expect(chapter(head, "Выводы")).toHaveValue(LEFT);
});

test("the region reads the results of an authority and changes nothing", async ({ openAs }) => {
  const page = await openAs("analyst@imac.example", "/municipalities/91-02/plans");
  // The oldest plan: another test begins a newer one meanwhile.
  await page
    .getByRole("link", { name: /^Открыть план на \d{4} год$/ })
    .last()
    .click();
  await page.getByRole("link", { name: "Итоги года" }).click();
  await expect(page.getByText("Итоги года заполняют специалист и руководитель МОУО.")).toBeVisible();
  await expect(page.getByRole("table", { name: "Выполнение по трекам" })).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Закрыть год" })).toHaveCount(0);
});

import type { Page } from "@playwright/test";

import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

/** Its orders are drafted here alone. */
const ORDERS = "/municipalities/91-21/orders";
const SPECIALIST = "specialist-21@demo.example";
/** Employees of the authority itself: none of them works at a school. */
const POSTS = ["математике", "экономист", "кадрам", "русскому", "заведующий"];

const gaps = (page: Page) => page.getByRole("list", { name: "Пробелы в назначениях" });
const appointments = (page: Page) => page.getByRole("list", { name: "Назначения" });
const empty = (page: Page) => appointments(page).getByRole("button", { name: /^Выбрать: / });

async function openDraft(page: Page): Promise<void> {
  await page.goto(ORDERS);
  await page.getByRole("button", { name: "Подготовить приказ о назначении" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Проект приказа" })).toBeVisible();
}

/** Names somebody of a post in the first empty row. */
async function nameSomebody(page: Page, post: string): Promise<void> {
  const left = await empty(page).count();
  await empty(page).first().click();
  const picker = page.getByRole("dialog");
  await picker.getByLabel("Найти по фамилии, должности или организации").fill(post);
  await picker
    .getByRole("list", { name: "Сотрудники" })
    .getByRole("listitem")
    .filter({ hasText: post })
    .getByRole("button")
    .first()
    .click();
  await expect(empty(page)).toHaveCount(left - 1);
}

async function register(page: Page, number: string): Promise<void> {
  await page.getByRole("button", { name: "Зарегистрировать" }).click();
  const dialog = page.getByRole("dialog", { name: "Зарегистрировать приказ" });
  await dialog.getByLabel("Номер").fill(number);
  await dialog.getByLabel("Дата приказа").fill("2026-02-16");
  await dialog.getByLabel("Действует с").fill("2026-02-16");
  await dialog.getByRole("button", { name: "Зарегистрировать" }).click();
}

test("the specialist drafts the order of appointments, and the gaps are gone when it takes effect", async ({
  page,
}) => {
  test.slow();
  await signIn(page, SPECIALIST);
  await page.goto(ORDERS);
  await expect(gaps(page)).toContainText("Не назначен методист направления");
  await expectAccessible(page);

  await openDraft(page);
  await expectAccessible(page);
  // What names nobody is not registered.
  await register(page, "70");
  const dialog = page.getByRole("dialog", { name: "Зарегистрировать приказ" });
  await expect(dialog.getByRole("alert")).toContainText("не указано, кого назначает приказ");
  await dialog.getByRole("button", { name: "Отмена" }).click();

  for (let at = 0; (await empty(page).count()) > 0; at += 1) {
    await nameSomebody(page, POSTS[Math.floor(at / 3) % POSTS.length] ?? "");
  }
  await page.getByLabel("Место издания").fill("г. Условный");
  await expect(page.getByRole("article", { name: "Текст приказа" })).toContainText("г. Условный");
  await expect(page.getByText(/^Сохранено/)).toBeVisible();

  await register(page, "70");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Приказ №\u00a070");
  await expect(page.getByText("действует", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.goto(ORDERS);
  await expect(page.getByText("Пробелов нет: назначены все")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "№\u00a063" })).toContainText(
    "заменён приказом №\u00a070",
  );
});

import { type Page } from "@playwright/test";

import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

const MUNICIPALITY = "91-13";
const INVITED = { name: "Тестовая Мария Ивановна", email: "invited-13@demo.example" };
const FIRST = "первый пароль из четырёх слов";
const SECOND = "второй пароль из четырёх слов";

/** The head invites a methodologist; returns the path of the one-time link. */
async function invite(head: Page): Promise<string> {
  await signIn(head, "head-13@demo.example");
  await head.goto(`/municipalities/${MUNICIPALITY}/users`);
  await head.getByRole("button", { name: "Пригласить" }).click();
  const dialog = head.getByRole("dialog", { name: "Пригласить" });
  await dialog.getByLabel("Фамилия, имя, отчество").fill(INVITED.name);
  await dialog.getByRole("button", { name: "Пригласить" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await expect(dialog.getByLabel("Фамилия, имя, отчество")).toHaveValue(INVITED.name);
  await dialog.getByLabel("Электронная почта").fill(INVITED.email);
  await dialog.getByLabel("Организация").selectOption(MUNICIPALITY);
  await dialog.getByLabel("Роль").selectOption({ label: "методист" });
  await dialog.getByRole("button", { name: "Пригласить" }).click();
  const sheet = head.getByRole("region", { name: "Приглашение в «Траекторию»" });
  const address = await sheet.getByText(/^https?:\/\/.*\/invite\//).innerText();
  await expect(head.getByRole("row").filter({ hasText: INVITED.email })).toContainText("приглашён");
  return new URL(address).pathname;
}

async function setPassword(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await expect(page.getByText(INVITED.email)).toBeVisible();
  await page.getByLabel("Новый пароль", { exact: true }).fill("коротко");
  await page.getByLabel("Новый пароль ещё раз").fill("коротко");
  await page.getByRole("button", { name: "Сохранить и войти" }).click();
  await expect(page.getByRole("main")).toContainText("Придумайте пароль не короче 10");
  await page.getByLabel("Новый пароль", { exact: true }).fill(FIRST);
  await page.getByLabel("Новый пароль ещё раз").fill(FIRST);
  await page.getByRole("button", { name: "Сохранить и войти" }).click();
  await expect(page).toHaveURL(new RegExp(`/municipalities/${MUNICIPALITY}$`));
}

test("an invited person sets a password once, changes it, and ends a session elsewhere", async ({
  page,
  openBrowser,
}) => {
  test.slow();
  const link = await invite(await openBrowser());
  await setPassword(page, link);

  const stranger = await openBrowser();
  await stranger.goto(link);
  await expect(stranger.getByRole("heading", { name: "Ссылка не действует" })).toBeVisible();

  await page.goto("/account");
  await page.getByLabel("Действующий пароль").fill(FIRST);
  await page.getByLabel("Новый пароль", { exact: true }).fill(SECOND);
  await page.getByLabel("Новый пароль ещё раз").fill(FIRST);
  await page.getByRole("button", { name: "Изменить пароль" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await page.getByLabel("Новый пароль ещё раз").fill(SECOND);
  await page.getByRole("button", { name: "Изменить пароль" }).click();
  await expect(page.getByText("Пароль изменён.")).toBeVisible();

  const elsewhere = await openBrowser();
  await signIn(elsewhere, INVITED.email, SECOND);
  await page.reload();
  const sessions = page.getByRole("table", { name: /сеанс/i });
  await expect(sessions.getByText("этот сеанс")).toHaveCount(1);
  await sessions.getByRole("button", { name: /^Завершить сеанс: / }).click();
  await expect(page.getByText("Сеанс завершён")).toBeVisible();
  await expect(sessions.getByRole("button", { name: /^Завершить сеанс: / })).toHaveCount(0);
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/login/);
});

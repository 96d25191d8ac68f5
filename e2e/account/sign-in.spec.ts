import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import demo from "@/prisma/seed/demo-accounts.json" with { type: "json" };

const REFUSAL = /^Почта или пароль не подходят\. Проверьте раскладку клавиатуры и повторите через \d+ с\.$/;

test("a wrong password and an unknown address get one and the same sentence", async ({ page }) => {
  const told: string[] = [];
  for (const email of ["director-13-001@demo.example", "nobody-13@demo.example"]) {
    await page.goto("/login");
    await page.getByLabel("Электронная почта").fill(email);
    await page.getByLabel("Пароль", { exact: true }).fill("не тот пароль");
    await page.getByRole("button", { name: "Войти", exact: true }).click();
    const refusal = page.getByRole("alert").getByRole("listitem");
    await expect(refusal).toHaveText(REFUSAL);
    told.push(await refusal.innerText());
    await expect(page.getByLabel("Электронная почта")).toHaveValue(email);
  }
  expect(told[0]).toBe(told[1]);
});

test("what is not filled in is named, and the way leads to the page asked for", async ({ page }) => {
  await page.goto("/account");
  await expect(page).toHaveURL(/\/login/);
  await page.getByRole("button", { name: "Войти", exact: true }).click();
  const alert = page.getByRole("alert").filter({ hasText: "Войти не удалось" });
  await expect(alert).toContainText("Укажите электронную почту");
  await alert.getByRole("link", { name: "Укажите пароль" }).click();
  await expect(page.getByLabel("Пароль", { exact: true })).toBeFocused();
  await page.getByLabel("Электронная почта").fill("director-13-002@demo.example");
  await page.getByLabel("Пароль", { exact: true }).fill(demo.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/account$/);
});

test("signing out ends the session, also for the way back", async ({ page }) => {
  await signIn(page, "director-13-002@demo.example");
  await page.goto("/account");
  await page
    .getByRole("banner")
    .getByRole("button", { name: /директор/i })
    .click();
  await page.getByRole("menuitem", { name: "Выйти" }).click();
  await expect(page).toHaveURL(/\/login$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/login/);
  await page.goto("/");
  await expect(page).toHaveURL(/\/login/);
});

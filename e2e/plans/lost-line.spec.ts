import { signIn } from "@/e2e/fixtures/sign-in";
import demo from "@/prisma/seed/demo-accounts.json" with { type: "json" };
import { expect, test } from "@/e2e/fixtures/test";
import {
  cellInput,
  expectSaved,
  gapPanel,
  measureCell,
  openNewestPlan,
  typeInCell,
} from "@/e2e/pages/plan-page";

const OFFLINE = "Нет связи, текст сохранён на этом компьютере";

// The line is cut on purpose.
test.use({ allowedProblems: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED/] });

test("typing goes on without a connection and is sent when it is back", async ({ page, context }) => {
  await signIn(page, "specialist-19@demo.example");
  await openNewestPlan(page, "91-19");
  const cell = measureCell(page, "1.1", "Ожидаемый результат");

  await context.setOffline(true);
  await typeInCell(page, "1.1", "Ожидаемый результат", "набрано без связи");
  await expect(gapPanel(page).getByText(OFFLINE)).toBeVisible();
  await expect(cell).toContainText("набрано без связи");
  await context.setOffline(false);
  await expectSaved(page);

  await page.route("**/api/v1/**", (route) => route.abort());
  await typeInCell(page, "1.1", "Ожидаемый результат", "набрано до перезагрузки");
  await expect(gapPanel(page).getByText(OFFLINE)).toBeVisible();
  await page.reload();
  await expect(cell).toContainText("набрано до перезагрузки");
  await expect(gapPanel(page).getByText(OFFLINE)).toBeVisible();
  await page.unroute("**/api/v1/**");
  await expectSaved(page);
  await page.reload();
  await expect(cell).toContainText("набрано до перезагрузки");
});

test("a session that ends in the middle of typing is begun again in place", async ({ page, openBrowser }) => {
  const email = "specialist-11@demo.example";
  await signIn(page, email);
  await openNewestPlan(page, "91-11");
  await measureCell(page, "1.1", "Мероприятие").click();
  const input = cellInput(page, "1.1", "Мероприятие");
  await input.fill("Начато до");

  const other = await openBrowser();
  await signIn(other, email);
  await other.goto("/account");
  await other.getByRole("button", { name: "Завершить все остальные" }).click();
  await expect(other.getByText("Остальные сеансы завершены")).toBeVisible();

  await input.fill("Начато до конца сеанса, закончено после");
  const dialog = page.getByRole("dialog", { name: "Войдите ещё раз" });
  await expect(dialog.getByLabel("Электронная почта")).toHaveValue(email);
  await dialog.getByLabel("Пароль", { exact: true }).fill(demo.password);
  await dialog.getByRole("button", { name: "Войти" }).click();
  await expect(dialog).toBeHidden();
  await expectSaved(page);
  await page.reload();
  await expect(measureCell(page, "1.1", "Мероприятие")).toContainText(
    "Начато до конца сеанса, закончено после",
  );
});

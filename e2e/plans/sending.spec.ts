import { signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import { openNewestPlan } from "@/e2e/pages/plan-page";

const MUNICIPALITY = "91-08";

test.use({ storageState: signedInAs("specialist-08@demo.example") });

test("a plan is sent once, and the way back does not show it as a draft", async ({ page }) => {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/submit")) sent.push(request.url());
  });
  await page.goto(`/municipalities/${MUNICIPALITY}`);
  const year = await openNewestPlan(page, MUNICIPALITY);
  await expect(page.getByText(/^План возвращён на доработку/)).toBeVisible();
  await page.getByRole("button", { name: "На утверждение", exact: true }).click();
  await page.getByRole("button", { name: "Отправить на утверждение" }).dblclick();
  const locked = page.getByText(/^План на утверждении, отправил\(а\) .* Править его можно, когда /);
  await expect(locked).toBeVisible();
  expect(sent).toHaveLength(1);

  await page.goBack();
  await expect(page.getByRole("row", { name: String(year) })).toContainText("на утверждении");
  await page.goForward();
  await expect(locked).toBeVisible();
  await expect(page.getByRole("grid")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "На утверждение", exact: true })).toHaveCount(0);

  await page.getByRole("button", { name: "Утвердить", exact: true }).click();
  const approving = page.getByRole("dialog", { name: "Утвердить план" });
  await approving.getByRole("button", { name: "Утвердить" }).click();
  await expect(approving.getByRole("alert")).toContainText("Укажите номер приказа");
  await expect(approving.getByRole("alert")).toContainText("Укажите дату");
  await approving.getByLabel("Номер приказа").fill("12/1");
  await approving.getByLabel("Дата приказа").fill(`${String(year + 60)}-01-15`);
  await approving.getByRole("button", { name: "Утвердить" }).click();
  await expect(approving.getByRole("alert")).toBeVisible();
  await expect(approving.getByLabel("Номер приказа")).toHaveValue("12/1");
  await approving.getByRole("button", { name: "Отмена" }).click();

  await page.getByRole("button", { name: "Отозвать", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Отозвать" }).click();
  await expect(page.getByText("План отозван, его можно править")).toBeVisible();
  await expect(page.getByRole("grid").first()).toBeVisible();
});

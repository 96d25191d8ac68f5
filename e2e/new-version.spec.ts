import { signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

const PARTS = "**/_next/static/chunks/**";

test.use({
  storageState: signedInAs("analyst@imac.example"),
  allowedProblems: [/ChunkLoadError/],
});

test("a page left open while the portal was updated says so and is opened anew", async ({ page }) => {
  await page.goto("/region");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // No instance has the parts of the old version any more.
  await page.route(PARTS, (route) => route.fulfill({ status: 404, body: "" }));
  await page.getByRole("banner").getByRole("button").last().click();
  await page.getByRole("menuitem", { name: "Учётная запись" }).click();
  await expect(page.getByRole("heading", { name: "Портал обновился" })).toBeVisible();

  await page.unroute(PARTS);
  await page.getByRole("button", { name: "Обновить страницу" }).click();
  await expect(page.getByRole("heading", { name: "Учётная запись", level: 1 })).toBeVisible();
});

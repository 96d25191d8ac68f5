import { randomUUID } from "node:crypto";

import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

const HEAD = "head@belogorsk.example";
const AUTHORITY = "91-02";
/** Tokens stay in the list: a repeated run makes one of its own. */
const SYSTEM = `Отчёты ${randomUUID().slice(0, 8)}`;

test.use({ storageState: signedInAs(HEAD) });

test("a head makes a token, another system reads by it, and is refused once it is withdrawn", async ({
  page,
  playwright,
  baseURL,
}) => {
  await page.goto(`/municipalities/${AUTHORITY}/tokens`);
  await page.getByRole("button", { name: "Выпустить ключ" }).click();
  const dialog = page.getByRole("dialog", { name: "Новый ключ доступа" });
  await dialog.getByRole("button", { name: "Выпустить ключ" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Отметьте, что система может читать");
  await expectAccessible(page);
  await dialog.getByLabel("Для какой системы").fill(SYSTEM);
  await dialog.getByLabel("Списки школ").check();
  await dialog.getByRole("button", { name: "Выпустить ключ" }).click();

  const sheet = page.getByRole("region", { name: "Ключ выпущен" });
  const secret = await sheet.getByText(/^traj_/).innerText();
  await expect(sheet.getByRole("button", { name: "Скопировать ключ" })).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: SYSTEM });
  await expect(row).toContainText("не было");
  await expectAccessible(page);

  const nobody = { cookies: [], origins: [] };
  const system = await playwright.request.newContext({ baseURL, storageState: nobody });
  const read = (what: string) =>
    system.get(`/api/v1/exchange/${AUTHORITY}/${what}`, { headers: { authorization: `Bearer ${secret}` } });
  const lists = await read("lists");
  expect(lists.status()).toBe(200);
  expect(await lists.text()).toContain('"kind":"federal"');
  const plans = await read("plans/2026");
  expect(plans.status()).toBe(403);
  expect(await plans.text()).toContain("таких сведений не открывает");

  await page.reload();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole("main")).not.toContainText(secret);
  await expect(row).not.toContainText("не было");
  await row.getByRole("button", { name: `Отозвать ключ: ${SYSTEM}` }).click();
  const asked = page.getByRole("dialog", { name: "Отозвать ключ?" });
  await asked.getByRole("button", { name: "Отозвать ключ" }).click();
  await expect(asked.getByRole("alert")).toContainText("Укажите, почему ключ отзывают");
  await asked.getByLabel("Почему отзывают").fill("Договор окончен");
  await asked.getByRole("button", { name: "Отозвать ключ" }).click();
  await expect(row).toContainText("отозван");
  await expect(row).toContainText("Договор окончен");

  const refused = await read("lists");
  expect(refused.status()).toBe(401);
  expect(await refused.text()).toContain("Ключ доступа отозван");
  await system.dispose();
});

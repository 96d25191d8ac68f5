import { randomUUID } from "node:crypto";

import type { Locator, Page } from "@playwright/test";

import { makeCheckingWorld, type CheckingWorld } from "@/e2e/fixtures/checking-world";
import { expect, test } from "@/e2e/fixtures/test";

const FORMS = 100;

let world: CheckingWorld;
test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  world = await makeCheckingWorld(FORMS);
  for (const school of world.schools) {
    await world.send(school, { pupils: "317", second: "12" });
    await world.pass(school);
  }
});
test.afterAll(() => world.end());

/** Hands of a person: every press of a key, click and word typed is an action. */
function handsOn(page: Page) {
  let actions = 0;
  return {
    key: async (key: string) => {
      actions += 1;
      await page.keyboard.press(key);
    },
    write: async (text: string) => {
      actions += 1;
      await page.keyboard.insertText(text);
    },
    click: async (target: Locator) => {
      actions += 1;
      await target.click();
    },
    /** Done since it was asked last. */
    taken: () => {
      const taken = actions;
      actions = 0;
      return taken;
    },
  };
}

test("a hundred clean forms: a key each or all in three actions; two questions go back in eight", async ({
  openAs,
}) => {
  test.slow();
  const { campaign } = world;
  const queue = `campaign=${campaign.code}-${String(campaign.year)}`;
  const page = await openAs("analyst@imac.example", `/region/submissions?${queue}`);
  const hands = handsOn(page);
  const heading = page.getByRole("heading", { level: 1 });
  const opened = async (not: string) => {
    await expect(heading).not.toHaveText(not);
    await expect(page.getByRole("button", { name: "Принять и дальше" })).toBeVisible();
    return (await heading.textContent()) ?? "";
  };

  await page.getByRole("table", { name: "Формы" }).getByRole("row").nth(1).getByRole("link").click();
  const returned = await opened("Проверка форм");
  for (const [question, text] of [
    ["Обучающихся, чел.", "Без дошкольных групп"],
    ["Во вторую смену, чел.", "Уточните число"],
  ] as const) {
    await hands.click(page.getByRole("button", { name: `Замечание: ${question}` }));
    await expect(page.getByRole("textbox", { name: "Замечание" })).toBeFocused();
    await hands.write(text);
    await hands.key("Control+Enter");
    await expect(page.getByRole("listitem").filter({ hasText: text })).toContainText("уйдёт с возвратом");
  }
  await hands.key("r");
  await hands.click(page.getByRole("dialog").getByRole("button", { name: "Вернуть", exact: true }));
  let at = await opened(returned);
  expect(hands.taken()).toBeLessThanOrEqual(8);

  for (let form = 0; form < 5; form += 1) {
    await hands.key("a");
    at = await opened(at);
    expect(hands.taken()).toBeLessThanOrEqual(2);
  }

  await hands.click(page.getByRole("link", { name: "К списку" }));
  await hands.click(page.getByRole("button", { name: "Принять все без предупреждений…" }));
  await hands.click(page.getByRole("button", { name: `Принять ${String(FORMS - 6)}`, exact: true }));
  await expect(page.getByText("Проверять нечего")).toBeVisible();
  expect(hands.taken()).toBeLessThanOrEqual(3);

  const back = world.schools.find(({ name }) => name === returned);
  if (!back) throw new Error(`No school is called ${returned}`);
  await world.send(back, { pupils: "310", second: "10" });
  await page.goto(`/region/submissions?${queue}`);
  await page.getByRole("link", { name: back.shortName, exact: true }).click();
  await expect(page.getByRole("table", { name: "Изменения после возврата" }).getByRole("row")).toHaveCount(3);
  await expect(page.getByRole("article")).toHaveCount(2);
});

test("what is accepted is accepted once, what is not there is not found", async ({ openAs, baseURL }) => {
  const page = await openAs("analyst@imac.example", "/account");
  const accept = (organisation: string, id: string) =>
    page.request.post(`/api/v1/organisations/${organisation}/submissions/${id}/accept`, {
      headers: { origin: baseURL ?? "", "idempotency-key": randomUUID() },
      data: { version: 1 },
    });
  const [last] = world.schools.slice(-1);
  const { code = "", submissionId = "" } = last ?? {};
  const again = await accept(code, submissionId);
  expect([again.status(), await again.text()]).toEqual([409, expect.stringContaining("принята")]);
  expect((await accept(code, randomUUID())).status()).toBe(404);
});

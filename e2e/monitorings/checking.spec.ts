import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { makeCheckingWorld, type CheckingWorld } from "@/e2e/fixtures/checking-world";
import { expect, test } from "@/e2e/fixtures/test";

test.describe.configure({ mode: "serial" });

const SPECIALIST = "specialist-05@demo.example";
const ANALYST = "analyst@imac.example";

let world: CheckingWorld;
let queue: string;

test.beforeAll(async () => {
  world = await makeCheckingWorld();
  queue = `campaign=${world.campaign.code}-${String(world.campaign.year)}`;
  for (const school of world.schools) await world.send(school, { pupils: "317", second: "12" });
});
test.afterAll(() => world.end());

test("a specialist returns two questions, after the correction sees the two alone, and passes on", async ({
  openAs,
}) => {
  const [school, next] = world.schools;
  const page = await openAs(SPECIALIST, `/municipalities/${world.authority.code}/submissions?${queue}`);
  await expectAccessible(page);
  await page.getByRole("link", { name: school.shortName, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: school.name })).toBeVisible();
  await expect(page.getByText("в прошлом году: 300")).toBeVisible();
  await expectAccessible(page);

  for (const [question, text] of [
    ["Обучающихся, чел.", "Больше, чем в прошлом году"],
    ["Во вторую смену, чел.", "Уточните число"],
  ] as const) {
    await page.getByRole("button", { name: `Замечание: ${question}` }).click();
    await page.keyboard.type(text);
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("listitem").filter({ hasText: text })).toContainText("уйдёт с возвратом");
  }
  await expect(page.getByRole("button", { name: "Передать в ИМАЦ и дальше" })).toBeDisabled();
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog", { name: "Вернуть на доработку" });
  await expect(dialog).toContainText("Организация увидит 2 замечания");
  await dialog.getByRole("button", { name: "Вернуть", exact: true }).click();
  // The next one opens by itself.
  await expect(page.getByRole("heading", { level: 1, name: next.name })).toBeVisible();

  await world.send(school, { pupils: "310", second: "10" });
  const { year, code } = world.campaign;
  await page.goto(`/schools/${school.code}/monitorings/${String(year)}/${code}/review?${queue}`);
  await expect(page.getByRole("table", { name: "Изменения после возврата" }).getByRole("row")).toHaveCount(3);
  await expect(page.getByRole("article", { name: "Примечание" })).toHaveCount(0);
  await page.getByRole("button", { name: "Показать все ответы" }).click();
  await expect(page.getByRole("article", { name: "Примечание" })).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByText(`Передано в ИМАЦ: ${school.name}`)).toBeVisible();
});

test("an analyst accepts by a key, the next one opens, the rest at once, and the board moves", async ({
  openAs,
}) => {
  const [school, two, three] = world.schools;
  for (const each of [two, three]) await world.pass(each);
  const page = await openAs(ANALYST, `/region/submissions?${queue}&sort=-age`);
  const rows = page.getByRole("table", { name: "Формы" }).getByRole("row");
  await expect(rows).toHaveCount(4);
  await rows.nth(1).getByRole("link").click();
  await expect(page.getByRole("button", { name: "Принять и дальше" })).toBeVisible();
  const first = await page.getByRole("heading", { level: 1 }).textContent();
  await page.keyboard.press("a");
  await expect(page.getByText(`Принято: ${first ?? ""}`)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: first ?? "", exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Принять и дальше" })).toBeVisible();

  await page.goto(`/region/submissions?${queue}`);
  await page.getByRole("button", { name: "Принять все без предупреждений…" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("Принять 2 формы без предупреждений?");
  await page.getByRole("button", { name: "Принять 2", exact: true }).click();
  await expect(page.getByText("Проверять нечего")).toBeVisible();

  const { year, code } = world.campaign;
  await page.goto(`/region/campaigns/${String(year)}/${code}/board`);
  const row = page.getByRole("row", { name: new RegExp(world.authority.shortName) });
  await expectAccessible(page);
  await row.getByRole("link", { name: "3", exact: true }).last().click();
  await expect(page.getByRole("link", { name: school.shortName, exact: true })).toBeVisible();
});

test("a director has no page of the checkers", async ({ openAs }) => {
  const page = await openAs("director@belogorsk.example");
  const answer = await page.goto("/schools/91-02-003/monitorings/2026/M1/review");
  expect(answer?.status()).toBe(404);
});

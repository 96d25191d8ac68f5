import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import { actAs, openOwnerDatabase } from "@/lib/core/db/owner";
import type { Tx } from "@/lib/core/db/client";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import { SHORT_FORM } from "@/prisma/factories/short-form";
import { buildSending, leadSubmission } from "@/prisma/factories/submissions";
import { buildTenant, type Tenant } from "@/prisma/factories/tenant";

test.describe.configure({ mode: "serial" });

let tenant: Tenant;
let campaign: BuiltCampaign;

const owner = openOwnerDatabase();
const inRegion = <T>(work: (tx: Tx) => Promise<T>) =>
  owner.$transaction(async (tx) => {
    await actAs(tx, { regionId: tenant.region.id });
    return work(tx);
  });
const idOf = ({ id }: { id: string }) => campaign.submissions[id] ?? "";
const send = (school: { id: string }, answers: Record<string, string>) =>
  inRegion((tx) =>
    buildSending(tx, tenant.region.id, idOf(school), { answers, lastYear: { pupils: "300" } }),
  );

test.beforeAll(async () => {
  tenant = await buildTenant(owner);
  campaign = await inRegion((tx) => buildCampaign(tx, tenant, { definition: SHORT_FORM }));
  const [first, second] = tenant.municipalities;
  for (const school of [...first.schools, ...second.schools])
    await send(school, { pupils: "317", second: "12" });
  await inRegion(async (tx) => {
    for (const school of second.schools) await leadSubmission(tx, idOf(school), "checked");
  });
});
test.afterAll(() => owner.$disconnect());

test("a specialist returns two questions, after the correction sees the two alone, and passes on", async ({
  page,
}) => {
  const [authority] = tenant.municipalities;
  const [school] = authority.schools;
  await signIn(page, authority.specialist.email, tenant.password);
  await page.goto(`/municipalities/${authority.code}/submissions`);
  await expectAccessible(page);
  await page.getByRole("link", { name: school.shortName }).click();
  await expect(page.getByRole("heading", { level: 1, name: school.name })).toBeVisible();
  await expect(page.getByText("в прошлом году: 300")).toBeVisible();
  await expectAccessible(page);

  for (const [question, text] of [
    ["Обучающихся, чел.", "Больше, чем в прошлом году"],
    ["Во вторую смену, чел.", "Проверьте"],
  ] as const) {
    await page.getByRole("button", { name: `Замечание: ${question}` }).click();
    await page.keyboard.type(text);
    await page.keyboard.press("Control+Enter");
    await expect(page.getByText("уйдёт с возвратом").nth(0)).toBeVisible();
    await expect(page.getByText(text)).toBeVisible();
  }
  await expect(page.getByRole("button", { name: "Передать в ИМАЦ и дальше" })).toBeDisabled();
  await page.getByRole("button", { name: "Вернуть…" }).focus();
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog", { name: "Вернуть на доработку" });
  await expect(dialog.getByText("Организация увидит 2 замечания")).toBeVisible();
  await dialog.getByRole("button", { name: "Вернуть", exact: true }).click();
  // The next one opens by itself.
  await expect(page.getByRole("heading", { level: 1, name: authority.schools[1].name })).toBeVisible();

  await send(school, { pupils: "310", second: "10" });
  await page.goto(`/schools/${school.code}/monitorings/${String(campaign.year)}/${campaign.code}/review`);
  const changes = page.getByRole("table", { name: "Изменения после возврата" });
  await expect(changes.getByRole("row")).toHaveCount(3);
  await expect(page.getByRole("article", { name: "Примечание" })).toHaveCount(0);
  await page.getByRole("button", { name: "Показать все ответы" }).click();
  await expect(page.getByRole("article", { name: "Примечание" })).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("a");
  await expect(page.getByText(`Передано в ИМАЦ: ${school.name}`)).toBeVisible();
});

test("an analyst accepts by a key, the next one opens, all that are left at once, and the board moves", async ({
  page,
}) => {
  const [, authority] = tenant.municipalities;
  const [one, two] = authority.schools;
  await signIn(page, tenant.region.analyst.email, tenant.password);
  await page.goto("/region/submissions");
  await page.getByRole("link", { name: one.shortName }).click();
  await expect(page.getByRole("heading", { level: 1, name: one.name })).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByRole("heading", { level: 1, name: two.name })).toBeVisible();
  await expect(page.getByText(`Принято: ${one.name}`)).toBeVisible();

  await page.goto("/region/submissions");
  await page.getByRole("button", { name: "Принять все без предупреждений…" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("Принять 3 формы без предупреждений?");
  await page.getByRole("button", { name: "Принять 3" }).click();
  await expect(page.getByText("Проверять нечего")).toBeVisible();

  await page.goto(`/region/campaigns/${String(campaign.year)}/${campaign.code}/board`);
  const row = page.getByRole("row", { name: new RegExp(authority.shortName) });
  await expect(row.getByRole("link", { name: "3" }).first()).toBeVisible();
  await expectAccessible(page);
  await row.getByRole("link", { name: "3" }).last().click();
  await expect(page.getByRole("link", { name: one.shortName })).toBeVisible();
});

test("who answers has no page of the checkers", async ({ page, allowedProblems }) => {
  allowedProblems.push(/404/);
  const [school] = tenant.municipalities[0].schools;
  await signIn(page, school.director.email, tenant.password);
  const answer = await page.goto(
    `/schools/${school.code}/monitorings/${String(campaign.year)}/${campaign.code}/review`,
  );
  expect(answer?.status()).toBe(404);
});

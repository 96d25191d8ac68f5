import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { makeCheckingWorld, type CheckingWorld } from "@/e2e/fixtures/checking-world";
import { expect, test } from "@/e2e/fixtures/test";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";

test.describe.configure({ mode: "serial" });

const ANALYST = "analyst@imac.example";

/** A year of nobody else: results of it stand in no list and no chart of the demonstration. */
const YEAR = 2011;

const FORM = formSchema.parse({
  sections: [
    {
      code: "context",
      title: "Школа",
      questions: [
        { type: "integer", code: "pupils", title: "Обучающихся", unit: "чел.", required: true },
        { type: "boolean", code: "small", title: "Малокомплектная" },
      ],
    },
    {
      code: "works",
      title: "Работы",
      questions: [
        {
          type: "table",
          code: "works",
          title: "ВПР",
          columns: [
            { type: "integer", code: "wrote", title: "Участников", unit: "чел." },
            { type: "integer", code: "twos", title: "Получили «2»", unit: "чел." },
          ],
          rows: { kind: "fixed", rows: [{ code: "ma", label: "математика 5 класс" }] },
          results: [{ participants: "wrote", below: "twos", rows: [{ indicator: "VPR_MA_5", row: "ma" }] }],
        },
      ],
    },
  ],
});

let world: CheckingWorld;
let campaign: string;

test.beforeAll(async () => {
  world = await makeCheckingWorld(undefined, { definition: FORM, year: YEAR });
  campaign = `/region/campaigns/${String(YEAR)}/${world.campaign.code}`;
  for (const [at, school] of world.schools.slice(0, 2).entries()) {
    const works = [{ row: "ma", cells: { wrote: "20", twos: String(6 + at) } }];
    await world.send(school, { pupils: String(300 + 100 * at), small: at === 0, works });
    await world.accept(school);
  }
});
test.afterAll(() => world.end());

test("accepted forms are passed on to results: counted first, once, and read there with their source", async ({
  openAs,
}) => {
  const page = await openAs(ANALYST, campaign);
  await page.getByRole("link", { name: "В результаты" }).click();
  await expect(page.getByText("ещё не передавали")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Передать в результаты" }).click();
  const dialog = page.getByRole("dialog", { name: `Передать в результаты ${String(YEAR)} года?` });
  await expect(dialog).toContainText("Показатели 2 принятых форм станут результатами");
  await expect(dialog).toContainText("Ещё не передавались: 2.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Передать в результаты" }).click();
  await expect(page.getByText(/^Передано: 2 формы/)).toBeVisible();
  await expect(page.getByText("Все принятые формы переданы.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Передать в результаты" })).toHaveCount(0);

  const [school] = world.schools;
  await page.goto(`/schools/${school.code}/results/${String(YEAR)}`);
  const line = page.getByRole("row", { name: /ВПР математика 5 класс/ }).first();
  await expect(line).toContainText("6 из 20");
  await expect(line).toContainText(new RegExp(`мониторинг E\\S+ ${String(YEAR)} года, принятые формы`));
});

test("the ministry reads what was passed on and passes nothing on itself", async ({ openAs }) => {
  const page = await openAs("ministry@imac.example", `${campaign}?view=results`);
  await expect(page.getByText("Принято форм")).toBeVisible();
  await expect(page.getByRole("button", { name: "Передать в результаты" })).toHaveCount(0);
});

test("statistics lead from a section to a question and its municipalities, ordered in the address, and are saved as a file", async ({
  openAs,
}) => {
  const page = await openAs(ANALYST, campaign);
  await page.getByRole("link", { name: "Статистика" }).click();
  const overview = page.getByRole("table", { name: "Ответы раздела по региону" });
  await expect(overview.getByRole("row", { name: /Обучающихся/ })).toContainText("350");
  await expect(overview.getByRole("row", { name: /Малокомплектная/ })).toContainText("да: 1 (50,0 %)");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Работы", exact: true }).click();
  await expect(overview.getByRole("row", { name: /Получили «2»/ })).toContainText("6,5");
  await page.getByRole("link", { name: "Школа", exact: true }).click();

  await overview.getByRole("link", { name: "Обучающихся" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Обучающихся" })).toBeVisible();
  const areas = page.getByRole("table", { name: "Обучающихся: по муниципалитетам" });
  await areas.getByRole("link", { name: "Среднее" }).click();
  await expect(page).toHaveURL(/question=pupils&sort=mean/);
  await expect(areas.getByRole("columnheader", { name: "Среднее" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await expect(areas.getByRole("row", { name: new RegExp(world.authority.shortName) })).toContainText("700");
  await expectAccessible(page);
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Таблицей (.csv)" }).click();
  expect((await waiting).suggestedFilename()).toBe(`${world.campaign.code} ${String(YEAR)}, статистика.csv`);
});

test("statistics are not an authority's", async ({ openAs }) => {
  const page = await openAs("specialist-05@demo.example");
  const response = await page.goto(`${campaign}/statistics`);
  expect(response?.status()).toBe(404);
});

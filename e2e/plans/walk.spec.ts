import { readFile } from "node:fs/promises";

import { type Page } from "@playwright/test";

import { signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import { wordsOf } from "@/e2e/fixtures/word-file";
import {
  createFromPrevious,
  expectSaved,
  gapCount,
  gapPanel,
  measureRows,
  submitPlan,
  trackSection,
} from "@/e2e/pages/plan-page";

const MUNICIPALITY = "91-02";
const SCHOOL = "91-02-003";
const FILLING: Record<string, string> = {
  Сроки: "март–апрель",
  Ответственный: "методическая служба",
  "Подтверждающий документ": "справка",
};
const NEW_MEASURES = [
  { track: "Трек 1", title: "Взаимопосещение уроков с наставником", period: "октябрь" },
  { track: "Трек 2", title: "Привлечение молодого учителя математики", period: "до 25.08" },
  { track: "Трек 3", title: "Родительские собрания о подготовке к ОГЭ", period: "1 раз в квартал" },
];

test.use({ storageState: signedInAs("specialist@belogorsk.example") });

/** One press on a gap ends it; what only the specialist knows is typed in the cell the press opened. */
async function closeEveryGap(page: Page): Promise<void> {
  const panel = gapPanel(page);
  const heading = panel.getByRole("heading", { name: /^Пробел/ });
  let left = await gapCount(heading);
  expect(left, "the new plan has gaps to close").toBeGreaterThan(0);
  while (left > 0) {
    const gap = panel.getByRole("listitem").getByRole("button").first();
    const starts = await gap.innerText();
    await gap.click();
    const input = page.getByRole("grid").locator(":focus");
    const [column = ""] = (await input.getAttribute("aria-label"))?.split(",") ?? [];
    if (starts.startsWith("Добавить мероприятие")) await expect(input).toHaveValue(/\S/);
    else await input.fill(FILLING[column] ?? "");
    await expect.poll(() => gapCount(heading), `after «${starts}»`).toBe(left - 1);
    left -= 1;
  }
  await expect(panel.getByText("Все требования письма закрыты")).toBeVisible();
}

async function addMeasure(
  page: Page,
  { track, title, period }: (typeof NEW_MEASURES)[number],
): Promise<void> {
  const section = trackSection(page, track);
  const count = await measureRows(section).count();
  await section.getByRole("button", { name: "Добавить мероприятие" }).click();
  await page.keyboard.insertText(title);
  const cells = [period, "методист", null, "повышение качества обучения", "протокол"];
  for (const text of cells) {
    await page.keyboard.press("Tab");
    if (text === null) continue;
    await page.keyboard.press("Enter");
    await page.keyboard.insertText(text);
  }
  await page.keyboard.press("Enter");
  await expect(measureRows(section)).toHaveCount(count + 1);
}

async function expectMeasures(page: Page): Promise<void> {
  for (const { track, title, period } of NEW_MEASURES) {
    const row = measureRows(trackSection(page, track)).last();
    await expect(row).toContainText(title);
    await expect(row).toContainText(period);
    await expect(row).toContainText("методист");
    await expect(row).toContainText("повышение качества обучения");
    await expect(row).toContainText("протокол");
  }
}

test("the plan of the year, from last year's to the order, at an office screen", async ({ page, openAs }) => {
  test.slow();
  await page.goto(`/municipalities/${MUNICIPALITY}/plans`);
  await page
    .getByRole("link", { name: /^Открыть план на/ })
    .first()
    .click();
  await expect(
    page.getByText(/^План утверждён приказом от .* Чтобы изменить план, начните редакцию\.$/),
  ).toBeVisible();
  await expect(measureRows(page)).toHaveCount(60);

  const year = await createFromPrevious(page, MUNICIPALITY);
  const address = `/municipalities/${MUNICIPALITY}/plans/${String(year)}`;
  await expect(page.getByText(new RegExp(`^перешло из ${String(year - 1)}: `)).first()).toBeVisible();

  await closeEveryGap(page);
  for (const measure of NEW_MEASURES) await addMeasure(page, measure);
  await expectSaved(page);
  await page.reload();
  await expectMeasures(page);
  await expect(gapPanel(page).getByRole("heading", { name: "Пробелов нет" })).toBeVisible();

  await submitPlan(page);

  const head = await openAs("head@belogorsk.example", address);
  await head.getByRole("button", { name: "Вернуть", exact: true }).click();
  const returning = head.getByRole("dialog", { name: "Вернуть план на доработку" });
  await returning.getByRole("button", { name: "Вернуть" }).click();
  await expect(returning.getByRole("alert")).toContainText("Напишите, что нужно исправить");
  await returning.getByLabel("Что исправить").fill("Уточните срок привлечения учителя математики.");
  await returning.getByRole("button", { name: "Вернуть" }).click();
  await expect(head.getByText("План возвращён на доработку", { exact: true })).toBeVisible();

  await page.reload();
  await expect(page.getByText("Уточните срок привлечения учителя математики.")).toBeVisible();
  await expectMeasures(page);
  await submitPlan(page);

  await head.reload();
  await head.getByRole("button", { name: "Утвердить", exact: true }).click();
  const approving = head.getByRole("dialog", { name: "Утвердить план" });
  await approving.getByLabel("Номер приказа").fill("217-о");
  await approving.getByLabel("Дата приказа").fill(`${String(year - 1)}-08-31`);
  await approving.getByRole("button", { name: "Утвердить" }).click();
  const order = `31.08.${String(year - 1)} № 217-о`;
  await expect(
    head.getByText(`План утверждён приказом от ${order}. Изменить его может только новая редакция`),
  ).toBeVisible();

  const analyst = await openAs("analyst@imac.example", address);
  await expect(
    analyst.getByText(`План утверждён приказом от ${order}. Изменить его может только новая редакция`),
  ).toBeVisible();
  await expect(analyst.getByRole("grid")).toHaveCount(0);
  await expect(analyst.getByRole("button", { name: "Добавить мероприятие" })).toHaveCount(0);
  await expectMeasures(analyst);

  const director = await openAs("director@belogorsk.example", `/schools/${SCHOOL}`);
  await director.getByRole("link", { name: "Действия", exact: true }).first().click();
  // One particular line of the plan just approved, among those the school is to report on.
  const action = director.getByRole("row", {
    name: new RegExp(`^Программа антирисковых мер в каждой ОО.* план на ${String(year)} год`),
  });
  await expect(action).toContainText("не начато");

  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Word", exact: true }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toBe(`План Белогорский район ${String(year)}.docx`);
  const words = wordsOf(await readFile(await file.path()));
  expect(words).toContain("ПЛАН МЕРОПРИЯТИЙ («ДОРОЖНАЯ КАРТА»)");
  expect(words).toContain(`приказом от 31 августа ${String(year - 1)} г. №\u00a0217-о`);
  for (const { title } of NEW_MEASURES) expect(words).toContain(title);
});

import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import {
  expectSaved,
  fieldProblem,
  gapPanel,
  measureCell,
  measureRow,
  openNewestPlan,
  typeInCell,
} from "@/e2e/pages/plan-page";

const MUNICIPALITY = "91-03";
const LONG = "Очень подробное мероприятие. ".repeat(400).slice(0, 10_000);

test("what cannot be saved gets a clear sentence and is kept as typed", async ({ page }) => {
  await signIn(page, "specialist-03@demo.example");
  const year = await openNewestPlan(page, MUNICIPALITY);
  const wrong = [
    {
      number: "1.1",
      typed: `до 15.02.${String(year + 4)}`,
      sentence: `Срок 15.02.${String(year + 4)} не входит в ${String(year)} год`,
    },
    { number: "1.2", typed: "10.05–01.03", sentence: "кончается раньше, чем начинается" },
    { number: "1.3", typed: "как получится", sentence: "Не удалось понять срок «как получится»" },
  ];
  for (const { number, typed, sentence } of wrong) {
    await typeInCell(page, number, "Сроки", typed);
    await expect(measureCell(page, number, "Сроки")).toContainText(typed);
    await expect(fieldProblem(page, number, "Сроки")).toContainText(sentence);
  }
  await typeInCell(page, "1.4", "Мероприятие", LONG);
  const tooLong = measureCell(page, "1.4", "Мероприятие");
  await expect(fieldProblem(page, "1.4", "Мероприятие")).toContainText(
    "Сократите название до 2 000 знаков: сейчас 10 000",
  );
  await expect(gapPanel(page).getByText("Есть несохранённые поля")).toBeVisible();

  await page.reload();
  await expect(fieldProblem(page, "1.4", "Мероприятие")).toContainText(
    "Сократите название до 2 000 знаков: сейчас 10 000",
  );
  await expect(tooLong).toContainText(LONG.slice(-200).trim());
  for (const { number, typed, sentence } of wrong) {
    await expect(measureCell(page, number, "Сроки")).toContainText(typed);
    await expect(fieldProblem(page, number, "Сроки")).toContainText(sentence);
  }

  for (const { number } of wrong) await typeInCell(page, number, "Сроки", "01.03–10.05");
  await typeInCell(page, "1.4", "Мероприятие", "Короткое название");
  await expectSaved(page);
  await page.reload();
  await expect(measureRow(page, "1.2")).toContainText("01.03–10.05");
  await expect(measureRow(page, "1.4")).toContainText("Короткое название");
  await expectSaved(page);
});

test("a link to somebody else's plan leads nowhere, and says no more than that", async ({ page }) => {
  await signIn(page, "specialist-03@demo.example");
  const year = await openNewestPlan(page, MUNICIPALITY);
  for (const code of ["91-06", "91-77"]) {
    const response = await page.goto(`/municipalities/${code}/plans/${String(year)}`);
    expect(response?.status()).toBe(404);
    await expect(page).toHaveTitle(/^Страница не найдена/);
    const file = await page.request.get(`/api/exports/plans/${code}/${String(year)}`);
    expect(file.status()).toBe(404);
  }
});

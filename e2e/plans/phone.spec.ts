import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import {
  createFromPrevious,
  expectSaved,
  gapCount,
  measureRows,
  submitPlan,
  trackSection,
} from "@/e2e/pages/plan-page";

const MUNICIPALITY = "91-07";
const TITLE = "Выезд методической бригады в школу";
const MISSING = [
  { gap: /не указан срок$/, field: "Сроки", text: "апрель, октябрь" },
  { gap: /не указан ответственный$/, field: "Ответственный", text: "методист" },
  { gap: /не указан подтверждающий документ$/, field: "Подтверждающий документ", text: "справка о выезде" },
];

test.use({ viewport: { width: 390, height: 844 } });

test("a plan is begun, filled in from its gaps and sent on a phone", async ({ page }) => {
  await signIn(page, "specialist-07@demo.example");
  await createFromPrevious(page, MUNICIPALITY);

  const section = trackSection(page, "Трек 1");
  const count = await measureRows(section).count();
  await section.getByRole("button", { name: "Добавить мероприятие" }).click();
  const sheet = page.getByRole("dialog", { name: /^Мероприятие / });
  await expect(sheet.getByLabel("Мероприятие", { exact: true })).toBeFocused();
  await page.keyboard.insertText(TITLE);
  await sheet.getByRole("button", { name: "Готово" }).click();
  await expect(measureRows(section)).toHaveCount(count + 1);

  const gaps = page.getByRole("button", { name: /^Пробел/ });
  for (const { gap, field, text } of MISSING) {
    const before = await gapCount(gaps);
    await gaps.click();
    const list = page.getByRole("dialog", { name: /^Пробелы/ });
    await list
      .getByRole("button", { name: gap })
      .and(list.getByRole("button", { name: TITLE }))
      .click();
    const input = sheet.getByLabel(field, { exact: true });
    await expect(input).toBeFocused();
    await input.fill(text);
    await sheet.getByRole("button", { name: "Готово" }).click();
    await expect.poll(() => gapCount(gaps)).toBe(before - 1);
  }

  await expectSaved(page);
  await page.reload();
  const row = measureRows(section).last();
  await expect(row).toContainText(TITLE);
  for (const { text } of MISSING) await expect(row).toContainText(text);
  await expect(page.getByRole("button", { name: "Добавить мероприятие" }).first()).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, "nothing is wider than the screen").toBeLessThanOrEqual(390);

  await submitPlan(page);
});

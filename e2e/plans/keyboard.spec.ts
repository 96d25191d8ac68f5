import { type Locator, type Page } from "@playwright/test";

import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import {
  cellInput,
  expectSaved,
  measureCell,
  measureRow,
  measureRows,
  openNewestPlan,
  trackSection,
} from "@/e2e/pages/plan-page";

const MUNICIPALITY = "91-01";

/** Goes on by one key until the focus is where it should be. */
async function pressUntilFocused(page: Page, key: string, target: Locator, most: number): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

test("a plan is edited by keyboard alone", async ({ page }) => {
  const { keyboard } = page;
  await signIn(page, "specialist-01@demo.example");
  await openNewestPlan(page, MUNICIPALITY);
  const track1 = trackSection(page, "Трек 1");
  const total = await measureRows(page).count();
  const inTrack1 = await measureRows(track1).count();

  // Into the table: past the navigation by Tab, then by arrows.
  await pressUntilFocused(page, "Tab", measureCell(page, "0.1", "Мероприятие"), 60);
  await pressUntilFocused(page, "ArrowDown", measureCell(page, "1.1", "Мероприятие"), 40);

  // Adds below and fills in from left to right.
  await keyboard.press("Control+Enter");
  await expect(cellInput(page, "1.2", "Мероприятие")).toBeFocused();
  await keyboard.insertText("Открытые уроки учителей математики");
  await keyboard.press("Tab");
  await expect(measureCell(page, "1.2", "Сроки")).toBeFocused();
  await keyboard.type("15.03");
  await keyboard.press("Tab");
  await keyboard.press("F2");
  await keyboard.insertText("заместители");
  await keyboard.press("ArrowDown");
  await keyboard.press("Tab");
  await expect(measureCell(page, "1.2", "Участники (ОО)")).toBeFocused();
  await expect(measureRow(page, "1.2")).toContainText("Открытые уроки учителей математики");
  await expect(measureCell(page, "1.2", "Сроки")).toContainText("15.03");
  await expect(measureCell(page, "1.2", "Ответственный")).toContainText("заместители директоров");

  // Chooses schools in the dialog the cell opens.
  await keyboard.press("Enter");
  const schools = page.getByRole("dialog", { name: "Участники (ОО)" });
  await pressUntilFocused(page, "Tab", schools.getByLabel("Кто участвует"), 5);
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowDown");
  await expect(schools.getByLabel("Кто участвует")).toHaveValue("all");
  await pressUntilFocused(page, "Tab", schools.getByRole("button", { name: "Готово" }), 60);
  await keyboard.press("Enter");
  await expect(measureCell(page, "1.2", "Участники (ОО)")).toBeFocused();
  await expect(measureCell(page, "1.2", "Участники (ОО)")).toContainText("все школы");

  // Edits in place; Esc brings the former text back.
  await keyboard.press("ArrowLeft");
  await keyboard.press("ArrowLeft");
  await keyboard.press("Enter");
  await keyboard.press("Control+A");
  await keyboard.insertText("апрель");
  await keyboard.press("Escape");
  await expect(measureCell(page, "1.2", "Сроки")).toBeFocused();
  await expect(measureCell(page, "1.2", "Сроки")).toContainText("15.03");

  // Duplicates, reorders, moves to another track.
  await keyboard.press("Control+d");
  await expect(cellInput(page, "1.3", "Мероприятие")).toHaveValue("Открытые уроки учителей математики");
  await keyboard.press("Control+A");
  await keyboard.insertText("Открытые уроки учителей физики");
  await keyboard.press("Escape");
  await keyboard.press("Enter");
  await keyboard.press("Control+A");
  await keyboard.insertText("Открытые уроки учителей физики");
  await keyboard.press("Shift+Tab");
  await pressUntilFocused(page, "ArrowRight", measureCell(page, "1.3", "Мероприятие"), 8);
  await expect(measureRow(page, "1.3")).toContainText("Открытые уроки учителей физики");
  await keyboard.press("Alt+ArrowUp");
  await expect(measureCell(page, "1.2", "Мероприятие")).toBeFocused();
  await expect(measureRow(page, "1.2")).toContainText("физики");
  await expect(measureRow(page, "1.3")).toContainText("математики");
  await keyboard.press("Alt+Digit3");
  const moved = measureRows(trackSection(page, "Трек 3")).last();
  await expect(moved).toContainText("Открытые уроки учителей физики");
  await expect(moved.getByRole("gridcell").first()).toBeFocused();
  await expect(measureRows(track1)).toHaveCount(inTrack1 + 1);

  // Deletes by a key and takes it back by a key; the same by the menu of the row and the button of the message.
  await keyboard.press("Control+Delete");
  await expect(measureRows(page)).toHaveCount(total + 1);
  await keyboard.press("Control+z");
  await expect(moved).toContainText("Открытые уроки учителей физики");
  await expect(moved.getByRole("gridcell").first()).toBeFocused();
  await keyboard.press("Shift+Tab");
  await keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Подробности" })).toBeFocused();
  await keyboard.press("End");
  await expect(page.getByRole("menuitem", { name: "Удалить" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(measureRows(page)).toHaveCount(total + 1);
  await pressUntilFocused(page, "Tab", page.getByRole("button", { name: "Отменить" }), 40);
  await keyboard.press("Enter");
  await expect(measureRows(page)).toHaveCount(total + 2);
  await expect(moved).toContainText("Открытые уроки учителей физики");

  await expectSaved(page);
  await page.reload();
  await expect(measureRow(page, "1.2")).toContainText("Открытые уроки учителей математики");
  await expect(measureRows(trackSection(page, "Трек 3")).last()).toContainText(
    "Открытые уроки учителей физики",
  );
  await expect(measureRows(page)).toHaveCount(total + 2);
});

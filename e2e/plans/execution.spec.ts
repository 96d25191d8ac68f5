import type { Locator, Page } from "@playwright/test";

import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { requestsOf } from "@/e2e/fixtures/requests";
import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

const MUNICIPALITY = "91-23";
const SPECIALIST = "specialist-23@demo.example";
const SCAN = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

interface ToReport {
  row: Locator;
  title: string;
  /** Address of the plan the measure stands in. */
  plan: string;
}

/** The measure of a school that waits first for a report. */
async function firstToReport(page: Page, school: string): Promise<ToReport> {
  await page.goto(`/schools/${school}/actions`);
  const row = page
    .getByRole("row")
    .filter({ has: page.getByRole("button", { name: "Отчитаться", exact: true }) })
    .first();
  const head = await row.getByRole("rowheader").innerText();
  const plan = `/municipalities/${MUNICIPALITY}/plans/${await thisYear(page)}`;
  return { row, title: head.split("\n")[0] ?? "", plan };
}

/** The year of the portal's clock: the day a report offers is today. */
async function thisYear(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Отчитаться", exact: true }).first().click();
  const today = await page.getByLabel("Когда выполнено").inputValue();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  return today.slice(0, 4);
}

function reportSheet(page: Page, title: string): Locator {
  return page.getByRole("dialog", { name: title });
}

/** «N из M» of a measure in the plan; of one done to the end, M of M. */
async function doneOf(mark: Locator): Promise<number | "all"> {
  const text = await mark.innerText();
  const counted = /выполнено (\d+)\sиз\s(\d+)/.exec(text);
  return counted ? Number(counted[1]) : "all";
}

function markOf(page: Page, title: string): Locator {
  return page
    .getByRole("row")
    .filter({ hasText: title })
    .getByRole("button", { name: /^Отметка о выполнении, / });
}

/** The earliest plan in force: schools have told of it. */
async function openPlanInForce(page: Page): Promise<string> {
  await page.goto(`/municipalities/${MUNICIPALITY}/plans`);
  const row = page.getByRole("row").filter({ hasText: "утверждён" }).last();
  await row.getByRole("link", { name: /^Открыть план на \d{4} год$/ }).click();
  await expect(page.getByRole("link", { name: /^Отчёты школ/ })).toBeVisible();
  return new URL(page.url()).pathname;
}

function reportOf(page: Page, title: string): Locator {
  return page.getByRole("list", { name: "Отчёты школ" }).getByRole("listitem").filter({ hasText: title });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("a director reports with a photo in four actions, the specialist confirms, the plan counts it", async ({
    page,
    openBrowser,
    playwright,
    baseURL,
  }) => {
    test.slow();
    const desk = await openBrowser();
    await desk.setViewportSize({ width: 1366, height: 768 });
    await signIn(desk, SPECIALIST);
    await signIn(page, "director-23-001@demo.example");
    const { row, title, plan } = await firstToReport(page, "91-23-001");
    await desk.goto(plan);
    const before = await doneOf(markOf(desk, title));

    let actions = 0;
    const act = async (what: Promise<unknown>) => {
      actions += 1;
      await what;
    };
    const sheet = reportSheet(page, title);
    await act(row.getByRole("button", { name: "Отчитаться" }).click());
    await expect(sheet.getByLabel("Когда выполнено")).not.toHaveValue("");
    await act(sheet.getByText("Выполнено", { exact: true }).click());
    await act(
      sheet
        .locator("input[type=file]")
        .first()
        .setInputFiles({ name: "приказ.png", mimeType: "image/png", buffer: SCAN }),
    );
    // Sent while the photo is still on its way: the form waits for it.
    await act(sheet.getByRole("button", { name: "Отправить" }).click());
    await expect(page.getByText("Отчёт отправлен, ждёт подтверждения")).toBeVisible();
    expect(actions).toBeLessThanOrEqual(4);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, "nothing is wider than the screen").toBeLessThanOrEqual(390);

    await desk.reload();
    await desk.getByRole("link", { name: /^Отчёты школ: \d+$/ }).click();
    await expect(desk).toHaveURL(`${plan}/reports`);
    const report = reportOf(desk, title).filter({ hasText: "приказ.png" });
    const file = await report.getByRole("link", { name: "приказ.png" }).getAttribute("href");
    expect(file).toMatch(/^\/api\/files\//);
    const opened = await desk.request.get(file ?? "");
    expect(opened.status()).toBe(200);
    expect(opened.headers()["content-disposition"]).toContain("attachment");
    const neighbour = await requestsOf(playwright, "specialist-05@demo.example", baseURL);
    expect((await neighbour.get(file ?? "")).status()).toBe(404);
    await neighbour.dispose();

    await expectAccessible(desk);
    await report.getByRole("button", { name: "Подтвердить" }).click();
    await expect(desk.getByText("Подтверждено: 1 отчёт")).toBeVisible();
    await expect(report).toBeHidden();
    await desk.goto(plan);
    const after = await doneOf(markOf(desk, title));
    if (before !== "all" && after !== "all") expect(after).toBe(before + 1);
    else expect(after, "the last one makes it done").toBe("all");
  });

  test("a report returned with a reason opens again as it was and is sent anew", async ({
    page,
    openBrowser,
  }) => {
    test.slow();
    await signIn(page, "director-23-002@demo.example");
    const { row, title, plan } = await firstToReport(page, "91-23-002");
    await row.getByRole("button", { name: "Отчитаться" }).click();
    const sheet = reportSheet(page, title);
    await sheet.getByText("Выполнено", { exact: true }).click();
    await sheet.getByLabel("Примечание").fill("Провели вместе с наставником");
    await expectAccessible(page);

    // A reload loses nothing of what was typed.
    await page.reload();
    const again = page.getByRole("row").filter({ hasText: title }).first();
    await expect(again.getByText("отчёт начат, не отправлен")).toBeVisible();
    await again.getByRole("button", { name: "Отчитаться" }).click();
    await expect(sheet.getByLabel("Примечание")).toHaveValue("Провели вместе с наставником");
    await expect(sheet.getByRole("radio", { name: "Выполнено" })).toBeChecked();
    await sheet.getByRole("button", { name: "Отправить" }).click();
    await expect(page.getByText("Отчёт отправлен, ждёт подтверждения")).toBeVisible();

    const desk = await openBrowser();
    await signIn(desk, SPECIALIST);
    await desk.goto(`${plan}/reports`);
    const report = reportOf(desk, title).filter({ hasText: "Провели вместе с наставником" });
    await report.getByRole("button", { name: "Вернуть" }).click();
    const dialog = desk.getByRole("dialog", { name: "Вернуть отчёт школе" });
    await dialog.getByRole("button", { name: "Вернуть" }).click();
    await expect(dialog.getByRole("alert")).toContainText("Напишите, что нужно исправить");
    await dialog.getByLabel("Что исправить").fill("Приложите приказ");
    await dialog.getByRole("button", { name: "Вернуть" }).click();
    await expect(desk.getByText("Отчёт возвращён школе")).toBeVisible();
    await expect(report).toBeHidden();

    await page.reload();
    const returned = page
      .getByRole("table", { name: "Возвращено" })
      .getByRole("row")
      .filter({ hasText: title });
    await returned.getByRole("button", { name: "Исправить отчёт" }).click();
    await expect(sheet.getByText("Приложите приказ")).toBeVisible();
    await expect(sheet.getByLabel("Примечание")).toHaveValue("Провели вместе с наставником");
    await sheet.getByLabel("Примечание").fill("Приказ № 12 отправлен на почту");
    await sheet.getByRole("button", { name: "Отправить" }).click();
    await expect(page.getByText("Отчёт отправлен, ждёт подтверждения")).toBeVisible();
    await desk.reload();
    await expect(reportOf(desk, title).filter({ hasText: "Приказ № 12 отправлен на почту" })).toBeVisible();
  });
});

test("the sheet of marks and the queue of reports go by keyboard", async ({ page }) => {
  await signIn(page, SPECIALIST);
  const plan = await openPlanInForce(page);
  const mark = page.getByRole("button", { name: /^Отметка о выполнении, / }).first();
  await mark.focus();
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: /^Отметка о выполнении/ });
  await expect(sheet.getByRole("radio", { name: "Отменено" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(mark).toBeFocused();

  await page.goto(`${plan}/reports`);
  const reports = page.getByRole("list", { name: "Отчёты школ" }).getByRole("listitem");
  await reports.first().focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Подтвердить выбранные (1)" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(reports.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(reports.first()).toBeFocused();
});

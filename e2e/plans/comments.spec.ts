import type { Locator, Page } from "@playwright/test";

import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { signedInAs, signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import { createFromPrevious, measureRow, openNewestPlan } from "@/e2e/pages/plan-page";

/** Without a plan of the new year until this test begins it. */
const MUNICIPALITY = "91-14";
const NAME = "Черноморский район";
const SPECIALIST = "specialist-14@demo.example";
/** Its draft is commented in the demonstration. */
const COMMENTED = "91-11";
const ANALYST = "analyst@imac.example";

test.use({ storageState: signedInAs(ANALYST) });

/** The thread that holds a text. */
const thread = (page: Page, text: string): Locator => page.getByRole("article").filter({ hasText: text });

const openComments = async (page: Page): Promise<void> => {
  await page.getByRole("tab", { name: /^Замечания/ }).click();
  await expect(page.getByRole("heading", { name: "Замечания ИМАЦ" })).toBeVisible();
};

test("ИМАЦ comments with a measure of the catalogue, the specialist answers and takes it, ИМАЦ closes", async ({
  page,
  openBrowser,
}) => {
  const remark = "Нужен ответственный из аппарата управления, а не школа";
  const answer = "Назначили заместителя начальника управления";
  const office = await openBrowser();
  await signIn(office, SPECIALIST);
  const year = await createFromPrevious(office, MUNICIPALITY);

  await openNewestPlan(page, MUNICIPALITY);
  await page.getByRole("button", { name: "Действия, мероприятие 1.1", exact: true }).click();
  await page.getByRole("menuitem", { name: "Написать замечание" }).click();
  const text = page.getByRole("textbox", { name: "Замечание", exact: true });
  await page.getByRole("button", { name: "Отправить замечание" }).click();
  await expect(page.getByRole("link", { name: "Напишите, что нужно исправить или дополнить" })).toBeVisible();
  await text.fill(remark);

  // What is typed outlives a reload.
  await page.reload();
  await openComments(page);
  await expect(text).toHaveValue(remark);
  await expect(page.getByLabel("К чему")).toHaveValue(/^[0-9a-f-]{36}$/);
  await page.getByRole("button", { name: /^Предложить мероприятия из каталога/ }).click();
  const samples = page.getByRole("listbox", { name: "Предложить мероприятия из каталога" });
  const sample = samples.getByRole("option", { name: /^1\.4 / });
  const title = /^1\.4 (\D+)/.exec(await sample.innerText())?.[1]?.trim() ?? "";
  await sample.click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Отправить замечание" }).click();
  await expect(page.getByText("Замечание отправлено")).toBeVisible();
  await expect(thread(page, remark)).toContainText("открыто");
  await expect(thread(page, remark).getByRole("button", { name: /^Принять/ })).toHaveCount(0);
  await expectAccessible(page);

  await office.goto(`/municipalities/${MUNICIPALITY}`);
  await office.getByRole("link", { name: "Ответьте на замечания ИМАЦ: 1" }).click();
  await expect(office.getByRole("tab", { name: /^Замечания/ })).toHaveAttribute("aria-selected", "true");
  await expect(office.getByRole("button", { name: "Написать замечание" })).toHaveCount(0);
  const received = thread(office, remark);
  await received.getByRole("button", { name: "Ответить" }).click();
  await received.getByRole("textbox", { name: "Ответ" }).fill(answer);
  await received.getByRole("button", { name: "Отправить ответ" }).click();
  await expect(received).toContainText("есть ответ");
  await received.getByRole("button", { name: /^Принять/ }).click();
  await expect(office.getByText("Мероприятие добавлено в план")).toBeVisible();
  const accepted = received.getByRole("button", { name: /^Мероприятие 1\.\d+$/ });
  const number = /1\.\d+/.exec(await accepted.innerText())?.[0] ?? "";
  await expect(received).toContainText("Принято: добавлено мероприятие");
  await expectAccessible(office);
  await office.getByRole("tab", { name: "Мероприятия" }).click();
  await expect(measureRow(office, number)).toContainText(title.slice(0, 12));
  await expect(measureRow(office, "1.1").getByRole("button", { name: /^Замечания к/ })).toBeVisible();

  await page.goto("/region");
  const task = page.getByRole("link", { name: /^Ответы муниципалитетов на замечания: \d+/ }).first();
  await expect(task).toContainText(String(year));
  await task.click();
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: NAME }) });
  await row.getByRole("link", { name: "ответов 1" }).click();
  const answered = thread(page, remark);
  await expect(answered).toContainText(answer);
  await answered.getByRole("button", { name: "Закрыть замечание" }).click();
  await expect(page.getByText("Замечание закрыто")).toBeVisible();
  await expect(answered).toContainText(/Закрыто: .+, \d\d\.\d\d\.\d{4}/);
  await expect(answered.getByRole("button", { name: "Ответить" })).toHaveCount(0);
});

test("a reader of the plan sees the remarks and may neither write nor answer", async ({ openAs }) => {
  const page = await openAs("ministry@imac.example");
  await openNewestPlan(page, COMMENTED);
  await openComments(page);
  await expect(page.getByRole("article").first()).toBeVisible();
  for (const act of ["Написать замечание", "Ответить", "Закрыть замечание"]) {
    await expect(page.getByRole("button", { name: act })).toHaveCount(0);
  }
});

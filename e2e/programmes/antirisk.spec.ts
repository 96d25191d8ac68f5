import type { Page } from "@playwright/test";

import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { signIn, signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

const SCHOOL = "91-08-002";

async function judge(page: Page, factor: string): Promise<void> {
  await page.getByRole("button", { name: `Оценить: ${factor}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("высокая", { exact: true }).click();
  await dialog.getByRole("button", { name: "Сохранить оценку" }).click();
  await expect(dialog.getByRole("alert")).toContainText("на чём основана оценка");
  await dialog.getByLabel("Обоснование").fill("По анкетам обучающихся");
  await dialog.getByLabel("Фактор подтверждён: действует в школе").check();
  await dialog.getByLabel("Приоритетный: работаем в первую очередь").check();
  await dialog.getByRole("button", { name: "Сохранить оценку" }).click();
  await expect(dialog).toBeHidden();
}

async function confirm(page: Page, button: string, inDialog: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: inDialog, exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

test("a school judges its risks, writes the programme, the authority agrees, the order puts it in force and a measure is told of", async ({
  page,
  openBrowser,
}) => {
  test.setTimeout(240_000);
  await signIn(page, "director-08-002@demo.example");
  // The year under way is the earlier of the two that are offered: its measures can be told of.
  await page.goto(`/schools/${SCHOOL}/programmes`);
  const years = page.getByRole("navigation", { name: "Год программ" }).getByRole("link");
  const year = ((await years.last().textContent()) ?? "").slice(0, 4);

  await page.goto(`/schools/${SCHOOL}/risk-profile?year=${year}`);
  await page.getByRole("button", { name: `Начать профиль на ${year} год` }).click();
  await expect(page.getByText("Оценено")).toBeVisible();
  await judge(page, "Низкая учебная мотивация обучающихся");
  await expect(page.getByText("приоритет", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/schools/${SCHOOL}/programmes?year=${year}`);
  await expectAccessible(page);
  await page.getByRole("button", { name: /Начать: антирисковая программа/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Программа антирисковых мер/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Отправить на согласование" })).toHaveCount(0);
  await expect(page.getByText(/До отправки заполните/)).toBeVisible();

  await page.getByRole("textbox", { name: "Планируемые результаты" }).fill("Меньше неуспевающих");
  const section = page.getByRole("region", { name: /RF06/ });
  await section.getByRole("textbox", { name: "Цель", exact: true }).fill("Повысить мотивацию к 31.12");
  await section.getByRole("button", { name: "Добавить показатель" }).click();
  await section
    .getByRole("textbox", { name: "Показатель", exact: true })
    .fill("Доля мотивированных по анкете");
  await section.getByRole("textbox", { name: `К концу ${year}` }).fill("60");
  await section.getByText("Добавить типовую меру").click();
  await section.getByRole("button", { name: "профориентация" }).click();
  const measure = page.getByRole("article", { name: /профориентация/ });
  await measure.getByRole("textbox", { name: "Срок" }).fill("когда получится");
  await measure.getByRole("textbox", { name: "Ответственный" }).fill("заместитель директора");
  await measure.getByRole("textbox", { name: "Подтверждение" }).fill("справка");
  await expect(page.getByText(/^Не сохранено/).first()).toBeAttached();
  await measure.getByRole("textbox", { name: "Срок" }).fill("в течение года");
  await measure.getByRole("textbox", { name: "Срок" }).blur();
  await expect(page.getByText("Заполнено всё, без чего программу нельзя отправить")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Сохранено" })).toBeVisible();
  await expectAccessible(page);

  await page.reload();
  await expect(page.getByRole("textbox", { name: "Планируемые результаты" })).toHaveValue(
    "Меньше неуспевающих",
  );
  await confirm(page, "Отправить на согласование", "Отправить");
  await expect(page.getByText(/Программа на согласовании/)).toBeVisible();

  const authority = await openBrowser();
  await signIn(authority, "specialist-08@demo.example");
  await authority.goto(`/municipalities/91-08/programmes?year=${year}&show=waiting`);
  await expectAccessible(authority);
  await authority.getByRole("link", { name: /^Открыть.*антирисковая программа/ }).click();
  await expect(authority.getByRole("heading", { level: 2, name: /RF06/ })).toBeVisible();
  await confirm(authority, "Согласовать", "Согласовать");
  await expect(authority.getByText(/согласовано, ждёт приказа/)).toBeVisible();
  await expectAccessible(authority);

  await page.reload();
  await page.getByRole("button", { name: "Внести приказ" }).click();
  await page.getByLabel("Номер приказа").fill("17-од");
  await page.getByRole("button", { name: "Утвердить" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("Укажите дату приказа");
  await page.getByLabel("Дата приказа").fill(`${year}-01-15`);
  await page.getByRole("button", { name: "Утвердить" }).click();
  await expect(page.getByText(/№ 17-од/).first()).toBeVisible();

  await page.goto(`/schools/${SCHOOL}/actions`);
  const row = page.getByRole("row", { name: /профориентация/ });
  await expect(row).toContainText("Трек 3, антирисковая программа школы");
  await row.getByRole("button", { name: "Отчитаться" }).click();
  await page.getByRole("dialog").getByText("Выполнено", { exact: true }).click();
  await page.getByRole("button", { name: "Отправить" }).click();
  await expect(page.getByText("Отметка сохранена")).toBeVisible();
  await expectAccessible(page);
});

test.describe("of ИМАЦ", () => {
  test.use({ storageState: signedInAs("analyst@imac.example") });

  test("the coverage by authority leads to the schools of one", async ({ page }) => {
    await page.goto("/region/programmes");
    await expect(page.getByRole("heading", { level: 1, name: "Программы школ" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Белогорский район" }).click();
    await expect(page.getByText(/утверждена у \d+ из \d+/)).toBeVisible();
    await page.getByRole("link", { name: /Нет антирисковой программы/ }).click();
    await expect(page).toHaveURL(/show=no-antirisk/);
    await expect(page.getByRole("table", { name: "Программы школ" })).toContainText("нет");
    await expectAccessible(page);
  });
});

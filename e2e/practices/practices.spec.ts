import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

test.use({ storageState: signedInAs("director@belogorsk.example") });

test("a school describes a practice; it is returned, agreed, published, found by others and used once", async ({
  page,
  openAs,
}) => {
  test.setTimeout(180_000);
  await page.goto("/schools/91-02-003/practices");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Описать практику" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Новая практика" })).toBeVisible();
  const address = new URL(page.url()).pathname;
  await page.getByLabel("Название").fill("Утренние группы чтения");
  await page.getByRole("button", { name: "Предложить", exact: true }).click();
  const proposal = page.getByRole("dialog", { name: "Предложить практику?" });
  await expect(proposal).toContainText("Опишите проблему");
  await proposal.getByRole("button", { name: "Предложить" }).click();
  await expect(proposal.getByRole("alert")).toContainText("Опишите проблему");
  await expectAccessible(page);
  await proposal.getByRole("button", { name: "Отмена" }).click();

  await page.getByLabel("Проблема").fill("Пятиклассники читают медленно и не понимают условий задач.");
  await page.getByLabel("Что сделали").fill("Перед уроками читаем вслух по двадцать минут.");
  await page.getByRole("button", { name: "Добавить показатель" }).click();
  const figure = page.getByRole("group", { name: "Показатель 1" });
  await figure.getByLabel("Показатель", { exact: true }).fill("Читают с пониманием");
  await figure.getByLabel("Единица").fill("%");
  await figure.getByLabel("До").fill("54");
  await figure.getByLabel("После").fill("71");
  await figure.getByLabel("Источник и дата").fill("диагностика школы, апрель");
  await page.getByRole("button", { name: /^Треки/ }).click();
  await page.getByRole("option").first().click();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Все правки сохранены")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Название")).toHaveValue("Утренние группы чтения");
  await expect(figure.getByLabel("После")).toHaveValue("71");
  await expect(page.getByText("Без персональных данных учащихся")).toBeVisible();
  await expectAccessible(page);
  const propose = async () => {
    await page.getByRole("button", { name: "Предложить", exact: true }).click();
    await proposal.getByRole("button", { name: "Предложить" }).click();
    await expect(page.getByText("Практика на рассмотрении", { exact: true })).toBeVisible();
  };
  await propose();

  const specialist = await openAs("specialist@belogorsk.example", "/municipalities/91-02/practices");
  await expectAccessible(specialist);
  await specialist.getByRole("link", { name: "Утренние группы чтения" }).click();
  await specialist.getByRole("button", { name: "Вернуть на доработку" }).click();
  const giveBack = specialist.getByRole("dialog", { name: "Вернуть практику на доработку" });
  await giveBack.getByRole("button", { name: "Вернуть на доработку" }).click();
  await expect(giveBack.getByRole("alert")).toContainText("Напишите причину");
  await giveBack.getByLabel("Причина").fill("Уточните, сколько классов участвовало");
  await giveBack.getByRole("button", { name: "Вернуть на доработку" }).click();
  await expect(specialist.getByText("возвращена на доработку").first()).toBeVisible();

  await page.reload();
  await expect(page.getByText("Уточните, сколько классов участвовало")).toBeVisible();
  await page.getByLabel("Чего добились").fill("Участвовали два класса.");
  await expect(page.getByText("Все правки сохранены")).toBeVisible();
  await propose();
  await specialist.reload();
  await specialist.getByRole("button", { name: "Согласовать" }).click();
  await specialist.getByRole("dialog").getByRole("button", { name: "Согласовать" }).click();
  await expect(specialist.getByText("Практика согласована и ждёт публикации", { exact: true })).toBeVisible();

  const analyst = await openAs("analyst@imac.example", "/region/practices");
  await expectAccessible(analyst);
  await analyst
    .getByRole("table", { name: "Ждут публикации" })
    .getByRole("link", { name: "Утренние группы чтения" })
    .click();
  await analyst.getByRole("button", { name: "Опубликовать" }).click();
  await analyst.getByRole("dialog").getByRole("button", { name: "Опубликовать" }).click();
  await expect(analyst.getByText("Практика опубликована", { exact: true }).first()).toBeVisible();

  const stranger = await openAs("specialist-05@demo.example", "/region/practices?q=чтением вслух");
  await stranger.getByRole("link", { name: "Утренние группы чтения" }).click();
  await expect(stranger.locator("h1")).toHaveText("Утренние группы чтения");
  await expectAccessible(stranger);
  await stranger.getByRole("button", { name: /^Используем/ }).click();
  await expect(stranger.getByText("Используют: 1 организация")).toBeVisible();
  await expect(stranger.getByRole("button", { name: /^Используем/ })).toHaveCount(0);
  const answer = await stranger.request.get(address);
  expect(answer.status()).toBe(404);
});

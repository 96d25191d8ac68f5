import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { campaignCode, openShortCampaign } from "@/e2e/fixtures/campaign";
import { signedInAs, signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";

/** A year of nobody else. */
const YEAR = "2039";
const AUTHORITY = "91-05";

/** As M5 is: an authority tells of its year, its head confirms. */
const AUTHORITY_FORM = formSchema.parse({
  sections: [
    {
      code: "year",
      title: "Итоги года",
      questions: [
        { type: "integer", code: "visits", title: "Выездов в школы", unit: "ед.", required: true, min: "0" },
        {
          type: "boolean",
          code: "agreed",
          title: "Сведения подтверждаю",
          required: true,
          answeredBy: "head",
        },
      ],
    },
  ],
});

test("an authority's form is filled by its specialist, signed by its head and accepted by ИМАЦ", async ({
  openAs,
  openBrowser,
}) => {
  test.slow();
  const address = await openShortCampaign(AUTHORITY, null, { definition: AUTHORITY_FORM });
  const specialist = await openAs("specialist-05@demo.example", address);
  await specialist.getByLabel("Выездов в школы, ед.").fill("14");
  await expect(specialist.getByText(/^Сохранено в \d\d:\d\d$/)).toBeVisible();
  await expect(specialist.getByText("Отвечает только руководитель организации.")).toBeVisible();
  await expectAccessible(specialist);
  await specialist.goto(`${address}?section=send`);
  await expect(specialist.getByText("Отправляет руководитель МОУО")).toBeVisible();
  await expect(specialist.getByRole("button", { name: "Отправить", exact: true })).toHaveCount(0);

  const head = await openBrowser();
  await signIn(head, "head-05@demo.example");
  await head.goto(address);
  await expect(head.getByLabel("Выездов в школы, ед.")).toHaveValue("14");
  await head.getByLabel("Сведения подтверждаю").selectOption({ label: "Да" });
  await expect(head.getByText(/^Сохранено в \d\d:\d\d$/)).toBeVisible();
  await head.goto(`${address}?section=send`);
  await head.getByRole("button", { name: "Отправить", exact: true }).click();
  await expect(head.getByRole("region", { name: /^Квитанция E/ })).toContainText("в срок");

  const analyst = await openAs("analyst@imac.example", `${address}/review`);
  await expect(analyst.getByRole("article", { name: "Выездов в школы, ед." })).toContainText("14");
  await expectAccessible(analyst);
  await analyst.keyboard.press("a");
  await expect(analyst.getByText(/^Принято: /)).toBeVisible();
  await head.reload();
  await expect(head.getByText("принято", { exact: true })).toBeVisible();
});

test.describe("of the administrator", () => {
  test.use({ storageState: signedInAs("admin@imac.example") });

  test("name and track of a form are changed for all its versions at once; an empty name is refused", async ({
    page,
  }) => {
    const code = campaignCode();
    await openShortCampaign("91-08-002", null, { code });
    await page.goto(`/region/monitorings/${code}/1`);
    await page.getByRole("button", { name: "Название и трек" }).click();
    const dialog = page.getByRole("dialog", { name: `Форма ${code}` });
    // Versions have been published: who answers is not changed any more.
    await expect(dialog.getByLabel("Отвечает")).toHaveCount(0);
    await dialog.getByLabel("Название").fill("");
    await dialog.getByRole("button", { name: "Сохранить" }).click();
    await expect(dialog.getByRole("alert")).toBeVisible();
    await expectAccessible(page);
    await dialog.getByLabel("Название").fill("Мониторинг с новым названием");
    await dialog.getByLabel("Трек").selectOption({ label: "все" });
    await dialog.getByRole("button", { name: "Сохранить" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Мониторинг с новым названием" })).toBeVisible();
    await page.reload();
    await page.getByRole("button", { name: "Название и трек" }).click();
    await expect(dialog.getByLabel("Трек")).toHaveValue("");
  });

  test("a monitoring beside the templates asks schools picked by name; a cancelled one is planned again", async ({
    page,
  }) => {
    const year = YEAR;
    await page.goto(`/region/campaigns?year=${year}`);
    await page.getByRole("button", { name: "Добавить мониторинг" }).click();
    const adding = page.getByRole("dialog", { name: `Новый мониторинг ${year} года` });
    await adding.getByRole("button", { name: "Добавить", exact: true }).click();
    await expect(adding.getByRole("alert").first()).toContainText("Напишите название");
    await adding.getByLabel("Код", { exact: true }).fill("X1");
    await adding.getByLabel("Название").fill("Дополнительный сбор");
    await adding.getByLabel("Форма").selectOption("M1");
    await adding.getByLabel("Первый день").fill(`${year}-03-01`);
    await adding.getByLabel("Последний день окна").fill(`${year}-03-20`);
    await adding.getByLabel(/^Последний день ответа/).fill(`${year}-03-15`);
    await adding.getByLabel(/^Последний день.*МОУО/).fill(`${year}-03-20`);
    await adding.getByLabel(/^Последний день.*ИМАЦ/).fill(`${year}-03-25`);
    await expectAccessible(page);
    await adding.getByRole("button", { name: "Добавить", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "X1. Дополнительный сбор" })).toBeVisible();

    await page.getByLabel("Правило", { exact: true }).selectOption({ label: "выбранные вручную" });
    await page.getByLabel("Найти школу").fill("91-02-003");
    await page
      .getByLabel("Найденные организации")
      .getByRole("button", { name: /^Добавить/ })
      .click();
    await expect(page.getByText("Выбрано: 1")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Сохранить" }).click();
    await page.getByRole("link", { name: /^Кого спрашиваем/ }).click();
    await expect(page.getByRole("table", { name: "Организации мониторинга" }).getByRole("row")).toHaveCount(
      2,
    );

    await page.getByRole("button", { name: "Отменить мониторинг" }).click();
    const cancelling = page.getByRole("dialog", { name: "Отменить мониторинг X1?" });
    await cancelling.getByLabel("Причина").fill("Письмо отозвано");
    await cancelling.getByRole("button", { name: "Отменить мониторинг" }).click();
    await page.getByRole("button", { name: "Спланировать заново" }).click();
    const again = page.getByRole("dialog", { name: "Спланировать X1 заново?" });
    await again.getByRole("button", { name: "Спланировать заново" }).click();
    await expect(page.getByRole("button", { name: "Подтвердить сроки" })).toBeVisible();
    await page.goto(`/region/campaigns?year=${year}`);
    const board = page.getByRole("table", { name: `Окна мониторингов ${year} года` });
    await expect(board.getByRole("row", { name: /^X1-1/ })).toContainText("отменён");
    await expect(board.getByRole("row", { name: /^X1 / })).toContainText("Подтвердите сроки");
  });
});

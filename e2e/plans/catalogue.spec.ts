import { signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

test.use({ storageState: signedInAs("admin@imac.example") });

test("the catalogue is read by all, and its next version is written by ИМАЦ", async ({ page, openAs }) => {
  await page.goto("/region/catalogue");
  const published = page.getByRole("region", { name: "Действующая версия 1" });
  await expect(published.getByText("3.7", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Начать новую версию" }).click();
  const draft = page.getByRole("region", { name: "Черновик версии 2" });
  const title = draft.getByLabel("Мероприятие, мероприятие 1.1", { exact: true });
  const before = await title.inputValue();
  await title.fill("Адресная помощь школе: уточнено ИМАЦ");
  await expect(draft.getByText("Все правки сохранены")).toBeVisible();

  const track = draft.getByRole("table", { name: /^Трек 2\. .*, черновик$/ });
  const rows = await track.getByRole("row").count();
  await draft.getByRole("button", { name: "Добавить мероприятие" }).nth(2).click();
  await page.keyboard.insertText("Новое примерное мероприятие");
  await expect(track.getByRole("row")).toHaveCount(rows + 1);
  await expect(draft.getByText("Все правки сохранены")).toBeVisible();

  await page.reload();
  await expect(title).toHaveValue("Адресная помощь школе: уточнено ИМАЦ");
  await expect(track.getByRole("row")).toHaveCount(rows + 1);
  await expect(track.getByRole("row").last().getByRole("textbox").first()).toHaveValue(
    "Новое примерное мероприятие",
  );

  const analyst = await openAs("analyst@imac.example", "/region/catalogue");
  await expect(analyst.getByRole("region", { name: "Действующая версия 1" })).toContainText(before);
  await expect(analyst.getByRole("region", { name: "Черновик версии 2" })).toHaveCount(0);
  await expect(analyst.getByRole("button", { name: "Начать новую версию" })).toHaveCount(0);
});

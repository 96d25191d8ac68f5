import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

test.describe("of the administrator", () => {
  test.use({ storageState: signedInAs("admin@imac.example") });

  test("a document with a file is added, found by a word of its text, and replaced by a new edition", async ({
    page,
    openAs,
  }) => {
    test.setTimeout(120_000);
    await page.goto("/region/library");
    await expect(page.getByRole("list", { name: "Документы" }).getByRole("listitem")).toHaveCount(10);
    await expectAccessible(page);

    await page.getByRole("button", { name: "Добавить документ" }).click();
    const dialog = page.getByRole("dialog", { name: "Новый документ" });
    await dialog.getByRole("button", { name: "Добавить", exact: true }).click();
    await expect(dialog.getByRole("alert")).toContainText("Напишите название документа");
    await expectAccessible(page);
    await dialog.getByLabel("Название").fill("О работе с «дневником наблюдений» наставника");
    await dialog.getByLabel("Номер").fill("01-13/777");
    await dialog.getByLabel("Дата").fill("2024-02-01");
    await dialog.getByLabel("Выбрать файл").setInputFiles({
      name: "Дневник.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("Тьютор ведёт учёт посещённых уроков и пишет <b>выводы</b>."),
    });
    await expect(dialog.getByRole("link", { name: "Дневник.txt" })).toBeVisible();
    await dialog.getByRole("button", { name: "Добавить", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "О работе с «дневником наблюдений» наставника",
    );
    const address = page.url();
    await expectAccessible(page);
    await expect(async () => {
      await page.reload();
      await expect(page.getByText("текст ищется")).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });

    const director = await openAs("director@belogorsk.example", "/region/library");
    await director.getByRole("searchbox", { name: "Найти" }).fill("тьюторы, учет");
    await director.getByRole("button", { name: "Найти" }).click();
    const found = director.getByRole("list", { name: "Документы" }).getByRole("listitem");
    await expect(found).toHaveCount(1);
    await expect(found.locator("mark").first()).toHaveText("Тьютор");
    await expect(found).toContainText("<b>выводы</b>");
    await expect(director.getByRole("button", { name: "Добавить документ" })).toHaveCount(0);
    await expectAccessible(director);
    await director.goto(address);
    await expect(director.getByRole("button", { name: "Исправить" })).toHaveCount(0);

    await page.getByRole("button", { name: "Добавить новую редакцию" }).click();
    const edition = page.getByRole("dialog", { name: "Новая редакция" });
    await edition.getByLabel("Название").fill("О работе с дневником, редакция вторая");
    await edition.getByLabel("Дата").fill("2024-03-01");
    await edition.getByRole("button", { name: "Добавить редакцию" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("О работе с дневником, редакция вторая");
    await director.reload();
    await expect(director.getByText("Документ заменён новой редакцией")).toBeVisible();
    await director.getByRole("link", { name: "О работе с дневником, редакция вторая" }).click();
    await expect(director.getByRole("heading", { level: 1 })).toHaveText(
      "О работе с дневником, редакция вторая",
    );
  });
});

test.describe("of a mentor", () => {
  test.use({ storageState: signedInAs("mentor@belogorsk.example") });

  test("a word's forms are found and marked, what is not there says so, and filters stand in the address", async ({
    page,
  }) => {
    await page.goto("/region/library?q=наставник аудит");
    await expect(page.getByText("Таких документов нет")).toBeVisible();
    await expectAccessible(page);
    await page.goto("/region/library");
    await page.getByRole("searchbox", { name: "Найти" }).fill("тьюторская программа");
    await page.getByLabel("Трек").selectOption({ index: 1 });
    await page.getByRole("button", { name: "Найти" }).click();
    await expect(page).toHaveURL(/q=.+&track=1/);
    await expect(page.locator("mark").first()).toBeVisible();
    await page.getByRole("link", { name: /тьюторского сопровождения/ }).click();
    await expect(page.getByText("01-13/47")).toBeVisible();
  });
});

import { signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

test.use({ storageState: signedInAs("analyst@imac.example") });

test("a form is tried as a school would fill it: sections, conditions, calculations, checks", async ({
  page,
}) => {
  await page.goto("/region/monitorings");
  await page.getByRole("link", { name: "M1, версия 1" }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: /Мониторинг показателей по выявлению/ }),
  ).toBeVisible();
  await expect(page.getByText("опубликована", { exact: true })).toBeVisible();

  const map = page.getByRole("navigation", { name: "Разделы формы" });
  await expect(map.getByRole("button", { name: /ЕГЭ/ })).toHaveCount(0);
  await page.getByRole("checkbox", { name: "СОО" }).check();
  await expect(map.getByRole("button", { name: /ЕГЭ/ })).toBeVisible();

  await page.getByLabel("Численность обучающихся на 1 сентября текущего года, чел.").fill("6 000");
  const found = page.getByRole("region", { name: "Ошибки и предупреждения" });
  await expect(found.getByRole("button", { name: "Укажите число не больше 5000." })).toBeVisible();
  await page.getByLabel("Численность обучающихся на 1 сентября текущего года, чел.").fill("300");
  await expect(found.getByText("Их нет.")).toBeVisible();

  await map.getByRole("button", { name: /ВПР/ }).click();
  await page.getByRole("button", { name: "Добавить строку" }).click();
  await page.getByLabel("Работа 1: Участников ВПР, чел.").fill("27");
  await page.getByLabel("Работа 1: Получили «2», чел.").fill("8");
  await page.getByLabel("Работа 1: Получили «3», чел.").fill("10");
  await page.getByLabel("Работа 1: Получили «4» и «5», чел.").fill("8");
  await expect(page.getByRole("cell", { name: "29,6" })).toBeVisible();
  const marks = found.getByRole("button", { name: /Работа 1: сумма «2», «3», «4» и «5» не равна/ });
  await expect(marks).toBeVisible();

  // The wide table scrolls in its own box, not the page.
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content).toBeLessThanOrEqual(window);

  // From another section a finding leads to its cell.
  await map.getByRole("button", { name: /Контекст/ }).click();
  await marks.click();
  await expect(page.getByLabel("Работа 1: Участников ВПР, чел.")).toBeFocused();
  await page.getByLabel("Работа 1: Участников ВПР, чел.").fill("26");
  await expect(marks).toHaveCount(0);
});

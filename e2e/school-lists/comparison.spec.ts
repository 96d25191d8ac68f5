import { PEOPLE } from "@/e2e/access/people";
import { pastPlanYear, requestsOf } from "@/e2e/fixtures/requests";
import { signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

test.describe("an authority compares its lists of two years", () => {
  test.use({ storageState: signedInAs(PEOPLE.specialist) });

  test("changes the year, and copies the text by keyboard", async ({
    page,
    context,
    playwright,
    baseURL,
  }) => {
    const requests = await requestsOf(playwright, PEOPLE.specialist, baseURL);
    const planYear = Number(await pastPlanYear(requests));
    await requests.dispose();
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto("/municipalities/91-02/lists");
    const years = page.getByRole("navigation", { name: "Год перечня" });
    await years.getByRole("link", { name: `Перечни ${String(planYear - 1)} года` }).click();
    await expect(page).toHaveURL(new RegExp(`year=${String(planYear - 1)}`));
    await expect(
      page.getByText(`Перечни ШНОР ${String(planYear - 2)} и ${String(planYear - 1)} годов`),
    ).toBeVisible();

    const copy = page.getByRole("button", { name: "Скопировать текст" });
    await copy.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status").filter({ hasText: "Скопировано" })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^По федеральной методике в \d{4} году в перечень входил/);
    expect(copied).not.toMatch(/(?<!\d)[1-4] школ(?![а-яё])/);
  });

  test("sees every school's years and both lists, and the table of the flows beside their picture", async ({
    page,
  }) => {
    await page.goto("/municipalities/91-02/lists");
    const federal = page.getByRole("table", { name: "Федеральный перечень: школы" });
    await expect(federal.getByRole("row")).toHaveCount(5);
    await expect(federal.getByText("осталась, 3 года подряд")).toBeVisible();
    const flows = page.getByRole("region", { name: /^Переходы между перечнями/ }).first();
    await expect(flows.getByRole("img", { name: /Таблица ниже/ })).toBeVisible();
    await expect(flows.getByRole("table").getByRole("row")).not.toHaveCount(1);
  });
});

test.describe("an authority without listed schools", () => {
  test.use({ storageState: signedInAs("armyansk@demo.example") });

  test("is told a fact, not a gap in the data", async ({ page }) => {
    await page.goto("/municipalities/91-17/lists");
    const main = page.getByRole("main");
    await expect(main.getByText(/школ муниципалитета нет$/).first()).toBeVisible();
    await expect(main).toContainText("близкими к низким");
    await expect(main).not.toContainText("нет данных");
  });
});

test.describe("the region", () => {
  test.use({ storageState: signedInAs(PEOPLE.analyst) });

  test("sorts the municipalities, chooses what the map shows and goes down to one of them", async ({
    page,
  }) => {
    await page.goto("/region/comparison");
    const table = page.getByRole("table", { name: /по муниципалитетам$/ });
    await table.getByRole("columnheader", { name: "Вышли" }).getByRole("link").click();
    await expect(table.getByRole("columnheader", { name: "Вышли" })).toHaveAttribute(
      "aria-sort",
      "ascending",
    );
    await page
      .getByRole("navigation", { name: "Что показывает карта" })
      .getByRole("link", { name: "Доля вышедших" })
      .click();
    await expect(page).toHaveURL(/measure=exit/);
    await expect(page).toHaveURL(/sort=left/);
    await expect(page.getByRole("list", { name: "Доля вышедших по муниципалитетам" })).toBeVisible();
    await table.getByRole("link", { name: "Белогорский район" }).click();
    await expect(page).toHaveURL(/\/municipalities\/91-02\/lists\?year=/);
    await expect(page.getByRole("heading", { level: 1, name: "Перечни за 2 года" })).toBeVisible();
  });
});

test.describe("a director", () => {
  test.use({ storageState: signedInAs(PEOPLE.director) });

  test("sees the own history and figures, and no other school", async ({ page }) => {
    await page.goto("/schools/91-02-003/lists");
    await expect(page.getByText("осталась, 3 года подряд")).toBeVisible();
    await expect(page.getByText(/^Вывод о динамике:/)).toBeVisible();
    const text = (await page.getByRole("main").innerText()).replaceAll("\u00a0", " ");
    const names = [...text.matchAll(/Условная [^,;\n]*№ \d+/g)].map(([name]) => name);
    expect(new Set(names).size).toBe(1);
    const answer = await page.goto("/municipalities/91-02/lists");
    expect(answer?.status()).toBe(404);
  });
});

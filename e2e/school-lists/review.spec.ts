import { signedInAs } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

// A kind and a year no plan and no comparison of the demonstration rests on.
const YEAR = "2015";
const LIST = `Школы зоны контроля ${YEAR} года`;
const ADDRESS = `/region/lists/${YEAR}/control_zone/1`;
const SCHOOL = "91-02-003";
const NUMBER = "01-13/999";
/** Said of no other appeal of the demonstration. */
const DECISION = "Сверено с протоколом обработки работ.";

test.use({ storageState: signedInAs("analyst@imac.example") });

test("a list from its draft through appeals to the letter that is acknowledged", async ({ page, openAs }) => {
  test.slow();
  await page.goto("/region/lists");
  await page.getByRole("button", { name: "Создать черновик" }).click();
  const drafting = page.getByRole("dialog", { name: "Черновик перечня" });
  await drafting.getByLabel("Вид").selectOption({ label: "Школы зоны контроля" });
  await drafting.getByLabel("Год перечня").fill(YEAR);
  await drafting.getByRole("button", { name: "Создать черновик" }).click();
  await expect(page.getByRole("heading", { level: 1, name: LIST })).toBeVisible();
  await expect(page.getByText("Черновик видит только ИМАЦ.")).toBeVisible();

  await page.getByRole("button", { name: "Включить школу" }).click();
  const adding = page.getByRole("dialog", { name: "Включить школу в перечень" });
  await adding.getByLabel("Муниципалитет").selectOption({ label: "Белогорский район" });
  await adding.getByLabel("Школа").selectOption(SCHOOL);
  await adding.getByLabel("Основание").fill("ВПР, математика, 5 класс: 14 из 40 — 35,0 %");
  await adding.getByRole("button", { name: "Включить" }).click();
  await expect(adding.getByRole("alert")).toContainText("Укажите причину");
  await adding.getByLabel("Причина решения").fill("По итогам обработки региональных показателей");
  await adding.getByRole("button", { name: "Включить" }).click();
  const entries = page.getByRole("table", { name: "Школы перечня по муниципалитетам" });
  await expect(entries).toContainText("14 из 40 — 35,0 %");
  const school = await entries.getByRole("rowheader").last().innerText();

  await page.getByRole("button", { name: "Открыть для возражений" }).click();
  const opening = page.getByRole("dialog", { name: "Открыть перечень для возражений" });
  await opening.getByRole("button", { name: "Открыть", exact: true }).click();
  await expect(page.getByText("Перечень на согласовании у муниципалитетов")).toBeVisible();

  const specialist = await openAs("specialist@belogorsk.example", "/municipalities/91-02/lists/review");
  const review = specialist.getByRole("region", { name: LIST, exact: true });
  await review.getByRole("button", { name: `Возразить: ${school}` }).click();
  const appealing = specialist.getByRole("dialog", { name: "Возражение: исключить школу из перечня" });
  await appealing.getByLabel("С чем не согласны и почему").fill("В расчёт вошли повторные работы.");
  await appealing.getByRole("button", { name: "Добавить показатель" }).click();
  await appealing.getByLabel("Показатель", { exact: true }).selectOption({ index: 1 });
  await appealing.getByLabel("Участников").fill("40");
  await appealing.getByLabel("Не преодолели порог").fill("11");
  await appealing.getByRole("button", { name: "Отправить возражение" }).click();
  await expect(review.getByText("по данным МОУО 11 из 40 (27,5 %)")).toBeVisible();

  const stranger = await openAs("specialist-05@demo.example", "/municipalities/91-05/lists/review");
  const foreign = stranger.getByRole("region", { name: LIST, exact: true });
  await expect(foreign.getByText("Школ муниципалитета в перечне нет.")).toBeVisible();
  await expect(stranger.getByRole("main")).not.toContainText(school);

  await page.goto("/region/lists/appeals");
  await expect(page.getByText("по данным МОУО 11 из 40 (27,5 %)")).toBeVisible();
  await page.getByRole("button", { name: `Решить возражение: ${school}` }).click();
  const deciding = page.getByRole("dialog", { name: "Решение по возражению" });
  await deciding.getByRole("radio", { name: "Отклонить: перечень не меняется" }).check();
  await deciding.getByLabel("Почему").fill(DECISION);
  await deciding.getByRole("button", { name: "Записать решение" }).click();
  await expect(deciding).toHaveCount(0);
  await expect(page.getByText(DECISION)).toBeVisible();
  await specialist.reload();
  await expect(review.getByText(DECISION)).toBeVisible();

  await page.goto(ADDRESS);
  await page.getByRole("button", { name: "Опубликовать" }).click();
  const publishing = page.getByRole("dialog", { name: "Опубликовать перечень" });
  await publishing.getByLabel("Номер").fill(NUMBER);
  await publishing.getByRole("checkbox", { name: /^Опубликовать до окончания срока/ }).check();
  await publishing.getByRole("button", { name: "Опубликовать" }).click();
  await expect(page.getByRole("button", { name: "Исправить новой версией" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Включить школу" })).toHaveCount(0);

  await page.getByRole("link", { name: new RegExp(`№ ${NUMBER}$`) }).click();
  await page.getByRole("button", { name: "Отправить" }).click();
  const sending = page.getByRole("dialog", { name: "Отправить письмо" });
  await sending.getByRole("option", { name: "Белогорский район" }).click();
  await sending.getByRole("button", { name: "Отправить" }).click();
  await expect(page.getByText("Ознакомлены 0 из 1.")).toBeVisible();

  await specialist.goto("/municipalities/91-02");
  await specialist.getByRole("link", { name: new RegExp(`Ознакомиться с письмом № ${NUMBER}`) }).click();
  await specialist.getByRole("button", { name: new RegExp(`^Ознакомлен\\(а\\): .*№ ${NUMBER}$`) }).click();
  await expect(specialist.getByText("Ознакомление записано")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Ознакомлены 1 из 1.")).toBeVisible();

  const director = await openAs("director@belogorsk.example", `/schools/${SCHOOL}/lists`);
  const row = director.getByRole("row", { name: new RegExp(`школы зоны контроля ${YEAR}`) });
  await expect(row).toContainText("14 из 40 — 35,0 %");
});

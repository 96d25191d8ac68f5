import type { Page } from "@playwright/test";

import { campaignCode, openShortCampaign } from "@/e2e/fixtures/campaign";
import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";

const SCHOOL = "91-08-001";
const SPECIALIST = "specialist-08@demo.example";
const ANALYST = "analyst@imac.example";

/** Asks again for what a form of another code asks, and for one thing more. */
const staffForm = (asked: string) =>
  formSchema.parse({
    sections: [
      {
        code: "staff",
        title: "Кадры",
        questions: [
          {
            type: "integer",
            code: "pupils",
            title: "Обучающихся",
            unit: "чел.",
            required: true,
            prefill: { source: "другой мониторинг", locked: true, from: `answer:${asked}.pupils` },
          },
          { type: "integer", code: "teachers", title: "Учителей", unit: "чел.", required: true, min: "0" },
        ],
      },
    ],
  });

const pupils = (page: Page) => page.getByLabel("Обучающихся, чел.");
const second = (page: Page) => page.getByLabel("Во вторую смену, чел.");

/** Sends a form and waits for the receipt of that sending: an earlier one stands on the page until then. */
async function send(school: Page, address: string, sending = 1): Promise<void> {
  await expect(school.getByText(/^Сохранено в \d\d:\d\d$/)).toBeVisible();
  await school.goto(`${address}?section=send`);
  await school.getByRole("button", { name: "Отправить", exact: true }).click();
  await expect(
    school.getByRole("region", { name: new RegExp(`^Квитанция E.*-${String(sending)}$`) }),
  ).toContainText("в срок");
}

test("a school answers two monitorings that ask the same, corrects two questions, and is accepted by all", async ({
  openBrowser,
  openAs,
}) => {
  test.slow();
  const asked = campaignCode();
  const first = await openShortCampaign(SCHOOL, null, { code: asked });
  const other = await openShortCampaign(SCHOOL, null, { definition: staffForm(asked) });
  const school = await openBrowser();
  await signIn(school, "director-08-001@demo.example");

  // More time is asked for in one browser and given in the other.
  await school.goto(other);
  await school.getByRole("button", { name: "Попросить дополнительное время" }).click();
  const request = school.getByRole("dialog", { name: "Попросить дополнительное время" });
  await request.getByLabel("До какого дня нужно время").fill("2090-01-03");
  await request.getByLabel("Почему не успеваете").fill("Учителя на курсах");
  await request.getByRole("button", { name: "Отправить просьбу" }).click();
  await expect(school.getByText("ждёт решения")).toBeVisible();
  const checker = await openAs(SPECIALIST, `${other}/review`);
  await checker.getByRole("button", { name: "Дать время…" }).click();
  const grant = checker.getByRole("dialog", { name: "Дать дополнительное время" });
  await grant.getByLabel("Почему").fill("Курсы по приказу");
  await grant.getByRole("button", { name: "Дать время", exact: true }).click();
  await expect(checker.getByText("до 23:59:59 03.01.2090").first()).toBeVisible();
  await school.reload();
  await expect(school.getByText("Отправьте форму до 03.01.2090, 23:59:59.")).toBeVisible();

  // Answered once, it feeds both.
  await school.goto(first);
  await pupils(school).fill("300");
  await second(school).fill("12");
  await send(school, first);
  await school.goto(other);
  await expect(school.getByText(/^Заполнено порталом: /)).toBeVisible();
  await expect(school.locator("#pupils")).toHaveText("300");
  await school.getByLabel("Учителей, чел.").fill("20");
  await send(school, other);

  // Two questions come back; nothing else is open.
  await checker.goto(`${first}/review`);
  for (const [question, text] of [
    ["Обучающихся, чел.", "Без дошкольных групп"],
    ["Во вторую смену, чел.", "Уточните число"],
  ] as const) {
    await checker.getByRole("button", { name: `Замечание: ${question}` }).click();
    await checker.keyboard.type(text);
    await checker.keyboard.press("Control+Enter");
    await expect(checker.getByRole("listitem").filter({ hasText: text })).toContainText("уйдёт с возвратом");
  }
  await checker.keyboard.press("r");
  await checker.getByRole("dialog").getByRole("button", { name: "Вернуть", exact: true }).click();
  await expect(checker.getByText(/^Возвращено: /)).toBeVisible();

  await school.goto(first);
  await expect(school.getByText("Форма возвращена на доработку")).toBeVisible();
  await expect(school.getByRole("textbox", { name: "Примечание" })).toHaveCount(0);
  await expect(school.getByText("Закрыт: замечаний к нему нет.")).toHaveCount(1);
  for (const [remark, answer] of [
    ["Без дошкольных групп", "Исправили"],
    ["Уточните число", "Уточнили"],
  ] as const) {
    const thread = school.getByRole("listitem").filter({ hasText: remark });
    await thread.getByRole("button", { name: "Ответить" }).click();
    await thread.getByLabel("Ответ", { exact: true }).fill(answer);
    await school.keyboard.press("Control+Enter");
    await expect(thread).toContainText("есть ответ");
  }
  await pupils(school).fill("310");
  await second(school).fill("10");
  await send(school, first, 2);

  await checker.goto(`${first}/review`);
  await expect(checker.getByRole("table", { name: "Изменения после возврата" }).getByRole("row")).toHaveCount(
    3,
  );
  await checker.keyboard.press("a");
  await expect(checker.getByText(/^Передано в ИМАЦ: /)).toBeVisible();
  const analyst = await openAs(ANALYST, `${first}/review`);
  await analyst.keyboard.press("a");
  await expect(analyst.getByText(/^Принято: /)).toBeVisible();
  await analyst.goto(`/region/campaigns/2089/${asked}/board`);
  await expect(analyst.locator(`a[href*="state=accepted"]`).first()).toHaveText("1");
  await school.reload();
  await expect(school.getByText("принято", { exact: true })).toBeVisible();
});

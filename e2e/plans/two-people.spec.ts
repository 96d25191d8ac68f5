import { type Page } from "@playwright/test";

import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import { expectSaved, fieldProblem, measureRow, openNewestPlan, typeInCell } from "@/e2e/pages/plan-page";

const MUNICIPALITY = "91-24";

// One of the two works without a connection for a while, on purpose.
test.use({ allowedProblems: [/ERR_INTERNET_DISCONNECTED/] });

/** The head makes the methodologist a second specialist; returns the name of the first one. */
async function empowerMethodologist(head: Page): Promise<string> {
  await signIn(head, "head-24@demo.example");
  await head.goto(`/municipalities/${MUNICIPALITY}/users`);
  const row = (email: string) => head.getByRole("row").filter({ hasText: email });
  const name = await row("specialist-24@demo.example").getByRole("rowheader").innerText();
  await row("methodologist-24@demo.example")
    .getByRole("button", { name: /^Действия: / })
    .click();
  await head.getByRole("menuitem", { name: "Добавить роль" }).click();
  const dialog = head.getByRole("dialog", { name: "Добавить роль" });
  await dialog.getByLabel("Организация").selectOption(MUNICIPALITY);
  await dialog.getByLabel("Роль").selectOption({ label: "специалист по направлению 1.2" });
  await dialog.getByRole("button", { name: "Добавить роль" }).click();
  await expect(head.getByText("Роль добавлена")).toBeVisible();
  return name.split("\n")[0] ?? "";
}

test("two people on one plan lose nothing of each other", async ({ page: first, openBrowser }) => {
  test.slow();
  const name = await empowerMethodologist(await openBrowser());
  const second = await openBrowser();
  await signIn(first, "specialist-24@demo.example");
  await signIn(second, "methodologist-24@demo.example");
  await openNewestPlan(first, MUNICIPALITY);
  await openNewestPlan(second, MUNICIPALITY);

  await typeInCell(first, "1.1", "Мероприятие", "Название первого сотрудника");
  await expectSaved(first);
  await typeInCell(second, "1.2", "Подтверждающий документ", "документ второго сотрудника");
  await expectSaved(second);
  await expect(measureRow(second, "1.1")).toContainText("Название первого сотрудника");
  await typeInCell(first, "1.3", "Ожидаемый результат", "результат первого сотрудника");
  await expectSaved(first);
  await expect(measureRow(first, "1.2")).toContainText("документ второго сотрудника");

  await second.context().setOffline(true);
  await typeInCell(second, "2.1", "Ожидаемый результат", "вариант второго сотрудника");
  await typeInCell(second, "2.2", "Ожидаемый результат", "второй вариант второго");
  await typeInCell(first, "2.1", "Ожидаемый результат", "вариант первого сотрудника");
  await typeInCell(first, "2.2", "Ожидаемый результат", "второй вариант первого");
  await expectSaved(first);
  await second.context().setOffline(false);

  const conflict = (number: string) =>
    fieldProblem(second, number, "Ожидаемый результат").getByRole("group", {
      name: "Поле изменено двумя сотрудниками",
    });
  await expect(conflict("2.1")).toContainText(`${name} изменил(а) это поле`);
  await expect(conflict("2.1")).toContainText("вариант первого сотрудника");
  await expect(conflict("2.1")).toContainText("вариант второго сотрудника");
  await conflict("2.1").getByRole("button", { name: "Оставить мой вариант" }).click();
  await conflict("2.2").getByRole("button", { name: "Взять сохранённый" }).click();
  await expectSaved(second);
  await expect(measureRow(second, "2.2")).toContainText("второй вариант первого");

  await first.reload();
  await expect(measureRow(first, "2.1")).toContainText("вариант второго сотрудника");
  await expect(measureRow(first, "2.2")).toContainText("второй вариант первого");
});

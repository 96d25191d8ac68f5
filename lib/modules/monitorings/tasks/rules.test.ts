import { describe, expect, it } from "vitest";

import { checkingTasks, owedTasks, plannedTasks } from "@/lib/modules/monitorings/tasks/rules";

const form = {
  year: 2024,
  code: "M1",
  title: "Показатели",
  state: "not_started",
  until: "2024-09-10",
  returnReason: "",
} as const;
const owed = (today: string, more = {}) => owedTasks("/schools/1", today, [{ ...form, ...more }])[0];

describe("tasks of who fills", () => {
  it("press as the term comes near and say what to do when it is over", () => {
    expect(owed("2024-09-02")).toMatchObject({
      href: "/schools/1/monitorings/2024/M1",
      title: "Заполните форму мониторинга M1: Показатели",
      dueOn: "2024-09-10",
      tone: "warning",
    });
    expect(owed("2024-09-07")?.tone).toBe("danger");
    expect(owed("2024-09-05", { state: "draft" })?.title).toMatch(/^Закончите/);
    expect(owed("2024-09-11")?.reason).toBe(
      "Срок истёк 10.09.2024. Попросите дополнительное время на странице формы и укажите причину.",
    );
    expect(owed("2024-09-05", { state: "returned", returnReason: "Проверьте ВПР." })).toMatchObject({
      title: "Исправьте форму мониторинга M1: Показатели",
      reason: "Форма возвращена: Проверьте ВПР.",
      tone: "danger",
    });
  });
});

describe("tasks of who checks", () => {
  const campaign = {
    year: 2024,
    code: "M1",
    title: "Показатели",
    waiting: 40,
    unsent: 3,
    unsentUntil: "2024-09-10",
    until: "2024-09-13",
    requests: 2,
  };
  const titles = (today: string, more = {}) =>
    checkingTasks("/q", "submitted", today, [{ ...campaign, ...more }]).map(
      ({ title, href }) => `${title} ${href}`,
    );

  it("count what waits, who asks for time, and near the end who has not sent", () => {
    expect(titles("2024-09-08")).toEqual([
      "Проверьте формы: 40 /q?campaign=M1-2024&state=submitted",
      "Решите, дать ли дополнительное время: 2 просьбы /q?campaign=M1-2024&requests=yes",
      "Напомните о мониторинге: не отправили 3 /q?campaign=M1-2024&state=unsent",
    ]);
    expect(titles("2024-09-03")).toHaveLength(2);
    expect(titles("2024-09-11", { waiting: 0, requests: 0 })).toEqual([]);
  });
});

describe("tasks of who plans the year", () => {
  it("ask for the dates a month ahead and for the opening, and for nothing that is open", () => {
    const of = (state: "planned" | "opened", confirmed: boolean, today: string) =>
      plannedTasks(today, [
        { year: 2025, code: "M1", title: "Показатели", state, confirmed, opensOn: "2025-09-01" },
      ])[0]?.title;
    expect(of("planned", false, "2025-08-10")).toBe("Подтвердите даты мониторинга M1");
    expect(of("planned", true, "2025-08-10")).toBe("Откройте мониторинг M1");
    expect(of("planned", false, "2025-07-10")).toBeUndefined();
    expect(of("opened", true, "2025-08-10")).toBeUndefined();
  });
});

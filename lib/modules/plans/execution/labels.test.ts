import { describe, expect, it } from "vitest";

import type { MeasureProgress } from "@/lib/modules/plans/execution/types";
import { cellText, progressWords } from "./labels";

function words(change: Partial<MeasureProgress>) {
  const progress: MeasureProgress = {
    state: "not_started",
    on: null,
    done: 0,
    total: 1,
    cancelled: 0,
    waiting: 0,
    nextDueOn: null,
    overdue: false,
    ...change,
  };
  return progressWords(progress);
}

describe("«Отметка о выполнении» in words", () => {
  it("is the state with its day once nothing is left", () => {
    expect(words({ state: "done", on: "2027-03-12", done: 1 }).main).toBe("выполнено, 12.03");
    expect(words({ state: "cancelled", total: 0, on: "2027-03-12" }).main).toBe("отменено, 12.03");
  });

  it("counts while something is left of many", () => {
    const { main } = words({ state: "in_progress", done: 18, total: 29 });
    expect(main.replaceAll("\u00a0", " ")).toBe("выполнено 18 из 29");
    expect(words({ state: "in_progress" }).main).toBe("в работе");
    expect(words({ state: "done_late", done: 29, total: 29, on: "2027-03-12" }).main).toBe(
      "выполнено с нарушением срока, 12.03",
    );
  });

  it("says what is overdue and how many reports wait", () => {
    expect(words({ overdue: true, nextDueOn: "2027-02-15", waiting: 3 })).toMatchObject({
      overdue: "просрочено, срок 15.02",
      waiting: "3 отчёта ждут",
    });
    expect(words({ waiting: 1 }).waiting).toBe("1 отчёт ждёт");
    expect(words({})).toMatchObject({ overdue: null, waiting: null });
  });
});

describe("a cell in words", () => {
  const march = { dueOn: "2027-03-31" };

  it("tells the day it was done on, or the term that has passed", () => {
    expect(cellText("done", { stateOn: "2027-03-12" }, march)).toBe("выполнено, 12.03.2027");
    expect(cellText("overdue", null, march)).toBe("просрочено, срок 31.03.2027");
    expect(cellText("sent", { stateOn: "2027-03-12" }, march)).toBe("ждёт подтверждения");
  });
});

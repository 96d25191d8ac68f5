import { describe, expect, it } from "vitest";

import type { PlanState } from "@/lib/core/db/enums";
import { allowConfirm, allowJudge, allowMark, allowReport, allowReportOn } from "./policy";

const reason = (allowance: { allowed: boolean; reason?: string }) => allowance.reason ?? null;

describe("who may tell of execution", () => {
  it.each<[PlanState, boolean, string | null]>([
    ["approved", true, null],
    ["closed", true, "Год закрыт итогами"],
    ["draft", false, "План ещё не утверждён"],
    ["on_approval", false, "План ещё не утверждён"],
    ["draft", true, "Мероприятие добавлено редакцией"],
    ["superseded", true, "нет в действующем плане"],
    ["dropped", true, "нет в действующем плане"],
  ])("of a measure of a text %s (another in force: %s): %s", (state, inForce, sentence) => {
    for (const told of [allowMark({ state, inForce }, true), allowConfirm({ state, inForce }, true)]) {
      if (sentence === null) expect(told).toEqual({ allowed: true });
      else expect(reason(told)).toContain(sentence);
    }
  });

  it("is the specialist and the methodologist; reports are judged by the specialist", () => {
    const facts = { state: "approved", inForce: true } as const;
    expect(reason(allowMark(facts, false))).toContain("специалист МОУО по направлению 1.2 и методист");
    expect(reason(allowConfirm(facts, false))).toContain("проверяет специалист МОУО");
    // That the year is closed comes before who asks.
    expect(reason(allowMark({ state: "closed", inForce: true }, false))).toContain("Год закрыт");
  });

  it.each([
    ["approved", true, true, null],
    ["approved", false, true, "отмечает МОУО"],
    ["approved", true, false, "директор школы и его заместитель"],
    ["superseded", true, true, "в этом мероприятии не участвует"],
    ["closed", true, true, "Год закрыт"],
  ] as const)(
    "is a school of a text %s it performs (%s) with the right (%s): %s",
    (state, performs, may, sentence) => {
      const told = allowReport({ state, inForce: true, performs, year: 2027, today: "2027-04-01" }, may);
      if (sentence === null) expect(told).toEqual({ allowed: true });
      else expect(reason(told)).toContain(sentence);
    },
  );

  it.each([
    ["2026-12-31", "2027 год ещё не начался: отчитаться можно будет с 01.01.2027"],
    ["2027-01-01", null],
    ["2028-01-10", null],
  ])("is a school once the year of the plan has begun: on %s %s", (today, sentence) => {
    const told = allowReport({ state: "approved", inForce: true, performs: true, year: 2027, today }, true);
    if (sentence === null) expect(told).toEqual({ allowed: true });
    else expect(reason(told)).toContain(sentence);
  });
});

describe("a report", () => {
  it.each([
    [undefined, null],
    [{ state: "done", confirmation: "sent" }, null],
    [{ state: "done", confirmation: "returned" }, null],
    [{ state: "in_progress", confirmation: "own" }, null],
    [{ state: "done", confirmation: "confirmed" }, "уже подтверждён"],
    [{ state: "cancelled", confirmation: "own" }, "уже поставило МОУО"],
  ] as const)("over %j: %s", (cell, sentence) => {
    const told = allowReportOn(cell);
    if (sentence === null) expect(told).toEqual({ allowed: true });
    else expect(reason(told)).toContain(sentence);
  });

  it.each([
    ["done", "sent", null],
    ["done_late", "sent", null],
    ["in_progress", "sent", "в работе"],
    ["done", "confirmed", "уже не ждёт"],
    ["done", "own", "уже не ждёт"],
  ] as const)("%s, %s is judged: %s", (state, confirmation, sentence) => {
    const told = allowJudge({ state, confirmation });
    if (sentence === null) expect(told).toEqual({ allowed: true });
    else expect(reason(told)).toContain(sentence);
  });
});

import { describe, expect, it } from "vitest";

import { allowClosingAction, type ClosingFacts } from "@/lib/modules/plans/closing/policy";
import type { ClosingAction } from "@/lib/modules/plans/closing/types";

const specialist: ClosingFacts = {
  year: 2026,
  today: "2026-12-20",
  state: "approved",
  openRevision: null,
  next: { year: 2027, state: null, missing: 2 },
  mayClose: true,
  mayReopen: false,
  mayHandOver: true,
};
const head: ClosingFacts = { ...specialist, mayReopen: true, mayHandOver: false };
const reader: ClosingFacts = { ...specialist, mayClose: false, mayHandOver: false };

function answer(action: ClosingAction, facts: ClosingFacts): string {
  const allowance = allowClosingAction(action, facts);
  return allowance.allowed ? "yes" : allowance.reason;
}

describe("allowClosingAction", () => {
  it("lets specialist and head write and close an approved plan", () => {
    for (const facts of [specialist, head]) {
      expect(answer("edit", facts)).toBe("yes");
      expect(answer("close", facts)).toBe("yes");
    }
    expect(answer("edit", reader)).toContain("заполняют специалист и руководитель");
    expect(answer("close", reader)).toContain("закрывают специалист и руководитель");
  });

  it.each(["draft", "on_approval"] as const)("closes no plan that is %s", (state) => {
    expect(answer("edit", { ...specialist, state })).toContain("ещё не утверждён");
    expect(answer("close", { ...specialist, state })).toContain("ещё не утверждён");
  });

  it("closes no plan with an open revision, though its results may be written", () => {
    const facts = { ...specialist, openRevision: 3 };
    expect(answer("close", facts)).toContain("Готовится редакция 3");
    expect(answer("edit", facts)).toBe("yes");
  });

  it("closes no year that has not begun", () => {
    expect(answer("close", { ...specialist, today: "2025-12-31" })).toContain("ещё не начался");
    expect(answer("close", { ...specialist, today: "2026-01-01" })).toBe("yes");
  });

  it("lets the head alone open a closed year", () => {
    const closed = { state: "closed" as const };
    expect(answer("reopen", { ...head, ...closed })).toBe("yes");
    expect(answer("reopen", { ...specialist, ...closed })).toContain("может руководитель");
    expect(answer("reopen", head)).toBe("Год не закрыт.");
    expect(answer("edit", { ...head, ...closed })).toContain("откройте год снова");
    expect(answer("edit", { ...specialist, ...closed })).toContain("может руководитель МОУО");
    expect(answer("close", { ...head, ...closed })).toBe("Год уже закрыт.");
  });

  it.each([
    [null, "ещё не создан"],
    ["on_approval", "на утверждении"],
    ["approved", "начните его редакцию"],
    ["closed", "больше не правится"],
    ["draft", "yes"],
  ] as const)("hands over into a next plan that is %s: %s", (state, words) => {
    const facts = { ...specialist, state: "closed" as const, next: { year: 2027, state, missing: 1 } };
    expect(answer("handOver", facts)).toContain(words);
  });

  it("hands over once, after the closing, by the specialist", () => {
    const next = { year: 2027, state: "draft" as const, missing: 0 };
    expect(answer("handOver", { ...specialist, state: "closed", next })).toContain(
      "уже есть в плане на 2027 год",
    );
    expect(answer("handOver", specialist)).toContain("Сначала закройте год");
    expect(answer("handOver", { ...head, state: "closed" })).toContain("переносит специалист");
  });
});

import { describe, expect, it } from "vitest";

import type { PlanState } from "@/lib/core/db/enums";
import { allowPlanAction, type PlanFacts } from "@/lib/modules/plans/policy";
import type { PlanAction } from "@/lib/modules/plans/types";

const facts = (values: Partial<PlanFacts>): PlanFacts => ({
  number: 1,
  state: "draft",
  openRevision: null,
  orderNumber: null,
  orderDate: null,
  submittedBy: null,
  measureCount: 5,
  mayEdit: false,
  maySubmit: false,
  mayApprove: false,
  ...values,
});

const STATES: PlanState[] = ["draft", "on_approval", "approved", "superseded", "closed", "dropped"];
const specialist = { mayEdit: true, maySubmit: true };
const head = { mayApprove: true };

describe("allowPlanAction", () => {
  it.each<[PlanAction, Partial<PlanFacts>, PlanState[]]>([
    ["edit", specialist, ["draft"]],
    ["submit", specialist, ["draft"]],
    ["withdraw", specialist, ["on_approval"]],
    ["approve", specialist, []],
    ["return", specialist, []],
    ["edit", head, []],
    ["submit", head, []],
    ["withdraw", head, []],
    ["approve", head, ["on_approval"]],
    ["return", head, ["on_approval"]],
    ["revise", specialist, ["approved"]],
    ["revise", head, []],
    ["drop", { ...specialist, number: 2 }, ["draft"]],
    ["drop", specialist, []],
    ["drop", { ...head, number: 2 }, []],
    ["edit", {}, []],
    ["approve", {}, []],
  ])("%s by %o is allowed only in %o; every refusal is a sentence", (action, who, allowedIn) => {
    for (const state of STATES) {
      const allowance = allowPlanAction(action, facts({ ...who, state }));
      expect(allowance.allowed, state).toBe(allowedIn.includes(state));
      if (!allowance.allowed) expect(allowance.reason).toMatch(/^[А-Я].*\.$/);
    }
  });

  it("tells a plan taken back from one that was never sent", () => {
    const reasonFor = (submittedBy: string | null) => {
      const allowance = allowPlanAction("approve", facts({ ...head, submittedBy }));
      return allowance.allowed ? "" : allowance.reason;
    };
    expect(reasonFor(null)).toContain("ещё не отправлен");
    expect(reasonFor("Иванова")).toContain("отозвали или вернули");
  });

  it("does not submit an empty plan", () => {
    expect(allowPlanAction("submit", facts({ ...specialist, measureCount: 0 })).allowed).toBe(false);
  });

  it("names the order that locks the text", () => {
    const locked = facts({ ...specialist, state: "approved", orderNumber: "14", orderDate: "2027-02-20" });
    expect(allowPlanAction("edit", locked)).toEqual({
      allowed: false,
      reason: "План утверждён приказом от 20.02.2027 № 14. Чтобы изменить план, начните редакцию.",
    });
  });

  it("begins no second revision beside one that is being written, and says where to go", () => {
    const revised = facts({ ...specialist, state: "approved", openRevision: 2 });
    expect(allowPlanAction("revise", revised)).toEqual({
      allowed: false,
      reason: "Редакция 2 уже готовится: откройте её.",
    });
    const locked = allowPlanAction("edit", revised);
    expect(locked).toMatchObject({ allowed: false, reason: expect.stringContaining("редакция 2") as string });
    expect(allowPlanAction("revise", facts({ ...specialist, number: 3, state: "draft" }))).toMatchObject({
      reason: "Редакция 3 уже готовится: откройте её.",
    });
  });
});

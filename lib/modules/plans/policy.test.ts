import { describe, expect, it } from "vitest";

import type { PlanState } from "@/lib/core/db/enums";
import { allowPlanAction, type PlanFacts } from "@/lib/modules/plans/policy";
import type { PlanAction } from "@/lib/modules/plans/types";

const facts = (values: Partial<PlanFacts>): PlanFacts => ({
  state: "draft",
  orderNumber: null,
  orderDate: null,
  submittedBy: null,
  measureCount: 5,
  mayEdit: false,
  maySubmit: false,
  mayApprove: false,
  ...values,
});

const STATES: PlanState[] = ["draft", "on_approval", "approved", "superseded", "closed"];
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
    ["edit", {}, []],
    ["approve", {}, []],
  ])("%s by %o is allowed only in %o; every refusal is a sentence", (action, who, allowedIn) => {
    for (const state of STATES) {
      const allowance = allowPlanAction(action, facts({ ...who, state }));
      expect(allowance.allowed, state).toBe(allowedIn.includes(state));
      if (!allowance.allowed) expect(allowance.reason).toMatch(/^[А-Я].*\.$/);
    }
  });

  it("does not submit an empty plan", () => {
    expect(allowPlanAction("submit", facts({ ...specialist, measureCount: 0 })).allowed).toBe(false);
  });

  it("names the order that locks the text", () => {
    const locked = facts({ ...specialist, state: "approved", orderNumber: "14", orderDate: "2027-02-20" });
    expect(allowPlanAction("edit", locked)).toEqual({
      allowed: false,
      reason: "План утверждён приказом от 20.02.2027 № 14 и больше не меняется.",
    });
  });
});

import { describe, expect, it } from "vitest";

import { allowOrderAction, type OrderFacts } from "@/lib/modules/appointments/orders/policy";
import type { OrderAction } from "@/lib/modules/appointments/orders/types";

const facts = (change: Partial<OrderFacts> = {}): OrderFacts => ({
  state: "draft",
  startsOn: null,
  endsOn: null,
  supersededOn: null,
  revokedOn: null,
  ofAppointments: true,
  appointmentCount: 3,
  emptyCount: 0,
  hasScan: false,
  mayEdit: true,
  mayRegister: true,
  ...change,
});
const allowed = (of: OrderFacts) =>
  (["edit", "register", "drop", "revoke", "attach"] as OrderAction[]).filter(
    (action) => allowOrderAction(action, of).allowed,
  );
const why = (action: OrderAction, change: Partial<OrderFacts>) => {
  const allowance = allowOrderAction(action, facts(change));
  return allowance.allowed ? null : allowance.reason;
};

describe("what may be done to an order", () => {
  it("goes by its state", () => {
    expect(allowed(facts())).toEqual(["edit", "register", "drop"]);
    expect(allowed(facts({ state: "registered" }))).toEqual(["revoke", "attach"]);
    expect(allowed(facts({ state: "registered", hasScan: true }))).toEqual(["revoke"]);
    expect(allowed(facts({ state: "registered", hasScan: true, supersededOn: "2026-03-01" }))).toEqual([]);
    expect(allowed(facts({ state: "dropped" }))).toEqual([]);
  });

  it("is nobody's who only reads", () => {
    expect(allowed(facts({ mayEdit: false, mayRegister: false }))).toEqual([]);
  });

  it("says what keeps a draft from being registered", () => {
    expect(why("register", { emptyCount: 2 })).toContain("В 2 строках не указано");
    expect(why("register", { appointmentCount: 0 })).toContain("никого не назначают");
    expect(why("register", { ofAppointments: false, appointmentCount: 0 })).toBeNull();
    expect(why("edit", { state: "registered" })).toContain("новый приказ");
    expect(why("revoke", { state: "registered", revokedOn: "2026-03-01" })).toContain("01.03.2026");
  });
});

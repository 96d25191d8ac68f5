import { describe, expect, it } from "vitest";

import type { ProgrammeState } from "@/lib/core/db/enums";
import { allowBegin, allowProgrammeAction, type ProgrammeFacts } from "@/lib/modules/programmes/policy";
import type { ProgrammeAction } from "@/lib/modules/programmes/types";

const director: ProgrammeFacts = {
  kind: "transition",
  state: "draft",
  number: 1,
  year: 2027,
  today: "2027-03-01",
  openText: null,
  problems: 0,
  orderNumber: null,
  orderDate: null,
  hasAuthority: true,
  mayEdit: true,
  maySend: true,
  mayAgree: false,
  mayReport: true,
};
const specialist = { ...director, mayEdit: false, maySend: false, mayAgree: true, mayReport: false };
const ACTIONS: ProgrammeAction[] = [
  "edit",
  "send",
  "withdraw",
  "agree",
  "return",
  "approve",
  "revise",
  "drop",
  "close",
  "note",
  "report",
];
const allowed = (facts: ProgrammeFacts) =>
  ACTIONS.filter((action) => allowProgrammeAction(action, facts).allowed);
const reason = (action: ProgrammeAction, facts: Partial<ProgrammeFacts>) => {
  const allowance = allowProgrammeAction(action, { ...director, ...facts });
  return allowance.allowed ? null : allowance.reason;
};

describe("what may be done with a programme", () => {
  it.each<[ProgrammeState, ProgrammeAction[], ProgrammeAction[]]>([
    ["draft", ["edit", "send", "note"], []],
    ["on_agreement", ["withdraw", "note"], ["agree", "return"]],
    ["agreed", ["withdraw", "approve", "note"], []],
    ["approved", ["revise", "close", "note", "report"], []],
    ["superseded", [], []],
    ["closed", [], []],
    ["dropped", [], []],
  ])("%s", (state, ofDirector, ofSpecialist) => {
    expect(allowed({ ...director, state })).toEqual(ofDirector);
    expect(allowed({ ...specialist, state })).toEqual(ofSpecialist);
  });

  it("is refused in words that say what to do", () => {
    expect(reason("send", { problems: 3 })).toContain("заполните то, что названо в списке");
    expect(reason("send", { maySend: false })).toBe("На согласование программу отправляет директор школы.");
    expect(reason("edit", { state: "on_agreement" })).toContain("когда МОУО вернёт её");
    expect(reason("edit", { state: "on_agreement", hasAuthority: false })).toContain("когда ИМАЦ вернёт её");
    expect(reason("agree", { state: "on_agreement", hasAuthority: false })).toContain("согласует ИМАЦ");
    const order = { orderNumber: "5", orderDate: "2027-01-15" };
    expect(reason("edit", { state: "approved", ...order })).toBe(
      "Программа утверждена приказом от 15.01.2027 № 5. Чтобы изменить её, начните редакцию.",
    );
    expect(reason("revise", { state: "approved", openText: 2 })).toBe(
      "Редакция 2 уже готовится: откройте её.",
    );
    expect(reason("close", { state: "approved", openText: 2 })).toContain("Готовится редакция 2");
    expect(reason("drop", {})).toContain("только редакцию");
    expect(reason("report", { state: "approved", today: "2026-12-01" })).toContain("ещё не начался");
  });

  it("begins this year and the next", () => {
    const may = [2026, 2027, 2028, 2029].map(
      (year) => allowBegin({ year, today: "2027-03-01", mayEdit: true }).allowed,
    );
    expect(may).toEqual([false, true, true, false]);
    expect(allowBegin({ year: 2027, today: "2027-03-01", mayEdit: false }).allowed).toBe(false);
  });
});

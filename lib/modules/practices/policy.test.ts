import { describe, expect, it } from "vitest";

import { PracticeState } from "@/lib/core/db/enums";
import {
  refuseAgreement,
  refuseEdit,
  refuseProposal,
  refusePublication,
  refuseRecall,
  refuseReturn,
  refuseUse,
  refuseWithdrawal,
} from "@/lib/modules/practices/policy";

const STATES = Object.values(PracticeState);

describe("the steps of a practice of a school", () => {
  const allowed = (refuse: (state: PracticeState) => string | null) =>
    STATES.filter((state) => refuse(state) === null);
  const standing = (state: PracticeState, own = false, middle = true) => ({
    state,
    stateLabel: state,
    own,
    middle,
  });

  it("are taken from these states", () => {
    expect(allowed((state) => refuseEdit(standing(state, true)))).toEqual(["draft", "returned"]);
    expect(allowed((state) => refuseProposal(standing(state, true), []))).toEqual(["draft", "returned"]);
    expect(allowed((state) => refuseRecall(standing(state, true)))).toEqual(["proposed", "agreed"]);
    expect(allowed((state) => refuseAgreement(standing(state)))).toEqual(["proposed"]);
    expect(allowed((state) => refusePublication(standing(state)))).toEqual(["agreed"]);
    expect(allowed((state) => refusePublication(standing(state, false, false)))).toEqual([
      "proposed",
      "agreed",
    ]);
    expect(allowed((state) => refuseReturn(standing(state), "municipality"))).toEqual(["proposed"]);
    expect(allowed((state) => refuseReturn(standing(state), "region"))).toEqual(["agreed"]);
    expect(allowed((state) => refuseWithdrawal(standing(state)))).toEqual(["published"]);
  });

  it("are refused to others in a sentence", () => {
    expect(refuseEdit(standing("draft"))).toMatch(/только её автор/);
    expect(refuseProposal(standing("draft"), [])).toMatch(/автор/);
    expect(refuseRecall(standing("proposed"))).toMatch(/автор/);
    expect(refuseAgreement(standing("proposed", true))).toMatch(/ИМАЦ/);
    expect(refuseProposal(standing("draft", true), ["Выберите хотя бы один трек."])).toBe(
      "Выберите хотя бы один трек.",
    );
    expect(refuseUse({ own: true })).toMatch(/вашей организации/);
    expect(refuseUse({ own: false })).toBeNull();
  });
});

import { describe, expect, it } from "vitest";

import { comparedWith } from "@/lib/modules/monitorings/checking/review/rules";

describe("the sending to compare with", () => {
  const step = (action: string, side: "respondent" | "municipality" | "region", sending: number) => ({
    action,
    side,
    sending,
  });

  it("is the one the own level returned, or that was opened again", () => {
    const steps = [step("send", "respondent", 2), step("return", "municipality", 1)];
    expect(comparedWith(steps, 2, "municipality")).toBe(1);
    // ИМАЦ has not seen the first sending: everything is new to it.
    expect(comparedWith(steps, 2, "region")).toBeNull();
    expect(comparedWith(steps, 2, null)).toBe(1);
    expect(comparedWith([step("reopen", "region", 1)], 2, "municipality")).toBe(1);
    expect(comparedWith([step("return", "municipality", 2)], 2, "municipality")).toBeNull();
  });
});

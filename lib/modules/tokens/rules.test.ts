import { describe, expect, it } from "vitest";

import { expiryProblem, latestExpiry, tokenState } from "@/lib/modules/tokens/rules";

describe("the last day of a token", () => {
  it("is at most the same day next year", () => {
    expect(latestExpiry("2026-11-28")).toBe("2027-11-28");
    expect(latestExpiry("2028-02-29")).toBe("2029-02-28");
    expect(expiryProblem("2027-11-28", "2026-11-28")).toBeNull();
    expect(expiryProblem("2027-11-29", "2026-11-28")).toContain("не больше чем на год");
  });

  it("is today at the earliest", () => {
    expect(expiryProblem("2026-11-28", "2026-11-28")).toBeNull();
    expect(expiryProblem("2026-11-27", "2026-11-28")).toContain("уже прошёл");
  });
});

describe("the state of a token", () => {
  it("holds through its last day, and what was withdrawn stays withdrawn", () => {
    const token = { expiresOn: "2026-11-28", revoked: false };
    expect(tokenState(token, "2026-11-28")).toBe("live");
    expect(tokenState(token, "2026-11-29")).toBe("expired");
    expect(tokenState({ ...token, revoked: true }, "2026-11-29")).toBe("revoked");
  });
});

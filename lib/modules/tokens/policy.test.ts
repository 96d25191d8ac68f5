import { describe, expect, it } from "vitest";

import { whyNotIssue, whyNotRevoke } from "@/lib/modules/tokens/policy";

describe("who makes a token", () => {
  it("is the organisation it reads for, not the level above", () => {
    expect(whyNotIssue({ id: "a" }, { id: "a" })).toBeNull();
    expect(whyNotIssue({ id: "region" }, { id: "a" })).toContain("выпускает его руководитель");
  });
});

describe("what is withdrawn", () => {
  it("is a token that holds", () => {
    expect(whyNotRevoke("live")).toBeNull();
    expect(whyNotRevoke("expired")).toContain("кончился");
    expect(whyNotRevoke("revoked")).toContain("уже отозван");
  });
});

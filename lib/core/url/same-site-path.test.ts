import { describe, expect, it } from "vitest";

import { sameSitePath } from "./same-site-path";

describe("sameSitePath", () => {
  it.each(["/", "/municipalities/91-02/plans/2027?tab=1", "/region"])("follows %s", (next) => {
    expect(sameSitePath(next)).toBe(next);
  });

  it.each([
    undefined,
    ["/a"],
    "",
    "region",
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/a\nb",
    "/login",
    "/login?next=/login",
    "/api/auth/signout",
  ])("does not follow %s", (next) => {
    expect(sameSitePath(next)).toBe("/");
  });
});

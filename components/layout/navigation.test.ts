import { expect, test } from "vitest";
import { currentHref } from "./navigation";

const groups = [
  { items: [{ href: "/m/91-02", label: "Дом" }] },
  { items: [{ href: "/m/91-02/plans", within: ["/m/91-02/measures"], label: "Планы" }] },
];

test("the longest address the path starts with is current", () => {
  expect(currentHref("/m/91-02", groups)).toBe("/m/91-02");
  expect(currentHref("/m/91-02/plans/2027", groups)).toBe("/m/91-02/plans");
  expect(currentHref("/m/91-02/measures/1", groups)).toBe("/m/91-02/plans");
  expect(currentHref("/m/91-02/letters", groups)).toBe("/m/91-02");
  expect(currentHref("/m/91-021", groups)).toBeNull();
});

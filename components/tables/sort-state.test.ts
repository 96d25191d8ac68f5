import { expect, test } from "vitest";
import { readSort, sortHref } from "./sort-state";

test("an order is read from the address, an unknown column is no order", () => {
  expect(readSort("name", ["name"])).toEqual({ column: "name", direction: "asc" });
  expect(readSort("-name", ["name"])).toEqual({ column: "name", direction: "desc" });
  expect(readSort("secret", ["name"])).toBeNull();
  expect(readSort(["name", "due"], ["name", "due"])).toBeNull();
  expect(readSort(undefined, ["name"])).toBeNull();
});

test("another order keeps the filters and drops the page", () => {
  const params = { track: ["1", "2"], page: "3", sort: "due", q: "школа" };
  const href = sortHref("/plans", params, "due", { column: "due", direction: "asc" });
  const query = new URL(href, "http://localhost").searchParams;
  expect(query.getAll("track")).toEqual(["1", "2"]);
  expect(query.get("q")).toBe("школа");
  expect(query.get("sort")).toBe("-due");
  expect(query.has("page")).toBe(false);
});

test("the second press turns the order round, the third turns it back", () => {
  expect(sortHref("/p", {}, "due", null)).toBe("/p?sort=due");
  expect(sortHref("/p", {}, "due", { column: "due", direction: "desc" })).toBe("/p?sort=due");
});

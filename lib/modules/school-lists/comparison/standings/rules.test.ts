import { describe, expect, it } from "vitest";

import { comparePlace } from "@/lib/modules/school-lists/comparison/rules";
import type { Ledger } from "@/lib/modules/school-lists/comparison/types";
import { bothKinds, entry, school } from "@/tests/setup/ledger";

describe("federal against regional", () => {
  const ids = ["1", "2", "3", "4", "5"];
  const ledger: Ledger = {
    lists: bothKinds([2025, 2026]),
    entries: [
      entry("1", 2025),
      entry("1", 2026, "federal"),
      entry("2", 2025),
      entry("2", 2025, "federal"),
      entry("2", 2026),
      entry("3", 2026),
      entry("3", 2026, "federal"),
      entry("4", 2025, "federal"),
      entry("5", 2025),
    ],
    schools: ids.map((id) => school(id, id === "5" ? { closedOn: "2026-06-30" } : {})),
    successions: [],
  };
  const { twoLists } = comparePlace(ledger, { previousYear: 2025, year: 2026 }, "m", { 2025: 10, 2026: 9 });

  it("counts only federal, only regional, both, neither and the overlap", () => {
    expect(twoLists.after).toMatchObject({ neither: 6, share: { numerator: 1, denominator: 3, gap: null } });
    expect(twoLists.after?.onlyFederal).toEqual(["Условная школа № 1"]);
    expect(twoLists.before?.onlyRegional).toHaveLength(2);
  });

  it("tells who came from the regional list to the federal one", () => {
    expect(twoLists.worsened?.map(({ schoolId }) => schoolId)).toEqual(["1"]);
  });

  it("says nothing of who came from list to list while one of the four is missing", () => {
    const lists = ledger.lists.filter(({ kind, listYear }) => kind === "regional" || listYear === 2026);
    const compared = comparePlace({ ...ledger, lists }, { previousYear: 2025, year: 2026 }, "m", {});
    expect(compared.twoLists.worsened).toBeNull();
  });

  it("draws every school once", () => {
    expect(twoLists.flows.map(({ from, to, schools }) => [from, to, schools.length])).toEqual([
      ["both", "regional", 1],
      ["federal", "none", 1],
      ["regional", "federal", 1],
      ["regional", "removed", 1],
      ["none", "both", 1],
    ]);
  });
});

import { describe, expect, it } from "vitest";

import type { ListKind } from "@/lib/core/db/enums";
import { newestOfEachOwner, newestVersions, purposesOf } from "@/lib/modules/school-lists/versions/rules";

describe("newestVersions", () => {
  it("takes the correction and leaves the other years and kinds alone, whatever the order", () => {
    const list = (kind: ListKind, listYear: number, number: number) => ({ kind, listYear, number });
    const lists = [
      list("federal", 2026, 2),
      list("federal", 2026, 1),
      list("federal", 2025, 1),
      list("regional", 2026, 1),
      list("regional", 2026, 10),
      list("regional", 2026, 9),
    ];
    expect(newestVersions(lists)).toEqual([lists[0], lists[2], lists[4]]);
    expect(newestVersions([...lists].reverse())).toHaveLength(3);
  });
});

describe("newestOfEachOwner", () => {
  it("keeps the near-low list of an authority that has corrected its own less often", () => {
    const list = (ownerId: string, number: number) => ({
      ownerId,
      kind: "near_low" as const,
      listYear: 2026,
      number,
    });
    const lists = [list("one", 1), list("other", 1), list("other", 2)];
    expect(newestOfEachOwner(lists)).toEqual([lists[0], lists[2]]);
  });
});

describe("purposesOf", () => {
  it.each<[ListKind, number, string[]]>([
    ["federal", 2026, ["governing", "comparison"]],
    ["regional", 2025, ["comparison"]],
    ["control_zone", 2026, ["governing"]],
    ["near_low", 2026, ["governing"]],
    ["control_zone", 2025, []],
    ["federal", 2027, []],
    ["federal", 2024, []],
  ])("%s of %i in the plan of 2027: %o", (kind, listYear, purposes) => {
    expect(purposesOf({ kind, listYear }, 2027)).toEqual(purposes);
  });
});

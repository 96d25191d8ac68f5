import { describe, expect, it } from "vitest";

import { formatShare } from "@/lib/core/format/numbers";
import { transitionText } from "@/lib/modules/school-lists/labels";
import { categorise, compareTwoYears, streakOf } from "@/lib/modules/school-lists/rules";
import type { SchoolHistory } from "@/lib/modules/school-lists/types";
import example from "@/prisma/seed/data/list-transitions-example.json";

/** The worked example of handbook 7.2: membership by year, null where the school no longer exists. */
const histories: SchoolHistory[] = example.schools.map(({ school, membership }) => ({
  schoolId: school,
  name: school,
  years: example.years.filter((_, index) => membership[index] === 1),
  removedFrom: example.years.find((_, index) => membership[index] === null) ?? null,
}));
const percent = (share: number) => `${share.toFixed(1).replace(".", ",")} %`;

describe("the worked example of handbook 7.2", () => {
  const comparison = compareTwoYears(histories, 2023, example.years);
  const { expected } = example;

  it.each(example.schools)("$school: $category", ({ school, category }) => {
    expect(comparison.transitions.find(({ schoolId }) => schoolId === school)?.category).toBe(category);
  });

  it("counts and shares agree to the unit", () => {
    expect(comparison).toMatchObject({
      before: expected.N0,
      after: expected.N1,
      left: expected.left,
      removed: expected.removed,
      stayed: expected.stayed,
      entered: expected.entered_first,
      returned: expected.returned,
      comparable: true,
    });
    expect(comparison.entered + comparison.returned).toBe(expected.inflow);
    const share = ({ numerator, denominator }: { numerator: number; denominator: number }) =>
      formatShare(numerator, denominator);
    expect(share(comparison.exitRate)).toBe(percent(expected.exit_rate));
    expect(share(comparison.persistence)).toBe(percent(expected.persistence));
    expect(share(comparison.netChange)).toBe(percent(expected.net_change_pct));
    expect(share(comparison.sustainedExit)).toBe(percent(expected.sustained_exit));
  });

  it("tells the streak", () => {
    const streak = (school: string) => {
      const history = histories.find(({ schoolId }) => schoolId === school);
      return history ? streakOf(history, 2023, example.years).length : null;
    };
    expect([streak("A"), streak("E"), streak("B")]).toEqual([2, 3, 0]);
  });

  it("takes no year that is not loaded for an absence, and calls one year no row", () => {
    const stays = { schoolId: "x", name: "x", years: [2020, 2022, 2023], removedFrom: null };
    const told = (loaded: number[], previousYear = 2022) => {
      const [row] = compareTwoYears([stays], 2023, loaded, previousYear).transitions;
      return row ? transitionText(row) : "";
    };
    expect(told([2020, 2022, 2023])).toBe("осталась, 3 года подряд из загруженных");
    expect(told([2020, 2021, 2022, 2023])).toBe("осталась, 2 года подряд");
    const broken = { ...stays, years: [2021, 2023] };
    const [row] = compareTwoYears([broken], 2023, [2021, 2022, 2023], 2021).transitions;
    expect(row ? transitionText(row) : "").toBe("осталась");
  });
});

describe("categorise", () => {
  const history = (years: number[], removedFrom: number | null = null): SchoolHistory => ({
    schoolId: "x",
    name: "x",
    years,
    removedFrom,
  });

  it("does not call a school new when the year before was not loaded", () => {
    expect(categorise(history([2023]), 2023, [2023])).toBe("entered_unknown");
    expect(categorise(history([2021, 2023]), 2023, [2021, 2023])).toBe("entered_unknown");
  });

  it("does not call a closed school a success, nor count it twice later", () => {
    expect(categorise(history([2022], 2023), 2023, [2022, 2023])).toBe("removed");
    expect(categorise(history([2021], 2022), 2023, [2021, 2022, 2023])).toBe("former");
    expect(categorise(history([], 2022), 2023, [2021, 2022, 2023])).toBe("never");
  });

  it("keeps N₁ = N₀ − X − R + E + B for every possible history of four years", () => {
    const years = [2020, 2021, 2022, 2023];
    const all = Array.from({ length: 16 }, (_, mask) =>
      history(years.filter((__, bit) => mask & (1 << bit))),
    );
    const closed = Array.from({ length: 8 }, (_, mask) =>
      history(
        years.slice(0, 3).filter((__, bit) => mask & (1 << bit)),
        2023,
      ),
    );
    const c = compareTwoYears([...all, ...closed], 2023, years);
    expect(c.after).toBe(c.before - c.left - c.removed + c.entered + c.returned);
    expect(c.before).toBe(c.left + c.stayed + c.removed);
  });

  it("does not count a closed school as a lasting exit, nor years that were not loaded", () => {
    const years = [2021, 2022, 2023];
    const schools = [
      history([2021]),
      history([2021, 2023]),
      history([2021], 2022),
      history([2021], 2023),
      history([2021, 2022]),
    ];
    expect(compareTwoYears(schools, 2023, years).sustainedExit).toEqual({ numerator: 1, denominator: 2 });
    expect(compareTwoYears(schools, 2023, [2021, 2023]).sustainedExit.denominator).toBe(0);
  });

  it("has nothing to divide where nobody was on the list", () => {
    const { exitRate } = compareTwoYears([history([])], 2023, [2022, 2023]);
    expect(formatShare(exitRate.numerator, exitRate.denominator)).toBe("—");
  });
});

import { describe, expect, it } from "vitest";

import { firstYearWithout, yearsAway } from "@/lib/modules/school-lists/comparison/departures/rules";
import { comparePlace } from "@/lib/modules/school-lists/comparison/rules";
import type { LedgerSchool } from "@/lib/modules/school-lists/comparison/types";
import { bothKinds, entry, list, school } from "@/tests/setup/ledger";

const lists = [2024, 2025, 2026].map((year) => list("regional", year));

describe("firstYearWithout", () => {
  it.each([
    ["2026-06-30", 2026, "gone in summer"],
    ["2026-09-01", 2026, "the first day without it is 1 September"],
    ["2026-10-02", 2026, "gone in autumn, before the list was published"],
    ["2026-10-16", 2026, "gone on the day the list was published"],
    ["2026-10-17", 2027, "the list was published while it worked"],
    ["2025-12-01", 2026, "gone after the list of the year before"],
  ])("%s: %i (%s)", (day, year) => {
    expect(firstYearWithout(day, lists)).toBe(year);
  });

  it("goes by the calendar where no list is published yet, or its day is not known", () => {
    expect(firstYearWithout("2026-09-01", [])).toBe(2026);
    expect(firstYearWithout("2026-09-02", [])).toBe(2027);
    const unknown = [list("regional", 2026, { publishedOn: null })];
    expect(firstYearWithout("2026-09-01", unknown)).toBe(2026);
    expect(firstYearWithout("2026-09-02", unknown)).toBe(2027);
  });

  it("takes a list entered in the portal years later for one of its own year", () => {
    const late = [2023, 2024].map((year) => list("regional", year, { publishedOn: "2026-11-20" }));
    expect(firstYearWithout("2024-06-30", late)).toBe(2024);
    expect(firstYearWithout("2023-11-01", late)).toBe(2023);
  });
});

describe("a school that is gone or answers to the place no more", () => {
  const compared = (one: LedgerSchool, place: string | null, at: string | null = place) =>
    comparePlace(
      {
        lists: bothKinds([2024, 2025, 2026]),
        entries: [{ ...entry("1", 2025), municipalityId: at }],
        schools: [one],
        successions: [],
      },
      { previousYear: 2025, year: 2026 },
      place,
      {},
    ).lists[1]?.comparison;

  it.each(["2026-09-01", "2026-10-02"])("closed on %s it has not left", (closedOn) => {
    expect(compared(school("1", { closedOn }), "m")).toMatchObject({ left: 0, removed: 1 });
  });

  it("closed after the list was published it has left", () => {
    expect(compared(school("1", { closedOn: "2026-10-17" }), "m")).toMatchObject({ left: 1, removed: 0 });
  });

  const moved = (until: string, change: Partial<LedgerSchool> = {}) =>
    school("1", {
      municipalityId: "new",
      affiliations: [
        { municipalityId: "m", from: "2014-01-01", until },
        { municipalityId: "new", from: until, until: null },
      ],
      ...change,
    });

  it("moved first and closed later, it is gone from where it was at once", () => {
    expect(compared(moved("2026-05-01", { closedOn: "2028-06-30" }), "m")).toMatchObject({
      left: 0,
      removed: 1,
    });
    expect(compared(moved("2026-10-02"), "m")).toMatchObject({ left: 0, removed: 1 });
    expect(compared(moved("2026-10-17"), "m")).toMatchObject({ left: 1, removed: 0 });
  });

  it("came from under the region itself: gone there", () => {
    const joined = school("1", {
      municipalityId: "m",
      affiliations: [{ municipalityId: "m", from: "2026-03-01", until: null }],
    });
    expect(compared(joined, null)).toMatchObject({ before: 1, left: 0, removed: 1 });
    expect(compared(school("1", { municipalityId: null, affiliations: [] }), null)).toMatchObject({
      left: 1,
      removed: 0,
    });
  });

  it("came back: away only while it was away", () => {
    const back = school("1", {
      affiliations: [
        { municipalityId: "m", from: "2014-01-01", until: "2025-05-01" },
        { municipalityId: "other", from: "2025-05-01", until: "2026-05-01" },
        { municipalityId: "m", from: "2026-05-01", until: null },
      ],
    });
    expect(yearsAway(back, "m", lists)).toEqual([2025]);
  });
});

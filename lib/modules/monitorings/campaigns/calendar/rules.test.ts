import { describe, expect, it } from "vitest";

import { dayAfter, isWorkingDay, workingDayAfter } from "@/lib/modules/monitorings/campaigns/calendar/rules";

const NONE = new Map<string, boolean>();

describe("a calendar", () => {
  it("counts days over months and years", () => {
    expect(dayAfter("2024-02-28", 1)).toBe("2024-02-29");
    expect(dayAfter("2025-02-28", 1)).toBe("2025-03-01");
    expect(dayAfter("2025-01-01", -1)).toBe("2024-12-31");
  });

  it("takes a weekend from the date, unless the region says otherwise", () => {
    expect(["2024-09-13", "2024-09-14", "2024-09-15"].map((day) => isWorkingDay(day, NONE))).toEqual([
      true,
      false,
      false,
    ]);
    const said = new Map([
      ["2024-11-02", true],
      ["2024-11-04", false],
    ]);
    expect(isWorkingDay("2024-11-02", said)).toBe(true);
    expect(isWorkingDay("2024-11-04", said)).toBe(false);
  });

  it("counts working days past weekends, holidays and Saturdays people work on", () => {
    expect(workingDayAfter("2024-09-13", 5, NONE)).toBe("2024-09-20");
    // Saturday 2 November 2024 is worked, Monday the 4th is not.
    const said = new Map([
      ["2024-11-02", true],
      ["2024-11-04", false],
    ]);
    expect(workingDayAfter("2024-10-31", 2, said)).toBe("2024-11-02");
    expect(workingDayAfter("2024-10-31", 3, said)).toBe("2024-11-05");
    expect(workingDayAfter("2024-10-31", 0, said)).toBe("2024-10-31");
  });

  it("ends also where nobody ever works", () => {
    const never = new Map(
      Array.from({ length: 900 }, (_, at) => [dayAfter("2024-01-01", at), false] as const),
    );
    expect(workingDayAfter("2024-01-01", 1, never) > "2024-12-31").toBe(true);
  });
});

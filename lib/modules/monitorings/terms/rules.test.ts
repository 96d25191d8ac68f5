import { describe, expect, it } from "vitest";

import { workingDayAfter } from "@/lib/modules/monitorings/terms/rules";

describe("a term in working days", () => {
  it("begins the day after and leaves Saturday and Sunday out", () => {
    expect(workingDayAfter("2024-09-10", 2, new Map())).toBe("2024-09-12");
    expect(workingDayAfter("2024-09-13", 2, new Map())).toBe("2024-09-17");
    expect(workingDayAfter("2024-09-14", 2, new Map())).toBe("2024-09-17");
    expect(workingDayAfter("2024-09-12", 0, new Map())).toBe("2024-09-12");
  });

  it("leaves holidays out and counts the Saturdays people work on", () => {
    const days = new Map([
      ["2024-11-02", true],
      ["2024-11-04", false],
    ]);
    expect(workingDayAfter("2024-11-01", 2, days)).toBe("2024-11-05");
    expect(workingDayAfter("2024-10-31", 3, days)).toBe("2024-11-05");
  });
});

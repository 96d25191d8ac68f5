import { describe, expect, it } from "vitest";

import { dateInZone } from "@/lib/core/format/zone";
import { holdsOn, lastDayOf, shiftedDay, standingOf } from "@/lib/modules/appointments/rules";
import type { OrderDays } from "@/lib/modules/appointments/types";

const order = (change: Partial<OrderDays> = {}): OrderDays => ({
  state: "registered",
  startsOn: "2024-02-05",
  endsOn: null,
  supersededOn: null,
  revokedOn: null,
  ...change,
});

describe("the standing of an order on a day", () => {
  it("a draft and a dropped one are that on every day", () => {
    expect(standingOf(order({ state: "draft" }), "2024-03-01")).toBe("draft");
    expect(standingOf(order({ state: "dropped" }), "2024-03-01")).toBe("dropped");
  });

  it.each([
    ["2024-02-04", "future"],
    ["2024-02-05", "in_force"],
    ["2024-02-29", "in_force"],
    ["2024-03-01", "expired"],
  ])("with the term 05.02–29.02 it is on %s %s", (day, standing) => {
    expect(standingOf(order({ endsOn: "2024-02-29" }), day)).toBe(standing);
  });

  it("a replaced order holds to the end of the day before the newer one begins", () => {
    const replaced = order({ supersededOn: "2024-03-01" });
    expect(standingOf(replaced, "2024-02-29")).toBe("in_force");
    expect(standingOf(replaced, "2024-03-01")).toBe("superseded");
    expect(lastDayOf(replaced)).toBe("2024-02-29");
  });

  it("of two orders that begin on one day the replaced one never holds", () => {
    const [first, second] = [order({ supersededOn: "2024-02-05" }), order()];
    expect(standingOf(first, "2024-02-05")).toBe("superseded");
    expect(standingOf(second, "2024-02-05")).toBe("in_force");
    expect(lastDayOf(first)).toBe("2024-02-04");
  });

  it("a revocation tells more than a term that is over or a newer order", () => {
    const ended = order({ endsOn: "2024-12-31", supersededOn: "2024-06-01", revokedOn: "2024-05-01" });
    expect(standingOf(ended, "2024-04-30")).toBe("in_force");
    expect(standingOf(ended, "2025-01-01")).toBe("revoked");
    expect(lastDayOf(ended)).toBe("2024-04-30");
    expect(lastDayOf(order())).toBeNull();
  });

  it("follows the calendar of the region, not of the server: midnight in Simferopol is 21:00 of the day before in Greenwich", () => {
    const on = (instant: string) =>
      standingOf(order({ startsOn: "2024-03-01" }), dateInZone(new Date(instant), "Europe/Simferopol"));
    expect(on("2024-02-29T20:59:59Z")).toBe("future");
    expect(on("2024-02-29T21:00:00Z")).toBe("in_force");
  });
});

describe("days", () => {
  it("know the 29th of February of a leap year alone", () => {
    expect(shiftedDay("2024-03-01", -1)).toBe("2024-02-29");
    expect(shiftedDay("2023-03-01", -1)).toBe("2023-02-28");
    expect(shiftedDay("2024-12-31", 1)).toBe("2025-01-01");
  });

  it("of an appointment are both inclusive; one that never began holds on none", () => {
    const held = { startsOn: "2024-02-05", heldUntil: "2024-02-29" };
    expect(["2024-02-04", "2024-02-05", "2024-02-29", "2024-03-01"].map((day) => holdsOn(held, day))).toEqual(
      [false, true, true, false],
    );
    expect(holdsOn({ startsOn: "2024-02-05", heldUntil: "2024-02-04" }, "2024-02-05")).toBe(false);
    expect(holdsOn({ startsOn: null, heldUntil: null }, "2024-02-05")).toBe(false);
  });
});

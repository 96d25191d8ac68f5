import { describe, expect, it } from "vitest";

import {
  formatDate,
  formatDayMonth,
  formatDayOfMonth,
  formatInstant,
  formatLongDate,
  formatMoment,
  formatTime,
  shortMonth,
  WEEKDAYS,
  weekdayIndex,
} from "./dates";
import { dateInZone } from "./zone";

const SIMFEROPOL = "Europe/Simferopol";

describe("dates", () => {
  it.each([
    ["2027-02-15", "15.02.2027", "15.02", "15 февраля 2027 г."],
    ["2027-05-01", "01.05.2027", "01.05", "1 мая 2027 г."],
    ["2028-12-31", "31.12.2028", "31.12", "31 декабря 2028 г."],
  ])("%s", (iso, short, dayMonth, long) => {
    expect([formatDate(iso), formatDayMonth(iso), formatLongDate(iso)]).toEqual([short, dayMonth, long]);
  });

  it("tell the day of the week, Monday first, whatever the zone of the machine", () => {
    const days = ["2027-04-12", "2027-04-18", "2024-02-29"].map((iso) => WEEKDAYS[weekdayIndex(iso)]?.name);
    expect(days).toEqual(["понедельник", "воскресенье", "четверг"]);
    expect([formatDayOfMonth("2027-04-02"), shortMonth(4)]).toEqual(["2 апреля", "апр"]);
  });

  it("names every month", () => {
    const names = Array.from(
      { length: 12 },
      (_, index) => formatLongDate(`2027-${String(index + 1).padStart(2, "0")}-01`).split(" ")[1],
    );
    expect(names.join(" ")).toBe(
      "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    );
  });
});

describe("instants in the region's zone, wherever the machine stands", () => {
  it.each([
    ["2027-02-15T11:03:00Z", "14:03", "15.02.2027, 14:03", "2027-02-15"],
    ["2027-12-31T21:00:00Z", "00:00", "01.01.2028, 00:00", "2028-01-01"],
    ["2027-12-31T20:59:59Z", "23:59", "31.12.2027, 23:59", "2027-12-31"],
    ["2027-07-01T05:07:00Z", "08:07", "01.07.2027, 08:07", "2027-07-01"],
  ])("%s", (instant, time, full, date) => {
    expect(formatTime(instant, SIMFEROPOL)).toBe(time);
    expect(formatInstant(instant, SIMFEROPOL)).toBe(full);
    expect(dateInZone(new Date(instant), SIMFEROPOL)).toBe(date);
  });

  it("name the day where it is not the day of the reading", () => {
    const saved = "2027-12-31T21:00:00Z";
    expect(formatMoment(saved, SIMFEROPOL, "2028-01-01")).toBe("в 00:00");
    expect(formatMoment(saved, SIMFEROPOL, "2027-12-31")).toBe("01.01.2028, 00:00");
  });
});

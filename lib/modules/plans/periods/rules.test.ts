import { describe, expect, it } from "vitest";

import {
  describePeriod,
  firstDay,
  formatPeriod,
  lastDay,
  movePeriod,
  periodMonths,
  periodProblem,
} from "@/lib/modules/plans/periods/rules";
import type { Period, Repetition } from "@/lib/modules/plans/periods/types";

const YEAR = 2027;
const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const months = (list: number[], repetition: Repetition = "none"): Period => ({
  kind: "months",
  months: list,
  repetition,
});
const deadline = (on: string): Period => ({ kind: "deadline", on });
const range = (from: string, to: string): Period => ({ kind: "range", from, to });

describe("a period on paper and on the screen", () => {
  it.each<[Period, string, string]>([
    [deadline("2027-02-15"), "до 15.02", "не позднее 15 февраля 2027 г."],
    [deadline("2028-02-15"), "до 15.02.2028", "не позднее 15 февраля 2028 г."],
    [range("2027-03-01", "2027-04-30"), "01.03–30.04", "1 марта 2027 г. – 30 апреля 2027 г."],
    [range("2027-03-01", "2027-03-01"), "01.03", "1 марта 2027 г."],
    [range("2027-12-20", "2028-01-10"), "20.12.2027–10.01.2028", "20 декабря 2027 г. – 10 января 2028 г."],
    [months([2]), "февраль", "II 2027 г."],
    [months([3, 4]), "март, апрель", "III–IV 2027 г."],
    [months([3, 4, 5, 9]), "март–май, сентябрь", "III–V и IX 2027 г."],
    [months([1, 2, 3, 4, 5, 10, 11, 12]), "октябрь–май", "I–V и X–XII 2027 г."],
    [months(ALL), "в течение года", "I–XII 2027 г."],
    [months(ALL, "monthly"), "ежемесячно", "I–XII 2027 г., каждый месяц"],
    [months(ALL, "quarterly"), "1 раз в квартал", "I–XII 2027 г., раз в квартал"],
    [
      months([1, 2, 3, 4, 5, 9, 10, 11, 12], "quarterly"),
      "1 раз в четверть",
      "I–V и IX–XII 2027 г., раз в квартал",
    ],
  ])("%o is written «%s» and told «%s»", (period, official, told) => {
    expect(formatPeriod(period, YEAR)).toBe(official);
    expect(describePeriod(period, YEAR)).toBe(told);
  });

  it("writes nothing where nothing is set", () => {
    expect(formatPeriod(null, YEAR)).toBe("");
  });
});

describe("days and months of a period", () => {
  it.each<[Period, string, string, number[]]>([
    [deadline("2027-02-15"), "2027-01-01", "2027-02-15", [2]],
    [deadline("2028-02-15"), "2027-01-01", "2028-02-15", []],
    [range("2027-03-01", "2027-05-02"), "2027-03-01", "2027-05-02", [3, 4, 5]],
    [range("2026-11-01", "2027-02-01"), "2026-11-01", "2027-02-01", [1, 2]],
    [range("2027-11-01", "2028-02-01"), "2027-11-01", "2028-02-01", [11, 12]],
    [range("2026-02-01", "2026-03-01"), "2026-02-01", "2026-03-01", []],
    [range("2028-02-01", "2028-03-01"), "2028-02-01", "2028-03-01", []],
    [months([2]), "2027-02-01", "2027-02-28", [2]],
    [months([1, 12]), "2027-01-01", "2027-12-31", [1, 12]],
  ])("%o", (period, first, last, shown) => {
    expect([firstDay(period, YEAR), lastDay(period, YEAR), periodMonths(period, YEAR)]).toEqual([
      first,
      last,
      shown,
    ]);
  });

  it("knows the last day of February", () => {
    expect(lastDay(months([2]), 2028)).toBe("2028-02-29");
  });
});

describe("periodProblem", () => {
  it.each([deadline("2027-01-01"), deadline("2027-12-31"), range("2027-01-01", "2027-12-31"), months(ALL)])(
    "%o fits the year",
    (period) => {
      expect(periodProblem(period, YEAR)).toBeNull();
    },
  );

  it.each<[Period, string]>([
    [deadline("2026-12-31"), "Срок 31.12.2026 не входит в 2027 год: укажите дату с 01.01.2027 по 31.12.2027"],
    [
      range("2027-12-01", "2028-01-10"),
      "Срок 10.01.2028 не входит в 2027 год: укажите дату с 01.01.2027 по 31.12.2027",
    ],
    [
      range("2027-04-30", "2027-03-01"),
      "Срок кончается 01.03.2027, раньше начала 30.04.2027: поменяйте даты местами",
    ],
  ])("%o does not: «%s»", (period, sentence) => {
    expect(periodProblem(period, YEAR)).toBe(sentence);
  });
});

describe("movePeriod", () => {
  it.each<[Period, Period]>([
    [deadline("2028-02-29"), deadline("2027-02-28")],
    [range("2026-12-20", "2027-01-10"), range("2027-12-20", "2028-01-10")],
    [months([2], "monthly"), months([2], "monthly")],
  ])("%o becomes %o", (period, moved) => {
    expect(movePeriod(period, YEAR)).toEqual(moved);
  });
});

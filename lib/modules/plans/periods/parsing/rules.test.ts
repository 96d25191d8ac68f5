import { describe, expect, it } from "vitest";

import { parsePeriod } from "@/lib/modules/plans/periods/parsing/rules";
import { formatPeriod } from "@/lib/modules/plans/periods/rules";
import catalogue from "@/prisma/seed/data/catalogue.json";
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

describe("parsePeriod", () => {
  it.each<[string, Period]>([
    ["до 15.02", deadline("2027-02-15")],
    ["До 15.02.", deadline("2027-02-15")],
    ["до 15.02.2028", deadline("2028-02-15")],
    ["до 15.02.27", deadline("2027-02-15")],
    ["до 15 февраля", deadline("2027-02-15")],
    ["до 15 февраля 2027 г.", deadline("2027-02-15")],
    ["не позднее 1 марта 2027 года", deadline("2027-03-01")],
    ["до конца марта", deadline("2027-03-31")],
    ["до конца года", deadline("2027-12-31")],
    ["15.02.2027", range("2027-02-15", "2027-02-15")],
    ["15.02", range("2027-02-15", "2027-02-15")],
    ["01.03–30.04", range("2027-03-01", "2027-04-30")],
    ["01.03.2027 - 30.04.2027", range("2027-03-01", "2027-04-30")],
    ["с 1 марта по 30 апреля", range("2027-03-01", "2027-04-30")],
    ["1-15 марта", range("2027-03-01", "2027-03-15")],
    ["1 марта — 30 апреля", range("2027-03-01", "2027-04-30")],
    ["февраль", months([2])],
    ["в феврале", months([2])],
    ["Фев.", months([2])],
    ["март–апрель", months([3, 4])],
    ["март - апрель", months([3, 4])],
    ["март, май", months([3, 5])],
    ["май", months([5])],
    ["в мае", months([5])],
    ["октябрь, февраль", months([2, 10])],
    ["октябрь и февраль", months([2, 10])],
    ["октябрь–май", months([1, 2, 3, 4, 5, 10, 11, 12])],
    ["с сентября по май", months([1, 2, 3, 4, 5, 9, 10, 11, 12])],
    ["сентябрь-октябрь 2027 г", months([9, 10])],
    ["март — ноябрь", months([3, 4, 5, 6, 7, 8, 9, 10, 11])],
    ["в течение года", months(ALL)],
    ["В ТЕЧЕНИЕ ГОДА", months(ALL)],
    ["постоянно", months(ALL)],
    ["в течение учебного года", months([1, 2, 3, 4, 5, 9, 10, 11, 12])],
    ["ежемесячно", months(ALL, "monthly")],
    ["ежемесячно, сентябрь-май", months([1, 2, 3, 4, 5, 9, 10, 11, 12], "monthly")],
    ["1 раз в четверть", months([1, 2, 3, 4, 5, 9, 10, 11, 12], "quarterly")],
    ["1 раз в квартал", months(ALL, "quarterly")],
    ["ежеквартально", months(ALL, "quarterly")],
    ["I квартал", months([1, 2, 3])],
    ["4 квартал", months([10, 11, 12])],
    ["1 полугодие", months([1, 2, 3, 4, 5, 6])],
    ["II полугодие", months([7, 8, 9, 10, 11, 12])],
    ["в срок до 15.02.2027г.", deadline("2027-02-15")],
    ["не позже 15.02", deadline("2027-02-15")],
    ["до «15» февраля 2027 г.", deadline("2027-02-15")],
    ["до 15/02/2027", deadline("2027-02-15")],
    ["до 2027-02-15", deadline("2027-02-15")],
    ["до 1 сент.", deadline("2027-09-01")],
    ["до конца I квартала", deadline("2027-03-31")],
    ["до конца учебного года", deadline("2027-05-31")],
    ["01.03. – 30.04.", range("2027-03-01", "2027-04-30")],
    ["с 1 по 15 марта", range("2027-03-01", "2027-03-15")],
    ["01–15.03", range("2027-03-01", "2027-03-15")],
    ["1 марта – 30 апреля 2028 г.", range("2028-03-01", "2028-04-30")],
    ["1 декабря – 15 января 2028 г.", range("2027-12-01", "2028-01-15")],
    ["янв.–март", months([1, 2, 3])],
    ["март ― май", months([3, 4, 5])],
    ["в марте и в мае", months([3, 5])],
    ["март/апрель", months([3, 4])],
    ["май–июль", months([5, 6, 7])],
    ["февраль 2027", months([2])],
    ["в первом квартале", months([1, 2, 3])],
    ["1-й квартал 2027 года", months([1, 2, 3])],
    ["I и III кварталы", months([1, 2, 3, 7, 8, 9])],
    ["I–II кв.", months([1, 2, 3, 4, 5, 6])],
    ["І полугодие", months([1, 2, 3, 4, 5, 6])],
    ["второе полугодие 2027 г.", months([7, 8, 9, 10, 11, 12])],
    ["III четверть", months([1, 2, 3])],
    ["в течении года", months(ALL)],
    ["в теч. года", months(ALL)],
    ["в течение 2027 года", months(ALL)],
    ["раз в месяц", months(ALL, "monthly")],
    ["ежемесячно, в течение года", months(ALL, "monthly")],
    ["ежемесячно (март–май)", months([3, 4, 5], "monthly")],
    ["ежемесячно с марта по май", months([3, 4, 5], "monthly")],
    ["1 раз в четверть, март–май", months([3, 4, 5], "quarterly")],
  ])("understands «%s»", (text, period) => {
    expect(parsePeriod(text, YEAR)).toEqual({ ok: true, period });
  });

  it.each([
    "",
    "когда-нибудь",
    "до 31.02",
    "32.01",
    "до пятницы",
    "30.04-01.03",
    "мартобрь",
    "13.13",
    "ма",
    "до марта",
    "с 1 марта",
    "март–апрель–май",
    "15.02, 15.03",
    "до 15.02.227",
    "V квартал",
    "еженедельно",
    "-",
    "март, ".repeat(5000),
  ])("refuses «%s» with a reason and examples", (text) => {
    const result = parsePeriod(text, YEAR);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.reason).toMatch(/Примеры:/);
  });

  it.each([
    "февраль 2026",
    "март–апрель 2026 г.",
    "I квартал 2026",
    "в течение 2026 года",
    "ежемесячно, 2026",
  ])("does not move «%s» to the plan's year in silence", (text) => {
    const result = parsePeriod(text, YEAR);
    expect(result.ok ? "" : result.reason).toContain("В сроке назван 2026 год, а план составлен на 2027 год");
  });

  it("understands every sentence of ИМАЦ's catalogue", () => {
    for (const { periodText } of catalogue) expect(parsePeriod(periodText, YEAR)).toMatchObject({ ok: true });
  });

  it("knows 29 February of a leap year only", () => {
    expect(parsePeriod("до 29.02", 2028)).toEqual({ ok: true, period: deadline("2028-02-29") });
    expect(parsePeriod("до 29.02", 2027).ok).toBe(false);
  });

  it("understands back what it writes, for every set of months and many days", () => {
    for (let mask = 1; mask < 4096; mask += 1) {
      const list = ALL.filter((month) => mask & (1 << (month - 1)));
      for (const repetition of ["none", "monthly", "quarterly"] as const) {
        const period = months(list, repetition);
        expect(parsePeriod(formatPeriod(period, YEAR), YEAR)).toEqual({ ok: true, period });
      }
    }
    for (let day = 0; day < 365; day += 1) {
      const on = new Date(Date.UTC(YEAR, 0, 1 + day)).toISOString().slice(0, 10);
      for (const period of [deadline(on), range("2027-01-01", on), range(on, "2028-02-29")]) {
        for (const year of [YEAR - 1, YEAR, YEAR + 1]) {
          expect(parsePeriod(formatPeriod(period, year), year)).toEqual({ ok: true, period });
        }
      }
    }
    for (const period of [
      deadline("2027-12-31"),
      deadline("2028-01-10"),
      range("2027-01-01", "2028-02-03"),
    ]) {
      expect(parsePeriod(formatPeriod(period, YEAR), YEAR)).toEqual({ ok: true, period });
    }
  });
});

import { describe, expect, it } from "vitest";

import { INDICATORS } from "@/prisma/seed/indicators";

import {
  changedRows,
  figuresProblems,
  looksLow,
  objectivityHint,
  offeredYears,
  toStoredFigures,
  usualSitting,
} from "./rules";
import type { ResultFigures } from "./types";

const typed = (participants: number | null, belowMin: number | null, enrolled: number | null = null) => ({
  state: "value" as const,
  participants,
  belowMin,
  enrolled,
});

describe("figures as they are typed", () => {
  it.each([
    [typed(40, 14, 44), {}],
    [typed(40, 0), {}],
    [typed(0, null), {}],
    [typed(null, null), { participants: /Укажите число участников/, belowMin: /поставьте 0/ }],
    [typed(40, null), { belowMin: /поставьте 0/ }],
    [typed(40, 41), { belowMin: /не может быть больше/ }],
    [typed(40, 14, 39), { participants: /не может быть больше/ }],
    [typed(-1, 0), { participants: /отрицательным/ }],
    [typed(40, 3.5), { belowMin: /целое число/ }],
    [typed(9000, 1), { participants: /проверьте число/ }],
    [{ ...typed(null, null), state: "missing" as const }, {}],
    [{ ...typed(null, null, 3.5), state: "missing" as const }, { enrolled: /целое число/ }],
    [{ ...typed(null, null, -1), state: "not_applicable" as const }, { enrolled: /отрицательным/ }],
  ])("%j", (figures, expected) => {
    const problems = figuresProblems(figures);
    expect(Object.keys(problems).sort()).toEqual(Object.keys(expected).sort());
    for (const [field, pattern] of Object.entries(expected)) {
      expect(problems[field as keyof typeof problems]).toMatch(pattern);
    }
  });

  it("say «not applicable» where nobody took part", () => {
    expect(toStoredFigures(typed(0, null, 3))).toEqual({
      state: "not_applicable",
      enrolled: 3,
      participants: 0,
      belowMin: 0,
    });
  });
});

describe("what of a grid is saved", () => {
  const row = {
    indicator: "OGE_MA",
    base: "1",
    state: "value" as const,
    ...{ participants: 40, belowMin: 14 },
  };
  const missing = { ...row, state: "missing" as const, participants: null, belowMin: null, enrolled: 44 };
  const absent = { ...missing, state: "absent" as const, enrolled: null };
  const seen = [{ ...row, enrolled: 44 }, missing, absent];

  it("is what differs, also the pupils of a result without figures", () => {
    expect(changedRows(seen, seen, false)).toEqual([]);
    expect(
      changedRows([{ ...row, enrolled: 45 }, { ...missing, enrolled: 43 }, absent], seen, false),
    ).toHaveLength(2);
  });

  it("is everything told once it is of another sitting", () => {
    expect(changedRows(seen, seen, true).map(({ state }) => state)).toEqual(["value", "missing"]);
  });

  it("is offered as of the sitting most of it is of", () => {
    const of = (...sittings: ("spring" | "autumn")[]) =>
      usualSitting(sittings.map((sitting) => ({ ...missing, sitting })));
    expect([of(), of("autumn"), of("autumn", "spring"), of("autumn", "autumn", "spring")]).toEqual([
      "spring",
      "autumn",
      "spring",
      "autumn",
    ]);
  });
});

describe("a low result", () => {
  const value = (belowMin: number, participants: number): ResultFigures => ({
    state: "value",
    enrolled: null,
    participants,
    belowMin,
  });

  it("is exact at the border: 6 of 20 is low, 8 of 27 is not though both print as 30 %", () => {
    expect(looksLow(value(6, 20))).toBe(true);
    expect(looksLow(value(8, 27))).toBe(false);
  });

  it("in every ВПР beside an ОГЭ without one is worth a look, never more", () => {
    const indicators = INDICATORS.map((indicator) => ({ ...indicator, id: indicator.code, active: true }));
    const results = {
      VPR_RU_5: value(11, 30),
      VPR_MA_5: value(12, 30),
      VPR_RU_6: value(10, 28),
      VPR_MA_6: value(9, 28),
      OGE_RU: value(0, 22),
      OGE_MA: value(0, 22),
    };
    expect(objectivityHint(results, indicators)).toMatch(/ОГЭ/);
    expect(objectivityHint({ ...results, OGE_MA: value(1, 22) }, indicators)).toBeNull();
    expect(objectivityHint({ ...results, VPR_MA_6: value(2, 28) }, indicators)).toBeNull();
    const { OGE_RU, OGE_MA, ...without } = results;
    expect([OGE_RU, OGE_MA, objectivityHint(without, indicators)].at(-1)).toBeNull();
  });
});

it("offers the year of today to those who load results", () => {
  expect(offeredYears([2025, 2024], "2026-11-28", true)).toEqual([2026, 2025, 2024]);
  expect(offeredYears([2025, 2024], "2026-11-28", false)).toEqual([2025, 2024]);
  expect(offeredYears([], "2026-11-28", false)).toEqual([2026]);
});

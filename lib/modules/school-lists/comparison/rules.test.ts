import { describe, expect, it } from "vitest";

import { formatPoints, formatShare } from "@/lib/core/format/numbers";
import {
  chooseYears,
  comparePlace,
  isShownRow,
  noneListed,
} from "@/lib/modules/school-lists/comparison/rules";
import type {
  ComparisonMunicipality,
  Ledger,
  LedgerList,
  LedgerSchool,
} from "@/lib/modules/school-lists/comparison/types";
import example from "@/prisma/seed/data/list-transitions-example.json";
import { bothKinds, entry, list, school } from "@/tests/setup/ledger";

describe("the example of handbook 7.2 through the ledger", () => {
  const ledger: Ledger = {
    lists: example.years.map((year) => list("regional", year)),
    entries: example.schools.flatMap(({ school: id, membership }) =>
      example.years.filter((_, at) => membership[at] === 1).map((year) => entry(id, year)),
    ),
    schools: example.schools.map(({ school: id, membership }) =>
      school(id, { closedOn: membership.includes(null) ? "2023-06-30" : null }),
    ),
    successions: [],
  };
  const { lists } = comparePlace(ledger, { previousYear: 2022, year: 2023 }, "m", example.schools_total);
  const [federal, regional] = lists;

  it("gives every figure of the table to the unit", () => {
    expect(regional?.comparison).toMatchObject({ before: 6, after: 5, left: 2, removed: 1, inflow: 2 });
    const { shareBefore, shareAfter, shareChange, sustainedExit, exitRate } = regional?.measures ?? {};
    const text = (share?: { numerator: number; denominator: number }) =>
      formatShare(share?.numerator ?? 0, share?.denominator ?? 0);
    expect([shareBefore, shareAfter, sustainedExit, exitRate].map(text)).toEqual([
      "20,0 %",
      "17,2 %",
      "50,0 %",
      "40,0 %",
    ]);
    expect(formatPoints(shareChange?.numerator ?? 0, shareChange?.denominator ?? 0)).toBe("−2,8 п.п.");
  });

  it("says of a list that is not loaded why nothing can be computed", () => {
    expect(federal?.measures.exitRate.gap).toBe("перечень 2022 года не загружен");
    expect(federal?.measures.shareAfter.gap).toBe("перечень 2023 года не загружен");
    expect(federal?.limitations.map(({ reason }) => reason)).toEqual(["year_missing", "year_missing"]);
  });
});

describe("zero denominators", () => {
  const compared = (schools: LedgerSchool[], entries: Ledger["entries"], years = [2024, 2025, 2026]) =>
    comparePlace(
      { lists: bothKinds(years), entries, schools, successions: [] },
      { previousYear: 2025, year: 2026 },
      "m",
      {},
    ).lists[1]?.measures;

  it("are told with their reason, never as 0 %", () => {
    const nobody = compared([school("1")], [entry("1", 2026)]);
    expect(nobody?.exitRate).toEqual({
      numerator: 0,
      denominator: 0,
      gap: "в 2025 году в перечень никто не входил",
    });
    expect(nobody?.sustainedExit.gap).toBe("в 2025 году из перечня никто не выходил");
    expect(nobody?.shareAfter.gap).toBe("нет сведений о школах, работавших на 1 сентября 2026 года");
    const closed = compared([school("1", { closedOn: "2026-06-30" })], [entry("1", 2025)]);
    expect(closed?.exitRate.gap).toBe("все школы перечня 2025 года выбыли (реорганизация, ликвидация)");
    expect(closed?.netChange).toMatchObject({ numerator: -1, denominator: 1, gap: null });
  });
});

describe("a line of the region's table", () => {
  const shown = (municipality: ComparisonMunicipality | null, working: Record<number, number>) =>
    isShownRow({ municipality, working });

  it("is told of the schools under the region itself while there were any in either year", () => {
    expect(shown(null, { 2025: 1, 2026: 0 })).toBe(true);
    expect(shown(null, { 2025: 0, 2026: 1 })).toBe(true);
    expect(shown(null, { 2025: 0, 2026: 0 })).toBe(false);
    expect(shown({ id: "m", code: "91-01", name: "Район", tileRow: null, tileColumn: null }, {})).toBe(true);
  });
});

describe("mergers and moves", () => {
  const lists = bothKinds([2024, 2025, 2026]);
  const years = { previousYear: 2025, year: 2026 };

  it("the successor inherits the history, the school that is gone is no success", () => {
    const ledger: Ledger = {
      lists,
      entries: [entry("gone", 2024), entry("gone", 2025), entry("heir", 2026)],
      schools: [school("gone", { closedOn: "2026-06-30" }), school("heir")],
      successions: [{ predecessorId: "gone", successorId: "heir", onDate: "2026-06-30" }],
    };
    const regional = comparePlace(ledger, years, "m", {}).lists[1];
    expect(regional?.comparison).toMatchObject({
      before: 1,
      after: 1,
      left: 0,
      removed: 1,
      returned: 1,
      entered: 0,
    });
    expect(regional?.comparison.transitions[1]).toMatchObject({
      category: "returned",
      inherited: true,
      streak: 3,
    });
    expect(regional?.measures.exitRate.denominator).toBe(0);
    expect(regional?.limitations.map(({ reason }) => reason)).toContain("reorganised");
  });

  it("a school that went over to another authority left neither by success nor entered for the first time", () => {
    const ledger: Ledger = {
      lists,
      entries: [entry("1", 2025, "regional", "old"), entry("1", 2026, "regional", "new")],
      schools: [
        school("1", {
          municipalityId: "new",
          affiliations: [
            { municipalityId: "old", from: "2014-01-01", until: "2026-05-01" },
            { municipalityId: "new", from: "2026-05-01", until: null },
          ],
        }),
      ],
      successions: [],
    };
    const at = (place: string) => comparePlace(ledger, years, place, {}).lists[1]?.comparison;
    expect(at("old")).toMatchObject({ before: 1, after: 0, left: 0, removed: 1 });
    expect(at("new")).toMatchObject({ before: 0, after: 1, entered: 0, returned: 1 });
    expect(at("region")).toMatchObject({ before: 1, after: 1, stayed: 1 });
  });
});

describe("limitations", () => {
  const told = (previous: Partial<LedgerList>, current: Partial<LedgerList>, one = school("1")) =>
    comparePlace(
      {
        lists: [list("regional", 2025, previous), list("regional", 2026, current)],
        entries: [entry("1", 2025), entry("1", 2026)],
        schools: [one],
        successions: [],
      },
      { previousYear: 2025, year: 2026 },
      "m",
      {},
    ).lists[1]?.limitations ?? [];
  const reasons = (...of: Parameters<typeof told>) => told(...of).map(({ reason }) => reason);

  const maths = { code: "OGE_MA", title: "ОГЭ математика" };
  const russian = { code: "OGE_RU", title: "ОГЭ русский язык" };

  it("call indicators by their titles", () => {
    const [limitation] = told({ indicators: [maths] }, { indicators: [russian] });
    expect(limitation?.text).toBe(
      "Набор показателей изменился: добавлено показателей: 1 (ОГЭ русский язык); исключено: 1 (ОГЭ математика).",
    );
  });

  it("tell a changed rule, changed indicators, an incomplete list and a new name", () => {
    expect(reasons({}, {})).toEqual([]);
    expect(reasons({ methodology: "А" }, { methodology: "Б" })).toEqual(["methodology"]);
    expect(
      reasons(
        { methodologyVersionId: "a", indicators: [maths] },
        { methodologyVersionId: "b", indicators: [maths, russian] },
      ),
    ).toEqual(["methodology", "indicators"]);
    expect(reasons({}, { complete: false })).toEqual(["incomplete"]);
    const names = [
      { from: "2014-01-01", name: "Старая" },
      { from: "2026-01-15", name: "Новая" },
    ];
    expect(reasons({}, {}, school("1", { names }))).toEqual(["renamed"]);
  });
});

describe("years", () => {
  it("are chosen among the loaded ones only", () => {
    expect(chooseYears([2024, 2025, 2026], {}, 2026)).toEqual({ year: 2026, previousYear: 2025 });
    expect(chooseYears([2024, 2025, 2026], { year: 2026, with: 2024 }, 2026)).toEqual({
      year: 2026,
      previousYear: 2024,
    });
    expect(chooseYears([2024, 2026], { year: 2025, with: 2030 }, 2026)).toEqual({
      year: 2026,
      previousYear: 2024,
    });
    expect(chooseYears([2026], {}, 2026)).toEqual({ year: 2026, previousYear: 2025 });
    expect(chooseYears([2027], {}, 2026)).toEqual({ year: 2027, previousYear: 2026 });
    expect(chooseYears([], {}, 2026)).toBeNull();
  });

  it("an authority without a listed school is known to have none only when all four lists are there", () => {
    const compared = (years: number[]) =>
      noneListed(
        comparePlace(
          { lists: bothKinds(years), entries: [], schools: [], successions: [] },
          { previousYear: 2025, year: 2026 },
          "m",
          {},
        ),
      );
    expect([compared([2025, 2026]), compared([2026])]).toEqual([true, false]);
  });
});

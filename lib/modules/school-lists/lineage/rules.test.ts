import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { historiesOf } from "@/lib/modules/school-lists/comparison/rules";
import type { Ledger } from "@/lib/modules/school-lists/comparison/types";
import { compareTwoYears } from "@/lib/modules/school-lists/rules";
import { entry, list, school } from "@/tests/setup/ledger";

describe("N₁ = N₀ − X − R + E + B", () => {
  const YEARS = [2020, 2021, 2022, 2023, 2024];
  const IDS = ["a", "b", "c", "d", "e", "f"];
  const PLACES = ["m", "n"];
  const anySchool = (id: string) =>
    fc.record({
      years: fc.subarray(YEARS),
      at: fc.array(fc.constantFrom(...PLACES), { minLength: YEARS.length, maxLength: YEARS.length }),
      home: fc.constantFrom(...PLACES),
      lastYear: fc.option(fc.constantFrom(...YEARS)),
      moves: fc.array(
        fc.record({ municipalityId: fc.constantFrom(...PLACES), lastYear: fc.constantFrom(...YEARS) }),
      ),
      // Any successions at all, in circles too.
      predecessors: fc.array(
        fc.record({
          schoolId: fc.constantFrom(...IDS.filter((other) => other !== id)),
          lastYear: fc.constantFrom(...YEARS),
        }),
        { maxLength: 3 },
      ),
    });
  const anyLedger = fc.tuple(...IDS.map(anySchool)).map((schools): Ledger => ({
    lists: YEARS.map((year) => list("regional", year)),
    entries: schools.flatMap(({ years, at }, index) =>
      years.map((year) => entry(IDS[index] ?? "", year, "regional", at[YEARS.indexOf(year)])),
    ),
    schools: schools.map(({ lastYear, moves, predecessors, home }, index) =>
      school(IDS[index] ?? "", { lastYear, moves, predecessors, municipalityId: home }),
    ),
  }));

  it("holds for any history with closures, mergers, splits and moves, of any two loaded years", () => {
    fc.assert(
      fc.property(
        anyLedger,
        fc.subarray(YEARS, { minLength: 2, maxLength: 2 }),
        fc.subarray(YEARS),
        fc.constantFrom("region" as const, ...PLACES),
        (ledger, pair, others, place) => {
          const [previousYear = 0, year = 0] = pair;
          const loaded = [...new Set([...pair, ...others])];
          const c = compareTwoYears(historiesOf(ledger, "regional", place), year, loaded, previousYear);
          expect(c.after).toBe(c.before - c.left - c.removed + c.entered + c.returned);
          expect(c.before).toBe(c.left + c.stayed + c.removed);
          expect(c.inflow).toBe(c.after - c.stayed);
          const here = (of: number) =>
            ledger.entries.filter(
              (one) => one.listYear === of && (place === "region" || one.municipalityId === place),
            );
          expect([c.before, c.after]).toEqual([here(previousYear).length, here(year).length]);
          const heirs = c.transitions.filter(({ inherited }) => inherited);
          expect(heirs.every(({ category }) => category === "returned")).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

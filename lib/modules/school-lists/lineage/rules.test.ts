import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { historiesOf } from "@/lib/modules/school-lists/comparison/rules";
import type { Ledger } from "@/lib/modules/school-lists/comparison/types";
import { ancestorsOf } from "@/lib/modules/school-lists/lineage/rules";
import { compareTwoYears } from "@/lib/modules/school-lists/rules";
import { entry, list, school } from "@/tests/setup/ledger";

describe("N₁ = N₀ − X − R + E + B", () => {
  const YEARS = [2020, 2021, 2022, 2023, 2024];
  const IDS = ["a", "b", "c", "d", "e", "f"];
  const PLACES = ["m", "n"];
  const anyDay = fc
    .tuple(
      fc.constantFrom(...YEARS),
      fc.constantFrom("01-15", "06-30", "09-01", "09-02", "10-16", "10-17", "12-31"),
    )
    .map(([year, day]) => `${String(year)}-${day}`);
  const anySchool = (id: string) =>
    fc.record({
      years: fc.subarray(YEARS),
      at: fc.array(fc.constantFrom(...PLACES), { minLength: YEARS.length, maxLength: YEARS.length }),
      home: fc.constantFrom(...PLACES),
      closedOn: fc.option(anyDay),
      affiliations: fc.array(
        fc.record({ municipalityId: fc.constantFrom(...PLACES), from: anyDay, until: fc.option(anyDay) }),
      ),
      // Any successions at all, in circles too.
      predecessors: fc.array(
        fc.record({
          schoolId: fc.constantFrom(...IDS.filter((other) => other !== id)),
          onDate: anyDay,
        }),
        { maxLength: 3 },
      ),
    });
  const anyLedger = fc.tuple(...IDS.map(anySchool)).map((schools): Ledger => ({
    lists: YEARS.map((year) => list("regional", year)),
    entries: schools.flatMap(({ years, at }, index) =>
      years.map((year) => entry(IDS[index] ?? "", year, "regional", at[YEARS.indexOf(year)])),
    ),
    schools: schools.map(({ closedOn, affiliations, home }, index) =>
      school(IDS[index] ?? "", { closedOn, affiliations, municipalityId: home }),
    ),
    successions: schools.flatMap(({ predecessors }, index) =>
      predecessors.map(({ schoolId, onDate }) => ({
        predecessorId: schoolId,
        successorId: IDS[index] ?? "",
        onDate,
      })),
    ),
  }));

  it("holds for any history with closures, mergers, splits and moves, of any two loaded years", () => {
    fc.assert(
      fc.property(
        anyLedger,
        fc.subarray(YEARS, { minLength: 2, maxLength: 2 }),
        fc.subarray(YEARS),
        fc.constantFrom("region" as const, null, ...PLACES),
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
          const list = ledger.lists.find(({ listYear }) => listYear === year)?.publishedOn ?? "";
          for (const { schoolId } of c.transitions.filter(({ category }) => category === "left")) {
            const one = ledger.schools.find(({ id }) => id === schoolId);
            const { closedOn = null, affiliations = [] } = one ?? {};
            expect(closedOn === null || closedOn > list).toBe(true);
            if (place === "region") continue;
            const at = affiliations.filter(({ municipalityId }) => municipalityId === place);
            const here = at.some(({ from, until }) => from <= list && (until === null || until > list));
            expect(here || !at.some(({ until }) => until !== null && until <= list)).toBe(true);
          }
          const heirs = c.transitions.filter(({ inherited }) => inherited);
          expect(heirs.every(({ category }) => category === "returned")).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("schools one goes on from", () => {
  const succession = (predecessorId: string, successorId: string, onDate: string) => ({
    predecessorId,
    successorId,
    onDate,
  });

  it("are known up to the first succession on the way, of two ways by the later one", () => {
    const successions = [
      succession("a", "b", "2024-09-01"),
      succession("b", "c", "2022-09-01"),
      succession("a", "d", "2023-09-01"),
      succession("d", "c", "2026-09-01"),
      succession("c", "e", "2026-10-01"),
    ];
    expect(Object.fromEntries(ancestorsOf("c", successions))).toEqual({
      a: "2023-09-01",
      b: "2022-09-01",
      d: "2026-09-01",
    });
    expect(ancestorsOf("a", successions).size).toBe(0);
  });

  it("end where they go round in a circle", () => {
    const circle = [succession("a", "b", "2024-09-01"), succession("b", "a", "2025-09-01")];
    expect([...ancestorsOf("a", circle)]).toEqual([["b", "2025-09-01"]]);
  });
});

import { describe, expect, it } from "vitest";

import {
  factOrigins,
  factProblems,
  isInn,
  isOgrn,
  NO_FACTS,
  rowOn,
  worksOn,
} from "@/lib/modules/schools/rules";
import type { SchoolFacts, SchoolFactsRow } from "@/lib/modules/schools/types";

const facts = (told: Partial<SchoolFacts>): SchoolFacts => ({
  ...NO_FACTS,
  name: "МБОУ «Школа»",
  shortName: "Школа",
  ...told,
});

describe("check digits", () => {
  it.each([
    ["7707083893", true],
    ["7707083894", false],
    ["500100732259", true],
    ["500100732258", false],
    ["770708389", false],
    ["", false],
    ["77070838a3", false],
  ])("ИНН %s: %s", (text, right) => {
    expect(isInn(text)).toBe(right);
  });

  it.each([
    ["1027700132195", true],
    ["1027700132196", false],
    ["304500116000157", true],
    ["304500116000158", false],
    ["10277001321", false],
  ])("ОГРН %s: %s", (text, right) => {
    expect(isOgrn(text)).toBe(right);
  });
});

describe("facts that cannot hold", () => {
  it.each<[string, Partial<SchoolFacts>, string[]]>([
    ["nothing told", {}, []],
    ["no name", { name: " ", shortName: "" }, ["name", "shortName"]],
    ["a wrong ИНН and ОГРН", { inn: "1", ogrn: "2" }, ["inn", "ogrn"]],
    ["four shifts", { shifts: 4 }, ["shifts"]],
    ["far more pupils than places", { pupils: 900, capacity: 100, shifts: 2 }, ["pupils"]],
    ["crowded, but it happens", { pupils: 390, capacity: 100, shifts: 2 }, []],
    [
      "a primary school with ООО",
      { schoolType: "primary", educationLevels: ["basic_general"] },
      ["educationLevels"],
    ],
    [
      "a basic school with СОО",
      { schoolType: "basic", educationLevels: ["secondary_general"] },
      ["educationLevels"],
    ],
    ["mail that is none", { mail: "школа" }, ["mail"]],
  ])("%s", (_, told, wrong) => {
    expect(factProblems(facts(told)).map(({ fact }) => fact)).toEqual(wrong);
  });
});

describe("dated rows", () => {
  const row = (validFrom: string, validTo: string | null, told: Partial<SchoolFacts>): SchoolFactsRow => ({
    id: validFrom,
    validFrom,
    validTo,
    facts: facts(told),
    source: `источник ${validFrom}`,
    recordedAt: "",
    recordedByName: "",
  });
  const last = row("2026-01-01", null, { pupils: 90, place: "с. Луговое" });
  const rows = [
    last,
    row("2025-01-01", "2026-01-01", { pupils: 80, place: "с. Луговое" }),
    row("2024-01-01", "2025-01-01", { pupils: 90, place: "с. Луговое" }),
  ];

  it("tell of each fact since when it holds as it does", () => {
    const origins = factOrigins(last, rows);
    expect(origins.pupils).toEqual({ since: "2026-01-01", source: "источник 2026-01-01" });
    expect(origins.place).toEqual({ since: "2024-01-01", source: "источник 2024-01-01" });
  });

  it.each([
    ["2025-12-31", "2025-01-01"],
    ["2026-01-01", "2026-01-01"],
    ["2020-01-01", "2024-01-01"],
  ])("on %s the one from %s holds", (day, from) => {
    expect(rowOn(rows, day)?.validFrom).toBe(from);
  });

  it("a school does not work from the day it is closed", () => {
    expect(worksOn({ closedOn: "2026-06-30" }, "2026-06-29")).toBe(true);
    expect(worksOn({ closedOn: "2026-06-30" }, "2026-06-30")).toBe(false);
    expect(worksOn({ closedOn: null }, "2026-06-30")).toBe(true);
  });
});

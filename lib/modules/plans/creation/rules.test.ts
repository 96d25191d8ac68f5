import { describe, expect, it } from "vitest";

import { fromCatalogue, fromPrevious, planYears } from "@/lib/modules/plans/creation/rules";
import type { MeasureRow, PlanSchool } from "@/lib/modules/plans/measures/types";

const school = (id: string, marks: Partial<PlanSchool> = {}): PlanSchool => ({
  id,
  code: id,
  name: `Условная школа № ${id}`,
  onFederal: false,
  onRegional: false,
  inControlZone: false,
  hasResourceDeficit: false,
  isNearLow: false,
  openDeficits: [],
  ...marks,
});

const row = (values: Partial<MeasureRow>): MeasureRow => ({
  id: "m",
  lineageId: "l",
  trackNumber: 1,
  position: "V",
  title: "Собеседование",
  period: { kind: "range", from: "2026-12-20", to: "2027-01-10" },
  responsibleKind: "person",
  responsibleText: "Петрова А. С.",
  personId: "p1",
  schoolRule: "chosen",
  schoolIds: ["1", "closed"],
  expectedResult: "причины определены",
  evidence: "протокол",
  note: "перенесено",
  trackLines: [],
  deficitIds: ["open", "shut"],
  libraryItemIds: ["b"],
  carriedOver: false,
  previousState: null,
  execution: { state: "in_progress", on: null, done: 0, cancelled: 0, nextDueOn: null },
  version: 3,
  updatedAt: "2026-02-01T00:00:00Z",
  updatedBy: "",
  ...values,
});

describe("planYears", () => {
  it.each([
    ["2026-11-23", [2026, 2027]],
    ["2027-01-01", [2027, 2028]],
  ])("on %s", (today, years) => {
    expect(planYears(today)).toEqual(years);
  });
});

describe("fromPrevious", () => {
  const schools = [
    school("1", { onFederal: true, openDeficits: [{ id: "open", type: "staff", label: "вакансии" }] }),
  ];

  it("moves the period and keeps only schools, deficits and people that are still there", () => {
    const [measure] = fromPrevious({ measures: [row({})], personIds: [] }, 2027, schools);
    expect(measure).toMatchObject({
      predecessorId: "l",
      values: {
        period: { from: "2027-12-20", to: "2028-01-10" },
        responsible: { kind: "person", text: "Петрова А. С.", personId: null },
        schools: { rule: "chosen", schoolIds: ["1"] },
        deficitIds: ["open"],
        note: "",
      },
    });
  });

  it("keeps who still works here", () => {
    const [measure] = fromPrevious({ measures: [row({})], personIds: ["p1"] }, 2027, schools);
    expect(measure?.values.responsible.personId).toBe("p1");
  });
});

describe("fromCatalogue", () => {
  const entry = (schoolRule: PlanRule, periodText: string) => ({
    id: "e",
    trackNumber: 1,
    code: "1.1",
    title: "Собеседование",
    periodText,
    responsible: { kind: "post" as const, text: "методист" },
    expectedResult: "",
    evidence: "протокол",
    schoolRule,
    trackLines: [],
  });
  type PlanRule = MeasureRow["schoolRule"];
  const only = (schoolRule: PlanRule, schools: PlanSchool[], periodText = "февраль") =>
    fromCatalogue([entry(schoolRule, periodText)], 2027, schools)[0]?.values;

  it("names the listed schools", () => {
    expect(only("listed", [school("1", { onRegional: true }), school("2")])?.schools).toEqual({
      rule: "listed",
      schoolIds: ["1"],
    });
  });

  it("means the near-low schools where nobody is listed, chosen already or later", () => {
    expect(only("listed", [school("1")])?.schools).toEqual({ rule: "near_low", schoolIds: [] });
    expect(only("listed", [school("1", { isNearLow: true })])?.schools.schoolIds).toEqual(["1"]);
    expect(only("control_zone", [school("1")])?.schools.rule).toBe("control_zone");
  });

  it("leaves a period it does not understand open", () => {
    expect(only("none", [])?.period).toEqual({ kind: "months", months: [2], repetition: "none" });
    expect(only("none", [], "по мере необходимости")?.period).toBeNull();
  });
});

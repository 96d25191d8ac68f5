import { describe, expect, it } from "vitest";

import { computeCoverage, type CoveredMeasure, type CoverageInput } from "@/lib/modules/plans/coverage/rules";
import { gapSamples, prefillForGap } from "@/lib/modules/plans/coverage/samples/rules";
import type { PlanSchool } from "@/lib/modules/plans/measures/types";

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

const measure = (id: string, values: Partial<CoveredMeasure> = {}): CoveredMeasure => ({
  id,
  trackNumber: 1,
  title: "Собеседование",
  period: { kind: "deadline", on: "2027-02-15" },
  responsibleKind: "post",
  responsibleText: "методист",
  personId: null,
  schoolIds: [],
  evidence: "протокол",
  trackLines: [],
  deficitIds: [],
  ...values,
});

const tracks = [0, 1, 2, 3].map((number) => ({ number, shortTitle: `часть ${String(number)}` }));
const lines = [1, 2, 3, 4, 5, 6].map((number) => ({ number, text: `строка ${String(number)}` }));

/** A plan that answers everything. */
const full = (): CoverageInput => ({
  year: 2027,
  tracks,
  lines,
  schools: [
    school("1", { onFederal: true }),
    school("2", { onRegional: true, onFederal: true }),
    school("3", { inControlZone: true, openDeficits: [{ id: "d1", type: "staff", label: "вакансии" }] }),
  ],
  measures: [
    measure("m0", { trackNumber: 0 }),
    measure("m1", { schoolIds: ["1", "2"] }),
    measure("m2", { trackNumber: 2, schoolIds: ["3"], deficitIds: ["d1"] }),
    measure("m3", { trackNumber: 3, trackLines: [1, 2, 3, 4, 5, 6] }),
  ],
});

const kinds = (input: CoverageInput) => computeCoverage(input).gaps.map(({ id }) => id);

describe("computeCoverage", () => {
  it("finds nothing in a plan that answers everything", () => {
    const coverage = computeCoverage(full());
    expect(coverage.gaps).toEqual([]);
    expect(coverage.measuresByTrack).toEqual({ 0: 1, 1: 1, 2: 1, 3: 1 });
    expect(coverage.totals.listedSchools).toEqual({ covered: 2, required: 2 });
  });

  it("names each listed school without a measure of track 1; a measure of another track does not count", () => {
    const input = full();
    input.measures = input.measures.map((row) => (row.id === "m1" ? { ...row, schoolIds: ["1"] } : row));
    input.measures = input.measures.map((row) => (row.id === "m2" ? { ...row, schoolIds: ["2", "3"] } : row));
    expect(kinds(input)).toEqual(["listed_school_without_track1:2"]);
  });

  it("asks an authority without listed schools to choose near-low ones, once, and then covers those", () => {
    const input = full();
    input.schools = [school("3")];
    expect(kinds(input)).toEqual(["choose_near_low"]);
    input.schools = [school("3", { isNearLow: true })];
    expect(kinds(input)).toEqual(["listed_school_without_track1:3"]);
  });

  it("does not demand near-low schools where there are listed ones", () => {
    const input = full();
    input.schools = [...input.schools, school("4", { isNearLow: true })];
    expect(kinds(input)).toEqual([]);
  });

  it("finds control-zone schools, deficits and lines of track 3 left without a measure", () => {
    const input = full();
    input.measures = input.measures.map((row) =>
      row.id === "m2"
        ? { ...row, schoolIds: [], deficitIds: [] }
        : row.id === "m3"
          ? { ...row, trackLines: [1, 2, 4] }
          : row,
    );
    expect(kinds(input)).toEqual([
      "control_zone_without_track2:3",
      "deficit_without_track2:d1",
      "track3_line_unmet:3",
      "track3_line_unmet:5",
      "track3_line_unmet:6",
    ]);
  });

  it.each<[string, Partial<CoveredMeasure>, string[]]>([
    ["no title", { title: "  " }, ["no_title:m0"]],
    ["no period", { period: null }, ["no_period:m0"]],
    ["outside the year", { period: { kind: "deadline", on: "2028-01-01" } }, ["outside_year:m0"]],
    [
      "end before start",
      { period: { kind: "range", from: "2027-03-01", to: "2027-02-01" } },
      ["outside_year:m0"],
    ],
    ["nobody responsible", { responsibleText: " " }, ["no_responsible:m0"]],
    [
      "directors of no school",
      { responsibleKind: "participating_directors", responsibleText: "" },
      ["no_responsible:m0"],
    ],
    ["a person", { responsibleText: "", personId: "p" }, []],
    ["no evidence", { evidence: "" }, ["no_evidence:m0"]],
  ])("%s", (_, values, expected) => {
    const input = full();
    input.measures = input.measures.map((row) => (row.id === "m0" ? { ...row, ...values } : row));
    expect(kinds(input)).toEqual(expected);
  });

  it("names a track without measures", () => {
    const input = full();
    input.measures = input.measures.filter(({ trackNumber }) => trackNumber !== 0);
    expect(kinds(input)).toEqual(["track_empty:0"]);
  });
});

describe("prefillForGap", () => {
  const samples = [
    { code: "1.1", trackNumber: 1, title: "Собеседование", periodText: "февраль" },
    { code: "2.5", trackNumber: 2, title: "Методический десант", periodText: "1 раз в четверть" },
    { code: "3.9", trackNumber: 3, title: "Банк практик", periodText: "март-апрель", trackLines: [6] },
    { code: "3.1", trackNumber: 3, title: "Причины", periodText: "сентябрь", trackLines: [1, 2, 3, 4, 5] },
  ].map((entry) => ({
    responsibleKind: "post" as const,
    responsibleText: "методист",
    expectedResult: "результат",
    evidence: "справка",
    trackLines: [],
    ...entry,
  }));

  it("makes, for every gap of an empty plan, a measure that closes it with nothing to type", () => {
    const input: CoverageInput = { ...full(), measures: [], tracks: tracks.slice(1) };
    const { gaps } = computeCoverage(input);
    expect(gaps.length).toBeGreaterThan(9);
    for (const gap of gaps) {
      const values = prefillForGap(gap, { year: 2027, schools: input.schools, samples });
      const added = measure("new", {
        trackNumber: gap.trackNumber,
        title: values.title ?? "",
        period: values.period ?? null,
        responsibleKind: values.responsible?.kind ?? null,
        responsibleText: values.responsible?.text ?? "",
        schoolIds: values.schools?.schoolIds ?? [],
        evidence: values.evidence ?? "",
        trackLines: values.trackLines ?? [],
        deficitIds: values.deficitIds ?? [],
      });
      const left = computeCoverage({ ...input, measures: [added] }).gaps.map(({ id }) => id);
      expect(left).not.toContain(gap.id);
      expect(left.filter((id) => id.endsWith(":new"))).toEqual([]);
    }
  });

  it("takes the same samples from a whole catalogue as from the few that stand beside the plan", () => {
    const [sample] = samples;
    if (!sample) throw new Error("no samples");
    const spare = (code: string, trackNumber: number) => ({ ...sample, code, trackNumber, title: code });
    const catalogue = [
      spare("0.1", 0),
      spare("1.0", 1),
      ...samples,
      spare("1.7", 1),
      spare("2.9", 2),
      spare("3.99", 3),
    ];
    const few = gapSamples(catalogue);
    expect(few.map(({ code }) => code)).toEqual(["0.1", "1.0", "1.1", "2.5", "3.9", "3.1"]);
    const input: CoverageInput = { ...full(), measures: [], tracks };
    for (const gap of computeCoverage(input).gaps) {
      const facts = { year: 2027, schools: input.schools };
      expect(prefillForGap(gap, { ...facts, samples: few })).toEqual(
        prefillForGap(gap, { ...facts, samples: catalogue }),
      );
    }
  });

  it("words the measure itself where the catalogue has no sample", () => {
    const input: CoverageInput = { ...full(), measures: [], tracks: [] };
    const titles = computeCoverage(input).gaps.map(
      (gap) => prefillForGap(gap, { year: 2027, schools: input.schools, samples: [] }).title,
    );
    expect(titles.slice(0, 5)).toEqual([
      "Адресная поддержка школы: Условная школа № 1",
      "Адресная поддержка школы: Условная школа № 2",
      "Методическая помощь школе зоны контроля: Условная школа № 3",
      "Закрытие дефицита «вакансии»",
      "Работа по строке 1 трека 3",
    ]);
  });

  it("is quick enough to run at each key: 150 measures, 60 schools", () => {
    const schools = Array.from({ length: 60 }, (_, index) =>
      school(String(index), {
        onFederal: index % 2 === 0,
        inControlZone: index % 3 === 0,
        openDeficits: [0, 1, 2].map((at) => ({
          id: `d${String(index)}-${String(at)}`,
          type: "staff",
          label: "вакансии",
        })),
      }),
    );
    const measures = Array.from({ length: 150 }, (_, index) =>
      measure(`m${String(index)}`, { trackNumber: index % 4, schoolIds: schools.map(({ id }) => id) }),
    );
    const started = performance.now();
    for (let run = 0; run < 20; run += 1) computeCoverage({ ...full(), schools, measures });
    // 5 ms each on any machine that runs the portal; ten times that here, so that a busy one does not fail.
    expect((performance.now() - started) / 20).toBeLessThan(50);
  });
});

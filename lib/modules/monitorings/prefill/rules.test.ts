import { describe, expect, it } from "vitest";

import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";
import { listFacts } from "@/lib/modules/monitorings/prefill/lists/rules";
import { resultRows, type SchoolResult } from "@/lib/modules/monitorings/prefill/results/rules";
import { givenValue, mergeAnswers, prefillsOf } from "@/lib/modules/monitorings/prefill/rules";
import { readSource, sourcesOf } from "@/lib/modules/monitorings/prefill/sources/rules";
import type { Found, Source } from "@/lib/modules/monitorings/prefill/types";
import { handbookMonitoringForm, MONITORING_FORMS } from "@/prisma/seed/monitoring-forms";

const FORM = formSchema.parse({
  sections: [
    {
      code: "one",
      title: "Один",
      questions: [
        {
          type: "integer",
          code: "places",
          title: "Мест",
          unit: "мест",
          prefill: { source: "Реестр школ", locked: true, from: "school.capacity" },
        },
        {
          type: "choice",
          code: "shifts",
          title: "Смен",
          options: [{ code: "1", label: "1" }],
          prefill: { source: "Реестр школ", locked: false, from: "school.shifts" },
        },
        {
          type: "table",
          code: "exams",
          title: "Экзамены",
          prefill: { source: "Результаты", locked: false, from: "results.oge" },
          columns: [
            {
              type: "integer",
              code: "part",
              title: "Участников",
              unit: "чел.",
              prefill: { source: "Результаты", locked: true, from: "row.participants" },
            },
            { type: "integer", code: "gve", title: "ГВЭ", unit: "чел." },
          ],
          rows: { kind: "repeating", max: 5, label: "Экзамен" },
        },
        {
          type: "table",
          code: "history",
          title: "Перечни",
          prefill: { source: "Перечни", locked: true, from: "lists.history" },
          columns: [
            {
              type: "integer",
              code: "year",
              title: "Год",
              unit: "год",
              prefill: { source: "Перечни", locked: true, from: "row.year" },
            },
          ],
          rows: { kind: "repeating", max: 5, label: "Год" },
        },
      ],
    },
  ],
});

const FOUND: Partial<Record<Source["kind"], Found>> = {
  school: { value: "540", origin: "из реестра школ, на 01.09.2026" },
  results: {
    rows: [
      { row: "ru", parts: { participants: "40" } },
      { row: "ma", parts: { participants: null } },
    ],
    origin: "из загруженных результатов, на 20.08.2026",
  },
  lists: { rows: [{ row: "y2025", parts: { year: "2025" } }], origin: "из опубликованных перечней" },
};
const prefills = prefillsOf(FORM, ({ kind }) => FOUND[kind] ?? null);
const question = (code: string) => {
  const found = FORM.sections[0]?.questions.find((each) => each.code === code);
  if (!found) throw new Error(code);
  return found;
};

describe("what the portal puts into a form", () => {
  it("is what fits the question, with where it came from; what does not fit is left to people", () => {
    // «540» is no number of shifts the question knows.
    expect(Object.keys(prefills)).toEqual(["places", "exams", "history"]);
    expect(prefills.places).toEqual({ value: "540", origin: "из реестра школ, на 01.09.2026" });
    // A row of which nothing is known is none.
    expect(prefills.exams?.value).toEqual([{ row: "ru", cells: { part: "40" } }]);
  });

  it("stands under what was typed, and over it where it is locked and known", () => {
    const typed = {
      places: "600",
      shifts: "1",
      exams: [
        { row: "ru", cells: { part: "41", gve: "2" } },
        { row: "r1", cells: { part: "7" } },
      ],
      history: [{ row: "r2", cells: { year: "1999" } }],
    };
    expect(mergeAnswers(FORM, typed, prefills)).toEqual({
      places: "540",
      shifts: "1",
      exams: [
        { row: "ru", cells: { part: "40", gve: "2" } },
        { row: "r1", cells: { part: "7" } },
      ],
      history: [{ row: "y2025", cells: { year: "2025" } }],
    });
    expect(mergeAnswers(FORM, typed, {})).toEqual(typed);
  });

  it("that people removed or blanked stays so; what is locked does not", () => {
    const typed = {
      exams: [{ row: "ru", cells: null }],
      history: [{ row: "y2025", cells: null }],
      places: null,
    };
    expect(mergeAnswers(FORM, typed, prefills)).toEqual({
      places: "540",
      history: [{ row: "y2025", cells: { year: "2025" } }],
    });
    const open = { ...prefills, shifts: { value: "1", origin: "" } };
    expect(mergeAnswers(FORM, {}, open).shifts).toBe("1");
    expect(mergeAnswers(FORM, { shifts: null }, open)).not.toHaveProperty("shifts");
  });

  it("is locked where it is known, cell by cell", () => {
    const exams = question("exams");
    const cell = (row: string, code: string) => {
      const column = exams.type === "table" ? exams.columns.find((each) => each.code === code) : undefined;
      if (!column) throw new Error(code);
      return givenValue(exams, prefills, { row, column })?.value ?? null;
    };
    expect([cell("ru", "part"), cell("ru", "gve"), cell("r1", "part")]).toEqual(["40", null, null]);
    expect(givenValue(question("places"), prefills)?.value).toBe("540");
    expect(givenValue(question("places"), {})).toBeNull();
  });
});

describe("keys of sources", () => {
  it("are read, and what the portal knows nothing of is none", () => {
    expect(readSource("answer:M2.m2_teach")).toEqual({
      kind: "answer",
      campaign: "M2",
      question: "m2_teach",
    });
    expect(readSource("plan.done.2")).toEqual({ kind: "plan", track: "2" });
    const unknown = [
      "",
      "school.secret",
      "answer:M2",
      "answer:M2.a.b",
      "last:a.b",
      "plan.x",
      "nothing.at.all",
    ];
    expect(unknown.filter((key) => readSource(key) !== null)).toEqual([]);
  });

  it("of the forms of the handbook are all known", () => {
    for (const { code } of MONITORING_FORMS) {
      const text = JSON.stringify(handbookMonitoringForm(code));
      const keys = [...text.matchAll(/"from":"([^"]+)"/gu)].map(([, key = ""]) => key);
      expect(keys.filter((key) => readSource(key) === null)).toEqual([]);
    }
    expect(sourcesOf(handbookMonitoringForm("M3")).map(({ kind }) => kind)).toContain("lists");
  });
});

const result = (code: string, more: Partial<SchoolResult> = {}): SchoolResult => ({
  year: 2026,
  attempt: "first",
  sitting: "spring",
  enrolled: 50,
  participants: 40,
  belowMin: 7,
  meanScore: "3.45",
  ...more,
  indicator: { code, title: code, group: code.startsWith("VPR") ? "vpr" : "ege", grade: 5, position: 1 },
});

describe("results of a school in a form", () => {
  it("fit the tables of the handbook", () => {
    const results = [
      result("VPR_RU_5"),
      result("EGE_MA_B"),
      result("EGE_MA_B", { attempt: "final", belowMin: 1 }),
      result("EGE_MA_B", { year: 2025, belowMin: 10 }),
    ];
    expect(resultRows("vpr", results, 2026)).toEqual([
      {
        row: "vpr_ru_5",
        parts: {
          period: "spring",
          grade: "5",
          subject: "ru",
          other: null,
          enrolled: "50",
          participants: "40",
          below: "7",
        },
      },
    ]);
    expect(resultRows("ege", results, 2026)).toEqual([
      { row: "ma_b", parts: { participants: "40", below: "7", belowFinal: "1", mean: "3.45" } },
    ]);
    expect(
      resultRows("shares", results, 2026).map(({ row, parts }) => [row, parts.before, parts.now]),
    ).toEqual([
      ["vpr_ru_5", null, "17.5"],
      ["ege_ma_b", "25.0", "17.5"],
    ]);
  });
});

it("lists tell the history of a school, and how many schools of an authority stand on them", () => {
  const lists = [
    { kind: "federal" as const, year: 2025, schools: ["a", "b"] },
    { kind: "regional" as const, year: 2025, schools: ["b"] },
    { kind: "federal" as const, year: 2026, schools: [] },
  ];
  expect(listFacts("federal", lists, 2026)?.rows?.map(({ parts }) => parts.value)).toEqual(["2", "0"]);
  expect(listFacts("listed", lists, 2026)?.value).toBe("1");
  expect(listFacts("history", lists, 2026)?.rows).toEqual([
    { row: "y2025", parts: { year: "2025", federal: true, regional: true, municipal: null } },
    { row: "y2026", parts: { year: "2026", federal: false, regional: null, municipal: null } },
  ]);
  expect(listFacts("grounds", lists, 2026)).toBeNull();
});

it("a form with what the portal knows is checked like any other", () => {
  const state = evaluateForm(FORM, { answers: mergeAnswers(FORM, {}, prefills), lastYear: {}, facts: {} });
  expect(state.findings).toEqual([]);
});

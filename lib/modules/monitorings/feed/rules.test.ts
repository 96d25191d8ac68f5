import { describe, expect, it } from "vitest";

import { planFeed, resultKey, toldResults } from "@/lib/modules/monitorings/feed/rules";
import type { CurrentResult } from "@/lib/modules/monitorings/feed/types";
import { resultProblems } from "@/lib/modules/monitorings/lint/results/rules";
import { handbookMonitoringForm } from "@/prisma/seed/monitoring-forms";

const form = handbookMonitoringForm("M1");
const tell = (answers: object) => toldResults(form, { answers: { ...answers }, lastYear: {}, facts: {} });
const work = (row: string, cells: object) => ({
  row,
  cells: {
    m1_vpr_period: "autumn",
    m1_vpr_grade: "5",
    m1_vpr_subj: "ma",
    m1_vpr_enrolled: "24",
    m1_vpr_part: "20",
    m1_vpr_m2: "6",
    ...cells,
  },
});

describe("the results a form of identification tells", () => {
  it("are its rows by grade, subject and when they were held", () => {
    const { told, unsound } = tell({
      m1_vpr: [work("a", {}), work("b", { m1_vpr_grade: "9" }), work("c", { m1_vpr_subj: "other" })],
    });
    expect(told).toEqual([
      {
        indicator: "VPR_MA_5",
        attempt: "first",
        sitting: "autumn",
        state: "value",
        enrolled: 24,
        participants: 20,
        belowMin: 6,
      },
    ]);
    expect(unsound).toEqual([]);
  });

  it("of the ОГЭ are two: the first attempt and the one with retakes", () => {
    const { told } = tell({
      m1_levels: ["ooo"],
      m1_oge: [{ row: "ma", cells: { m1_oge_part: "30", m1_oge_m2: "10", m1_oge_m2f: "4" } }],
    });
    expect(told.map(({ indicator, attempt, belowMin }) => [indicator, attempt, belowMin])).toEqual([
      ["OGE_MA", "first", 10],
      ["OGE_MA", "final", 4],
    ]);
  });

  it("are not applicable where nobody took part, and nothing where nothing is answered or it is hidden", () => {
    const ege = [{ row: "ru", cells: { m1_ege_part: "9", m1_ege_below: "1" } }];
    expect(tell({ m1_levels: ["ooo"], m1_ege: ege }).told).toEqual([]);
    expect(tell({ m1_levels: ["ooo", "soo"], m1_ege: ege }).told).toHaveLength(1);
    expect(tell({ m1_vpr: [work("a", { m1_vpr_part: "0", m1_vpr_m2: "0" })] }).told[0]?.state).toBe(
      "not_applicable",
    );
    expect(tell({ m1_vpr: [work("a", { m1_vpr_part: null, m1_vpr_m2: null })] }).told).toEqual([]);
  });

  it("are none where the counts cannot be, or one indicator is told twice", () => {
    const more = tell({ m1_vpr: [work("a", { m1_vpr_m2: "21" })] });
    expect(more.told).toEqual([]);
    expect(more.unsound).toMatchObject([{ indicator: "VPR_MA_5", why: "unsound" }]);
    const twice = tell({ m1_vpr: [work("a", {}), work("b", { m1_vpr_period: "spring" })] });
    expect(twice.told).toEqual([]);
    expect(twice.unsound[0]?.told).toMatch(/двух строках/);
  });
});

describe("what is done with them", () => {
  const [result] = tell({ m1_vpr: [work("a", {})] }).told;
  if (!result) throw new Error("Nothing is told");
  const current = (change: Partial<CurrentResult>): ReadonlyMap<string, CurrentResult> => {
    const { indicator, ...figures } = result;
    const stands = {
      ...figures,
      id: "r",
      schoolId: "s",
      indicatorId: "i",
      source: "файл",
      submissionId: null,
    };
    return new Map([[resultKey(indicator, result.attempt), { ...stands, ...change }]]);
  };
  const plan = (of: ReadonlyMap<string, CurrentResult>) => planFeed({ told: [result], unsound: [] }, "f", of);

  it("nothing in force is written, what the form told before is replaced or stays", () => {
    expect(plan(new Map()).write).toEqual([{ result, replaces: null }]);
    expect(plan(current({ submissionId: "f", belowMin: 7 })).write).toEqual([{ result, replaces: "r" }]);
    expect(plan(current({ submissionId: "f" }))).toMatchObject({ write: [], agreeing: 1, left: [] });
  });

  it("another source stays: silently where it says the same, told where it does not", () => {
    expect(plan(current({ enrolled: null, sitting: "spring" }))).toMatchObject({ write: [], agreeing: 1 });
    const { write, left } = plan(current({ belowMin: 7 }));
    expect(write).toEqual([]);
    expect(left).toEqual([
      {
        indicator: "VPR_MA_5",
        attempt: "first",
        why: "other_source",
        told: "6\u00a0из\u00a020",
        inForce: "7\u00a0из\u00a020 (файл)",
      },
    ]);
    expect(plan(current({ belowMin: 7, submissionId: "another form" })).left).toHaveLength(1);
  });

  it("what the form tells no longer is withdrawn, and nobody else's", () => {
    const none = { told: [], unsound: [] };
    expect(planFeed(none, "f", current({ submissionId: "f" })).withdraw).toEqual(["r"]);
    expect(planFeed(none, "f", current({})).withdraw).toEqual([]);
  });
});

describe("what a table passes on", () => {
  const works = form.sections.flatMap(({ questions }) => questions).find(({ code }) => code === "m1_vpr");
  if (works?.type !== "table") throw new Error("No table of works");
  const [results] = works.results;
  if (!results) throw new Error("It passes nothing on");
  const problems = (change: object) =>
    resultProblems({ ...works, results: [{ ...results, ...change }] }).map(({ text }) => text);

  it("is sound in the form of the handbook", () => {
    expect(problems({})).toEqual([]);
  });

  it("is refused for a column that is not there or counts nothing, a row nobody can find, a name told twice", () => {
    expect(problems({ participants: "nowhere" })).toEqual([expect.stringMatching(/нет столбца «nowhere»/)]);
    expect(problems({ below: "m1_vpr_subj" })).toEqual([expect.stringMatching(/целые числа/)]);
    expect(problems({ sitting: "m1_vpr_subj" })).toEqual([expect.stringMatching(/spring/)]);
    const row = { indicator: "VPR_MA_5", row: null, where: {} };
    expect(problems({ rows: [row] })).toEqual([expect.stringMatching(/по каким столбцам/)]);
    expect(problems({ rows: [{ ...row, where: { m1_vpr_subj: "music" } }] })).toEqual([
      expect.stringMatching(/нет варианта «music»/),
    ]);
    const sound = { ...row, where: { m1_vpr_grade: "5" } };
    expect(problems({ rows: [sound, sound] })).toEqual([expect.stringMatching(/назван дважды/)]);
  });
});

import { describe, expect, it } from "vitest";

import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";

import { handbookMonitoringForm } from "../monitoring-forms";
import { describeChecks, file, filled, fixed, rows } from "./check-cases";

const vpr = (cells: Record<string, unknown>, facts = {}) => ({ answers: { m1_vpr: rows(cells) }, facts });
const basic = { m1_levels: ["ooo"] };
const oge = (cells: Record<string, unknown>) => ({
  answers: { ...basic, m1_oge_adm: "30", m1_oge: fixed({ ru: cells, ma: cells }) },
});
const ege = (ru: string, base: string, profile: string) => ({
  answers: {
    m1_levels: ["soo"],
    m1_ege: fixed({ ru: { m1_ege_part: ru }, ma_b: { m1_ege_part: base }, ma_p: { m1_ege_part: profile } }),
  },
});
const egeRow = (row: string, cells: Record<string, unknown>) => {
  const same = { m1_ege_part: "20", m1_ege_below: "1", m1_ege_mean: "4" };
  return {
    answers: {
      m1_levels: ["soo"],
      m1_ege: fixed({ ru: same, ma_b: same, ma_p: same, [row]: { ...same, ...cells } }),
    },
  };
};
const FOUR = ["ru", "ma"].flatMap((m1_vpr_subj) =>
  ["5", "6"].map((m1_vpr_grade) => ({ m1_vpr_subj, m1_vpr_grade })),
);

describeChecks("M1", [
  {
    check: "m1_levels_oge",
    holds: { answers: { ...basic, m1_oge: fixed({ ru: { m1_oge_part: "12" } }) } },
    fails: { answers: { m1_levels: ["noo"], m1_oge: fixed({ ru: { m1_oge_part: "12" } }) } },
  },
  {
    check: "m1_small_size",
    holds: { answers: { m1_small: true, m1_students: "100" } },
    fails: { answers: { m1_small: true, m1_students: "101" } },
  },
  {
    check: "m1_vpr_four",
    holds: { answers: { m1_vpr: rows(...FOUR) } },
    fails: { answers: { m1_vpr: rows(...FOUR.slice(1), { m1_vpr_subj: "ru", m1_vpr_grade: "8" }) } },
  },
  {
    check: "m1_oge_grade9",
    holds: { answers: { m1_oge_adm: "30" }, facts: { grade9: "30" } },
    fails: { answers: { m1_oge_adm: "31" }, facts: { grade9: "30" } },
  },
  {
    check: "m1_oge_certificates",
    holds: { answers: { m1_oge_adm: "30", m1_oge_noatt: "0" } },
    fails: { answers: { m1_oge_adm: "30", m1_oge_noatt: "31" } },
  },
  // 22 against 20 is exactly ten per cent more: not «more than».
  { check: "m1_ege_maths", holds: ege("20", "12", "10"), fails: ege("20", "12", "11") },
  {
    check: "m1_ege_certificates",
    holds: { answers: { m1_levels: ["soo"], m1_ege_noatt: "1" }, facts: { admitted11: "20" } },
    fails: { answers: { m1_levels: ["soo"], m1_ege_noatt: "21" }, facts: { admitted11: "20" } },
  },
  {
    check: "m1_vpr_campaign",
    holds: vpr({ m1_vpr_period: "autumn" }, { vpr_period: "autumn" }),
    fails: vpr({ m1_vpr_period: "spring" }, { vpr_period: "autumn" }),
  },
  { check: "m1_vpr_grades", holds: vpr({ m1_vpr_grade: "10" }), fails: vpr({ m1_vpr_grade: "9" }) },
  {
    check: "m1_vpr_enough",
    holds: vpr({ m1_vpr_enrolled: "40", m1_vpr_part: "40" }),
    fails: vpr({ m1_vpr_enrolled: "40", m1_vpr_part: "41" }),
  },
  {
    check: "m1_vpr_turnout",
    holds: vpr({ m1_vpr_enrolled: "40", m1_vpr_part: "34" }),
    fails: vpr({ m1_vpr_enrolled: "40", m1_vpr_part: "33" }),
  },
  {
    check: "m1_vpr_marks",
    holds: vpr({ m1_vpr_m2: "5", m1_vpr_m3: "15", m1_vpr_m45: "20", m1_vpr_part: "40" }),
    fails: vpr({ m1_vpr_m2: "5", m1_vpr_m3: "15", m1_vpr_m45: "21", m1_vpr_part: "40" }),
  },
  { check: "m1_oge_admitted", holds: oge({ m1_oge_part: "30" }), fails: oge({ m1_oge_part: "31" }) },
  {
    check: "m1_oge_twos",
    holds: oge({ m1_oge_part: "30", m1_oge_m2: "30" }),
    fails: oge({ m1_oge_part: "30", m1_oge_m2: "31" }),
  },
  {
    check: "m1_oge_final",
    holds: oge({ m1_oge_m2: "3", m1_oge_m2f: "3" }),
    fails: oge({ m1_oge_m2: "3", m1_oge_m2f: "4" }),
  },
  {
    check: "m1_oge_forms",
    holds: oge({ m1_oge_part: "28", m1_oge_gve: "2" }),
    fails: oge({ m1_oge_part: "28", m1_oge_gve: "3" }),
  },
  { check: "m1_ege_twos", holds: egeRow("ru", {}), fails: egeRow("ru", { m1_ege_below: "21" }) },
  {
    check: "m1_ege_scale",
    holds: egeRow("ma_p", { m1_ege_mean: "64.5" }),
    fails: egeRow("ma_b", { m1_ege_mean: "64.5" }),
  },
]);

describe("M1", () => {
  const form = handbookMonitoringForm("M1");
  const state = (answers: Record<string, unknown>, lastYear = {}) =>
    evaluateForm(form, filled({ answers, lastYear }));

  it("hides ЕГЭ from a school without СОО and asks ОГЭ of one with ООО", () => {
    const without = state({ m1_levels: ["noo", "ooo"] });
    expect(without.sections.map(({ visible }) => visible)).toEqual([true, true, true, false, true]);
    expect(without.standing.m1_ege).toEqual({ visible: false, required: false });
    expect(without.standing.m1_oge_adm).toEqual({ visible: true, required: true });
    expect(state({ m1_levels: ["noo"] }).standing.m1_oge_adm).toEqual({ visible: true, required: false });
    expect(state({ m1_levels: ["soo"] }).standing.m1_ege).toEqual({ visible: true, required: true });
  });

  it("warns of a number of pupils that differs from last year's by more than 20 %, not by 20 %", () => {
    const warned = (now: string, before: string) =>
      state({ m1_students: now }, { m1_students: before }).findings.map(({ key }) => key);
    expect(warned("120", "100")).toEqual([]);
    expect(warned("121", "100")).toEqual(["change:m1_students"]);
    expect(warned("80", "100")).toEqual([]);
    expect(warned("79", "100")).toEqual(["change:m1_students"]);
    expect(warned("0", "")).toEqual([]);
  });

  it("keeps the share of a procedure exact and shows one digit", () => {
    const { calculated } = state({ m1_vpr: rows({ m1_vpr_m2: "8", m1_vpr_part: "27" }) });
    expect(calculated["m1_vpr/r0/m1_vpr_share"]).toEqual({ exact: "800/27", shown: "29,6" });
  });

  it("refuses the same work twice", () => {
    const work = { m1_vpr_period: "spring", m1_vpr_grade: "5", m1_vpr_subj: "ru" };
    expect(state({ m1_vpr: rows(work, work) }).findings.map(({ key }) => key)).toEqual([
      "repeated:m1_vpr:r1",
    ]);
    const other = { ...work, m1_vpr_subj: "other" };
    const two = rows({ ...other, m1_vpr_other: "история" }, { ...other, m1_vpr_other: "биология" });
    expect(state({ m1_vpr: two }).findings).toEqual([]);
  });

  it("asks who disagrees for thirty characters and a file", () => {
    const missing = (answers: Record<string, unknown>) => state(answers).missing.map(({ at }) => at.question);
    expect(missing({ m1_agree: "no" })).toEqual(expect.arrayContaining(["m1_comment", "m1_files"]));
    expect(missing({ m1_agree: "yes" })).not.toContain("m1_files");
    const short = state({ m1_agree: "no", m1_comment: "не так", m1_files: file });
    expect(short.findings.map(({ at }) => at[0]?.question)).toEqual(["m1_comment"]);
  });

  it("asks for the predecessor and the order of a reorganisation", () => {
    expect(state({ m1_reorg: "none" }).standing.m1_reorg_order?.visible).toBe(false);
    const asked = state({ m1_reorg: "joined", m1_reorg_order: { number: "12" } }).missing;
    expect(asked.map(({ at }) => at.question)).toEqual(
      expect.arrayContaining(["m1_reorg_from", "m1_reorg_order"]),
    );
  });
});

import { describe, expect, it } from "vitest";

import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";

import { handbookMonitoringForm } from "../monitoring-forms";
import { type CheckCase, describeChecks, filled, fixed, rows } from "./check-cases";

const mean = (kind: string, column: string, value: string) => ({
  answers: { m3_mean: rows({ m3_mean_kind: kind, [column]: value }) },
});

describeChecks("M3", [
  {
    check: "m3_quality",
    holds: { answers: { m3_usp1: "98.5", m3_kach1: "98.5" } },
    fails: { answers: { m3_usp1: "98.5", m3_kach1: "98.6" } },
  },
  {
    check: "m3_low_students",
    holds: { answers: { m3_low_n: "300" }, facts: { students: "300" } },
    fails: { answers: { m3_low_n: "301" }, facts: { students: "300" } },
  },
  {
    check: "m3_individual",
    holds: { answers: { m3_low_n: "12", m3_ind_n: "12" } },
    fails: { answers: { m3_low_n: "12", m3_ind_n: "13" } },
  },
  {
    check: "m3_plan_date",
    holds: { answers: { m3_plan: { date: "2026-03-15" } }, facts: { plan_year: "2026" } },
    fails: { answers: { m3_plan: { date: "2025-12-31" } }, facts: { plan_year: "2026" } },
  },
  {
    check: "m3_mentor_order",
    holds: { answers: { m3_mentor: true }, facts: { mentor_ordered: true } },
    fails: { answers: { m3_mentor: true }, facts: { mentor_ordered: false } },
  },
  {
    check: "m3_mentor_visits",
    holds: { answers: { m3_mentor: true, m3_visits: "1" } },
    fails: { answers: { m3_mentor: true, m3_visits: "0" } },
  },
  {
    check: "m3_kpk_teachers",
    holds: { answers: { m3_kpk: "20" }, facts: { teachers: "20" } },
    fails: { answers: { m3_kpk: "21" }, facts: { teachers: "20" } },
  },
  // Handbook 7.3: S10 is POSITIVE, S01 NEGATIVE, S13 MIXED, which contradicts nothing.
  {
    check: "m3_contradiction",
    holds: { answers: { m3_dyn_verdict: "positive", m3_concl: "better" } },
    fails: { answers: { m3_dyn_verdict: "negative", m3_concl: "better" } },
  },
  {
    check: "m3_mean_scale_now",
    holds: mean("ege", "m3_mean_now", "64.5"),
    fails: mean("oge", "m3_mean_now", "64.5"),
  },
  {
    check: "m3_mean_scale_before",
    holds: mean("vpr", "m3_mean_before", "3.4"),
    fails: mean("vpr", "m3_mean_before", "1.9"),
  },
]);

const two = (id: string) => ({
  check: `${id}_students`,
  holds: {
    answers: { [id]: fixed({ before: { [`${id}_value`]: "2" }, now: { [`${id}_value`]: "300" } }) },
    facts: { students: "300" },
  },
  fails: { answers: { [id]: fixed({ now: { [`${id}_value`]: "301" } }) }, facts: { students: "300" } },
});
const pair = (id: string): CheckCase => ({
  check: `${id}_order`,
  holds: { answers: { [id]: fixed({ total: { [`${id}_all`]: "10", [`${id}_part`]: "10" } }) } },
  fails: { answers: { [id]: fixed({ total: { [`${id}_all`]: "10", [`${id}_part`]: "11" } }) } },
});

describeChecks("M4", [
  {
    check: "m4_factors_matter",
    holds: { answers: { m4_factors: rows({ m4_factor_level: "low" }, { m4_factor_level: "medium" }) } },
    fails: { answers: { m4_factors: rows({ m4_factor_level: "low" }, { m4_factor_level: "low" }) } },
  },
  {
    check: "m4_contradiction",
    holds: { answers: { m4_dyn_verdict: "negative", m4_concl: "grew" } },
    fails: { answers: { m4_dyn_verdict: "stable", m4_concl: "reduced" } },
  },
  two("m4_fail"),
  two("m4_absent"),
  {
    check: "m4_closed_proof",
    holds: { answers: { m4_def_close: rows({ m4_closed_link: "https://example.ru/a" }) } },
    fails: { answers: { m4_def_close: rows({ m4_closed_how: "нашли учителя" }) } },
  },
  pair("m4_meas_n"),
  pair("m4_ind"),
]);

describe("M3 and M4", () => {
  const low = handbookMonitoringForm("M3");
  const risk = handbookMonitoringForm("M4");

  it("let a verdict that says nothing contradict nothing", () => {
    for (const verdict of ["mixed", "not_comparable"]) {
      const answers = { m3_dyn_verdict: verdict, m3_concl: "better" };
      expect(evaluateForm(low, filled({ answers })).findings).toEqual([]);
    }
  });

  it("ask for causes unless the dynamics are positive, and for the date of an audit that was", () => {
    const standing = (answers: Record<string, unknown>) => evaluateForm(low, filled({ answers })).standing;
    expect(standing({ m3_concl: "better" }).m3_cause?.visible).toBe(false);
    expect(standing({ m3_concl: "same" }).m3_cause).toEqual({ visible: true, required: true });
    expect(standing({ m3_audit: "no" }).m3_audit_date?.visible).toBe(false);
    expect(standing({ m3_audit: "partly" }).m3_audit_date?.required).toBe(true);
  });

  it("tell a requisite without an address and a row beyond the limit", () => {
    const answers = { m3_plan: { number: "12", date: "2026-02-30", link: "ftp://x" } };
    expect(evaluateForm(low, filled({ answers })).findings.map(({ text }) => text)).toEqual([
      "Укажите дату.",
      "Укажите адрес страницы целиком: он начинается с http или https.",
    ]);
    const six = rows(...Array.from({ length: 6 }, () => ({ m3_net_with: "Школа" })));
    expect(evaluateForm(low, filled({ answers: { m3_net: six } })).findings.map(({ text }) => text)).toEqual([
      "Оставьте в таблице строк не больше 5.",
    ]);
  });

  it("calculate the change of a share exactly, better below zero", () => {
    const answers = { m4_pair: rows({ m4_pair_before: "30.1", m4_pair_now: "22.6" }) };
    const { calculated } = evaluateForm(risk, filled({ answers }));
    expect(calculated["m4_pair/r0/m4_pair_change"]).toEqual({ exact: "-15/2", shown: "−7,5" });
  });
});

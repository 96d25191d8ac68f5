import { describe, expect, it } from "vitest";

import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";

import { handbookMonitoringForm } from "../monitoring-forms";
import { describeChecks, filled } from "./check-cases";

const teachers = (id: string) => ({
  check: `${id}_limit`,
  holds: { answers: { m2_teach: "20", [id]: "20" } },
  fails: { answers: { m2_teach: "20", [id]: "21" } },
});
const pupils = (id: string, more = {}) => ({
  check: `${id}_limit`,
  holds: { answers: { ...more, [id]: "300" }, facts: { students: "300" } },
  fails: { answers: { ...more, [id]: "301" }, facts: { students: "300" } },
});

/** A school in which no indicator is beyond its threshold. */
const SOUND = {
  m2_rates: "40",
  m2_vac: "0",
  m2_teach: "20",
  m2_cat: "15",
  m2_pens: "2",
  m2_offprof: "1",
  m2_diag: "20",
  m2_kpk: "20",
  m2_psy: ["psychologist", "speech"],
  m2_shift: "1",
  m2_cap: "400",
  m2_labs: ["physics", "chemistry", "biology"],
  m2_net: "n100",
  m2_books: "100",
  m2_shmo: true,
  m2_method: true,
  m2_vsoko: "recent",
  m2_res: ["cok"],
  m2_ovz: "5",
  m2_lang: "5",
  m2_soc: "5",
};
const chosen = (type: string, other: Record<string, unknown>) => ({
  check: `m2_def_${type}`,
  holds: { answers: { ...SOUND, ...other, m2_def: [type] }, facts: { students: "300", settlement: "city" } },
  fails: { answers: { ...SOUND, m2_def: [type] }, facts: { students: "300", settlement: "city" } },
});

describeChecks("M2", [
  {
    check: "m2_vac_limit",
    holds: { answers: { m2_rates: "4.5", m2_vac: "4.5" } },
    fails: { answers: { m2_rates: "4.5", m2_vac: "4.6" } },
  },
  ...["m2_cat", "m2_young", "m2_pens", "m2_offprof", "m2_diag", "m2_kpk"].map(teachers),
  {
    check: "m2_ages",
    holds: { answers: { m2_teach: "20", m2_young: "12", m2_pens: "8" } },
    fails: { answers: { m2_teach: "20", m2_young: "12", m2_pens: "9" } },
  },
  pupils("m2_shift2", { m2_shift: "2" }),
  ...["m2_ovz", "m2_lang", "m2_soc", "m2_fail"].map((id) => pupils(id)),
  {
    check: "m2_crowded",
    holds: { answers: { m2_shift: "2", m2_shift2: "60", m2_cap: "200" }, facts: { students: "300" } },
    fails: { answers: { m2_shift: "2", m2_shift2: "59", m2_cap: "200" }, facts: { students: "300" } },
  },
  chosen("staff", { m2_vac: "2" }),
  chosen("material", { m2_net: "n50" }),
  chosen("info_method", { m2_vsoko: "old" }),
  chosen("methodical", { m2_kpk: "15" }),
  chosen("psych_ped", { m2_psy: ["psychologist"] }),
  chosen("student_body", { m2_lang: "30" }),
]);

describe("M2", () => {
  const form = handbookMonitoringForm("M2");
  const state = (answers: Record<string, unknown>, facts = {}) =>
    evaluateForm(form, filled({ answers, facts }));

  it("takes the Internet of a village for enough where that of a city is not", () => {
    const inVillage = state(
      { ...SOUND, m2_net: "n50", m2_def: ["material"] },
      { students: "300", settlement: "village" },
    );
    expect(inVillage.findings.map(({ key }) => key)).toEqual(["check:m2_def_material"]);
  });

  it("asks for subjects only where a post is vacant, and «нет таких» stands alone", () => {
    expect(state({ m2_vac: "0" }).standing.m2_vac_subj?.visible).toBe(false);
    expect(state({ m2_vac: "0.5" }).standing.m2_vac_subj).toEqual({ visible: true, required: true });
    expect(state({ m2_vac: "1", m2_vac_subj: ["none", "ru"] }).findings[0]?.text).toBe(
      "«нет таких» не сочетается с другими вариантами.",
    );
    expect(state({ m2_def: ["staff", "material", "methodical", "psych_ped"] }).findings[0]?.text).toBe(
      "Выберите не больше 3.",
    );
  });

  it("asks for the second shift only where there is one and fills the building by the first", () => {
    const facts = { students: "300" };
    expect(state({ m2_shift: "1", m2_cap: "400" }, facts).calculated.m2_occupancy?.shown).toBe("75,0");
    const two = state({ m2_shift: "2", m2_cap: "400" }, facts);
    expect([two.standing.m2_shift2?.required, two.calculated.m2_occupancy?.exact]).toEqual([true, null]);
  });

  it("keeps within the limits of the handbook", () => {
    const found = (answers: Record<string, unknown>) => state(answers).findings.map(({ text }) => text);
    expect(found({ m2_rates: "0" })).toEqual(["Укажите число не меньше 0,1."]);
    expect(found({ m2_rates: "500.5" })).toEqual(["Укажите число не больше 500."]);
    expect(found({ m2_pc: "2001" })).toEqual(["Укажите число не больше 2000."]);
    expect(found({ m2_books: "100.1" })).toEqual(["Укажите число не больше 100."]);
    expect(found({ m2_teach: "12.5" })).toEqual(["Укажите целое число."]);
  });
});

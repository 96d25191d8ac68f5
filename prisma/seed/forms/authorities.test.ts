import { describe, expect, it } from "vitest";

import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";

import { handbookMonitoringForm } from "../monitoring-forms";
import { MEASURES, SCORED } from "./authority-checks";
import { type CheckCase, describeChecks, filled, fixed } from "./check-cases";

const LINK = "https://example.ru/doc";

const proof = (item: string): CheckCase => ({
  check: `m5_c${item}_proof`,
  holds: { answers: { [`m5_c${item}`]: "1", [`m5_c${item}_doc`]: { link: LINK } } },
  fails: { answers: { [`m5_c${item}`]: "1" } },
});
const dated = (item: string, date: string) => ({
  [`m5_c${item}`]: "1",
  [`m5_c${item}_doc`]: { date, link: LINK },
});
const order = (code: string, before: string, after: string, same = true): CheckCase => ({
  check: `m5_order_${code}`,
  holds: { answers: { ...dated(before, "2026-05-20"), ...dated(after, same ? "2026-05-20" : "2026-05-21") } },
  fails: { answers: { ...dated(before, "2026-05-20"), ...dated(after, same ? "2026-05-19" : "2026-05-20") } },
});
const scores = (items: Record<string, string>) => ({
  answers: Object.fromEntries(Object.entries(items).map(([item, score]) => [`m5_c${item}`, score])),
});
const each = (items: string[], score: string) => Object.fromEntries(items.map((item) => [item, score]));
const chain = (code: string, before: string[], after: string[]): CheckCase => ({
  check: `m5_chain_${code}`,
  holds: scores({ ...each(before, "0"), [before[0] ?? ""]: "1", ...each(after, "2") }),
  fails: scores({ ...each(before, "0"), ...each(after, "0"), [after[0] ?? ""]: "2" }),
});
const done = (item: string, track: string, facts = {}): CheckCase => ({
  check: `m5_c${item}_done`,
  holds: { ...scores({ [item]: "2" }), facts: { ...facts, [`done_${track}`]: "1" } },
  fails: { ...scores({ [item]: "2" }), facts: { ...facts, [`done_${track}`]: "0" } },
});
const three = (value: boolean) => ({
  answers: {
    m5_orders: fixed({
      specialist: { m5_orders_in_force: true },
      methodologist: { m5_orders_in_force: true },
      mentors: { m5_orders_in_force: value },
    }),
  },
});
const plan = (third: string) => ({
  answers: {
    m5_plan: fixed({
      "1": { m5_plan_total: "5" },
      "2": { m5_plan_total: "1" },
      "3": { m5_plan_total: third },
    }),
  },
});
const indicators = (cells: Record<string, unknown>) => ({
  answers: {
    m5_c2: fixed(Object.fromEntries(["1", "2", "3", "4", "5", "6", "7"].map((row) => [row, cells]))),
  },
});

describeChecks("M5", [
  { check: "m5_orders_present", holds: three(true), fails: three(false) },
  { check: "m5_plan_tracks", holds: plan("1"), fails: plan("0") },
  {
    check: "m5_c2_proof",
    holds: indicators({ m5_c2_set: true, m5_c2_link: LINK }),
    fails: indicators({ m5_c2_set: true }),
  },
  ...SCORED.map(proof),
  ...["4a", "4b"].map((item): CheckCase => ({
    check: `m5_c${item}_year`,
    holds: { answers: dated(item, "2026-01-01"), facts: { monitoring_year: "2026" } },
    fails: { answers: dated(item, "2025-12-31"), facts: { monitoring_year: "2026" } },
  })),
  order("5a", "4a", "5a"),
  order("5b", "4a", "5b"),
  order("6a", "5a", "6a"),
  ...MEASURES.map((item) => order(item, "6a", item)),
  order("8a", "5a", "8a"),
  order("8b", "5a", "8b"),
  order("8a_advice", "6a", "8a"),
  ...MEASURES.map((item) => order(`9a_${item}`, item, "9a", false)),
  order("9a_8a", "8a", "9a"),
  done("7a", "1", { listed_schools: "3", near_schools: "0" }),
  done("7b", "2"),
  done("7c", "3"),
  chain("analysis", ["4a", "4b"], ["5a", "5b"]),
  chain("advice", ["5a", "5b"], ["6a", "6b"]),
  chain("measures", ["6a", "6b"], MEASURES),
  chain("decisions", ["6a", "6b"], ["8a", "8b"]),
  chain("effect_measures", MEASURES, ["9a", "9b"]),
  chain("effect_decisions", ["8a", "8b"], ["9a", "9b"]),
  { check: "m5_signed", holds: { answers: { m5_sign: true } }, fails: { answers: { m5_sign: false } } },
]);

describe("M5", () => {
  const form = handbookMonitoringForm("M5");
  const pointed = (items: Record<string, string>, approved: number) => {
    const rows = ["1", "2", "3", "4", "5", "6", "7"].map(
      (row, position) => [row, { m5_c2_set: position < approved }] as const,
    );
    const answers = { ...scores(items).answers, m5_c2: fixed(Object.fromEntries(rows)) };
    const { calculated } = evaluateForm(form, filled({ answers }));
    return [calculated.m5_total?.shown, calculated.m5_percent?.shown, calculated.m5_level?.shown];
  };

  it("counts the worked example of handbook 4.7: 4+6+3+4+3+2+7+4+2", () => {
    const twos = each(SCORED, "2");
    const now = { ...twos, "3b": "1", "5b": "1", "6b": "0", "7d": "1", "9b": "0" };
    expect(pointed(now, 6)).toEqual(["35", "81,4", "высокий"]);
    // The year before: 27 of 43.
    const before = { ...now, "1b": "0", "4b": "0", "7c": "0", "7d": "0", "8b": "1" };
    expect(pointed(before, 6)).toEqual(["27", "62,8", "достаточный"]);
  });

  it("tells no sum until everything is scored", () => {
    expect(pointed({ "1a": "2" }, 7)).toEqual(["—", "—", "—"]);
  });

  it("lets an authority without listed schools score track 1 (trap 9)", () => {
    const { answers } = scores({ "7a": "2" });
    const facts = { listed_schools: "0", near_schools: "0", done_1: "0" };
    const keys = evaluateForm(form, filled({ answers, facts })).findings.map(({ key }) => key);
    expect(keys).not.toContain("check:m5_c7a_done");
  });
});

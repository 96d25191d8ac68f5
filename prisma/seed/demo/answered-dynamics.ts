/** Answers to M3 and M4, of schools on lists, and to M5, of authorities; all of it is invented. */
import type { Random } from "@/prisma/factories/random";
import { SCORED } from "@/prisma/seed/forms/authority-checks";

import { fixed, part, rows, tenth, text, type Answered, type Respondent } from "./answered";

const VERDICTS = ["positive", "stable", "negative"] as const;

/** M3: the two years of a school of low results. */
export function answerLowDynamics(random: Random, school: Respondent, year: number): Answered {
  const teachers = Math.max(6, Math.round(school.pupils / 13));
  const verdict = random.pick(VERDICTS);
  const passed = 94 + random.next() * 5;
  const good = 30 + random.next() * 15;
  const low = part(random, school.pupils, 0.12);
  return {
    facts: {
      students: text(school.pupils),
      plan_year: text(year),
      teachers: text(teachers),
      mentor_ordered: true,
    },
    answers: {
      m3_dyn_verdict: verdict,
      m3_usp1: tenth(passed),
      m3_usp0: tenth(passed - 0.6),
      m3_kach1: tenth(good),
      m3_kach0: tenth(good - 1.2),
      m3_low_n: text(low),
      m3_ind_n: text(part(random, low, 0.8)),
      m3_plan: {
        number: text(random.int(12, 180)),
        date: `${text(year)}-03-1${text(random.int(0, 9))}`,
        link: "https://school.example/plan",
      },
      m3_plan_pct: tenth(60 + random.next() * 30),
      m3_mentor: true,
      m3_visits: text(random.int(1, 6)),
      m3_kpk: text(part(random, teachers, 0.5)),
      m3_audit: "yes",
      m3_audit_date: `${text(year)}-04-1${text(random.int(0, 9))}`,
      m3_net: rows([{ m3_net_with: "Опорная школа муниципалитета", m3_net_subject: "математика" }]),
      m3_concl: { positive: "better", stable: "same", negative: "worse" }[verdict],
      ...(verdict !== "positive" && { m3_cause: ["rf02", "rf06"] }),
      m3_request: "Просим провести выездной семинар для учителей математики.",
    },
  };
}

/** M4: a school at risk, what was and what has become. */
export function answerRiskDynamics(random: Random, school: Respondent, year: number): Answered {
  const verdict = random.pick(VERDICTS);
  const planned = random.int(8, 20);
  const weak = part(random, school.pupils, 0.1);
  const two = (id: string, before: string, now: string) => ({
    [id]: fixed({ before: { [`${id}_value`]: before }, now: { [`${id}_value`]: now } }),
  });
  return {
    facts: { students: text(school.pupils) },
    answers: {
      m4_ground: ["control_zone"],
      m4_factors: rows([
        { m4_factor: random.pick(["rf02", "rf03"]), m4_factor_level: "high" },
        { m4_factor: random.pick(["rf06", "rf09"]), m4_factor_level: "medium" },
      ]),
      ...two("m4_usp", tenth(95 + random.next() * 3), tenth(96 + random.next() * 3)),
      ...two("m4_fail", text(part(random, school.pupils, 0.03)), text(part(random, school.pupils, 0.02))),
      ...two("m4_vac", tenth(random.int(0, 3)), tenth(random.int(0, 2))),
      ...two("m4_offprof", text(random.int(0, 3)), text(random.int(0, 2))),
      m4_prog: {
        number: text(random.int(20, 190)),
        date: `${text(year)}-09-1${text(random.int(0, 9))}`,
        link: "https://school.example/antirisk",
      },
      m4_meas_n: fixed({
        total: { m4_meas_n_all: text(planned), m4_meas_n_part: text(part(random, planned, 0.8)) },
      }),
      m4_ind: fixed({ total: { m4_ind_all: text(weak), m4_ind_part: text(part(random, weak, 0.8)) } }),
      m4_parents: text(random.int(1, 8)),
      m4_psy: random.pick(["own", "network"]),
      m4_dyn_verdict: verdict,
      m4_concl: { positive: "reduced", stable: "same", negative: "grew" }[verdict],
    },
  };
}

/** Days of the documents in the order of the cycle: monitoring, analysis, recommendations, measures, decisions, effect. */
const DATES: Record<string, string> = {
  "4": "02-10",
  "5": "03-05",
  "6": "03-20",
  "7": "05-15",
  "8": "06-10",
  "9": "10-20",
};

/** M5: an authority tells of its year; the head confirms. */
export function answerAuthority(random: Random, year: number, signed: boolean): Answered {
  const plan = { "1": random.int(8, 20), "2": random.int(8, 18), "3": random.int(6, 14) };
  const scores: Record<string, unknown> = {};
  for (const item of SCORED) {
    const date = DATES[item.charAt(0)];
    scores[`m5_c${item}`] = random.pick(["1", "2", "2"]);
    scores[`m5_c${item}_doc`] = {
      ...(item === "8a" && { number: text(random.int(40, 220)) }),
      ...(date !== undefined && { date: `${text(year)}-${date}` }),
      link: `https://authority.example/${text(year)}/${item}`,
    };
  }
  return {
    facts: {
      monitoring_year: text(year),
      listed_schools: text(random.int(1, 6)),
      near_schools: "2",
      done_1: text(plan["1"] - 2),
      done_2: text(plan["2"] - 1),
      done_3: text(plan["3"] - 1),
    },
    answers: {
      ...scores,
      m5_c6b_to: "Директорам школ перечней и работникам методической службы.",
      m5_c2: fixed(
        Object.fromEntries(
          ["1", "2", "3", "4", "5", "6", "7"].map((row) => [
            row,
            { m5_c2_set: true, m5_c2_link: `https://authority.example/${text(year)}/indicators` },
          ]),
        ),
      ),
      m5_orders: fixed(
        Object.fromEntries(
          ["specialist", "methodologist", "mentors"].map((row) => [
            row,
            { m5_orders_requisites: `приказ от 12.02.${text(year)} № 86`, m5_orders_in_force: true },
          ]),
        ),
      ),
      m5_plan: fixed(
        Object.fromEntries(
          (["1", "2", "3"] as const).map((track) => [
            track,
            { m5_plan_total: text(plan[track]), m5_plan_done: text(plan[track] - 1) },
          ]),
        ),
      ),
      m5_sign: signed,
    },
  };
}

import { describe, expect, it } from "vitest";

import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";
import { makeRandom, type Random } from "@/prisma/factories/random";
import { handbookMonitoringForm } from "@/prisma/seed/monitoring-forms";

import type { Answered, Respondent } from "./answered";
import { answerAuthority, answerLowDynamics, answerRiskDynamics } from "./answered-dynamics";
import { answerDeficits, answerIdentification } from "./answered-schools";

const SCHOOLS: Respondent[] = [20, 80, 240, 1100].flatMap((pupils, at) =>
  (["noo", "ooo", "soo"] as const).flatMap((_level, upTo) =>
    [0, 0.4, 1].map((weakness) => ({
      id: `${String(at)}-${String(upTo)}-${String(weakness)}`,
      pupils,
      levels: (["noo", "ooo", "soo"] as const).slice(0, upTo + 1),
      small: pupils < 100,
      village: at % 2 === 0,
      shifts: pupils > 1000 ? 2 : 1,
      capacity: Math.ceil(pupils * 1.2),
      weakness,
    })),
  ),
);

function faults(code: string, { answers, facts }: Answered): string[] {
  const state = evaluateForm(handbookMonitoringForm(code), { answers, facts, lastYear: {} });
  return [
    ...state.missing.map(({ text }) => text),
    ...state.findings.filter(({ severity }) => severity === "block").map(({ key }) => key),
  ];
}

const ANSWERS: Record<string, (random: Random, school: Respondent) => Answered> = {
  M1: (random, school) => answerIdentification(random, school, 2026),
  M2: (random, school) => answerDeficits(random, school),
  M3: (random, school) => answerLowDynamics(random, school, 2026),
  M4: (random, school) => answerRiskDynamics(random, school, 2026),
  M5: (random) => answerAuthority(random, 2026, true),
};

describe("answers of the demonstration", () => {
  it.each(Object.keys(ANSWERS))("to %s are whole and pass every check that blocks", (code) => {
    for (const [at, school] of SCHOOLS.entries()) {
      const random = makeRandom(`answers-${code}-${String(at)}`);
      const answered = ANSWERS[code]?.(random, school);
      if (answered === undefined) throw new Error(code);
      expect([school.id, ...faults(code, answered)]).toEqual([school.id]);
    }
  });
});

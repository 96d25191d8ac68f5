import { describe, expect, it } from "vitest";

import type { Condition, IndexVerdict, Rule } from "@/lib/modules/methodologies/types";
import { ruleProblems } from "@/lib/modules/methodologies/validation/rules";
import { handbookRule } from "@/prisma/seed/methodologies";

const texts = (rule: Rule): string[] => ruleProblems(rule).map(({ text }) => text);
const fed = handbookRule("FED_2Y_AND");
const index = handbookRule("REG_INDEX");

function withIndex(change: Partial<IndexVerdict>, rule: Partial<Rule> = {}): Rule {
  return { ...index, ...rule, verdict: { ...(index.verdict as IndexVerdict), ...change } };
}

describe("a rule", () => {
  it.each(["FED_1Y", "FED_2Y_AND", "FED_2Y_OR", "REG_INDEX", "CONTROL_ZONE"])(
    "of the handbook is sound: %s",
    (code) => {
      expect(texts(handbookRule(code))).toEqual([]);
    },
  );

  it("needs indicators, a threshold that can be met and counts", () => {
    const low = (change: Partial<Rule["low"]>): string =>
      texts({ ...fed, low: { ...fed.low, ...change } }).join(" ");
    expect(texts({ ...fed, indicators: [] })[0]).toBe(
      "Выберите хотя бы один показатель: иначе судить не по чему.",
    );
    expect(texts({ ...fed, indicators: [...fed.indicators, ...fed.indicators.slice(0, 1)] })).toEqual([
      "Показатель выбран дважды: он считался бы за два. Уберите повтор.",
    ]);
    expect(low({ value: "0" })).toBe("При пороге «не менее 0 %» низким будет любой результат.");
    expect(low({ op: ">", value: "100" })).toMatch(/не будет никогда/);
    expect(low({ value: "тридцать" })).toMatch(/число от 0 до 100/);
    expect(low({ value: "100.5" })).toMatch(/число от 0 до 100/);
    expect(texts({ ...fed, minParticipants: Number.NaN })[0]).toMatch(/Минимум участников/);
    expect(texts({ ...fed, minIndicators: 10 })[0]).toMatch(/попадут все школы/);
  });

  it("says which condition is never true, and why", () => {
    const when = (condition: Condition): string[] =>
      texts({ ...fed, verdict: { kind: "conditions", outcome: "identified", when: condition } });
    expect(when({ kind: "all", of: [] })).toEqual(["Добавьте хотя бы одно условие."]);
    expect(when({ kind: "count_low", year: 0, atLeast: 10 })).toEqual([
      "Условие «Низких результатов в отчётном году не менее 10» никогда не выполнится: показателей всего 9.",
    ]);
    expect(when({ kind: "count_low", year: 2, atLeast: 1 })[0]).toMatch(/сейчас 2 года/);
    const between: Condition = { kind: "count_between", year: 0, from: "30", below: "20", atLeast: 1 };
    expect(when(between)[0]).toMatch(/нижняя граница не меньше/);
    expect(when({ kind: "same_indicator_low", years: [0, 0], atLeast: 1 })[0]).toMatch(/два разных года/);
  });

  it("says what weights add up to", () => {
    expect(texts(withIndex({ groupWeights: { VPR: "0.3", OGE: "0.35", EGE: "0.3" } }))).toEqual([
      "Веса групп в сумме дают 0,95, а должны давать 1.",
    ]);
    expect(texts(withIndex({ yearWeights: ["0.6", "0.5"] }))).toEqual([
      "Веса лет в сумме дают 1,1, а должны давать 1.",
    ]);
    expect(texts(withIndex({ yearWeights: ["1"] }))).toEqual(["Задайте вес каждого года: лет 2, весов 1."]);
    expect(texts(withIndex({}, { indicators: ["VPR_RU_5", "OGE_MA"] }))).toEqual([
      "У группы ЕГЭ есть вес, но нет ни одного показателя: вес пропадёт.",
      "Веса групп в сумме дают 0,65, а должны давать 1.",
    ]);
  });

  it("finds holes and laps between bands, and a scale that does not reach its ends", () => {
    const bands = (...list: IndexVerdict["bands"]): string[] => texts(withIndex({ bands: list }));
    const low = { from: null, below: "83", outcome: "identified" } as const;
    expect(bands(low, { from: "85", below: null, outcome: "not_identified" })).toEqual([
      "Между полосами дыра: индекс от 83 до 85 не попадает никуда.",
    ]);
    expect(bands(low, { from: "80.5", below: null, outcome: "not_identified" })).toEqual([
      "Полосы перекрываются: индекс 80,5 попадает в две.",
    ]);
    expect(bands({ from: "10", below: "90", outcome: "identified" })).toHaveLength(2);
    expect(bands({ from: null, below: null, outcome: "not_identified" })[0]).toMatch(/Ни одна полоса/);
    expect(bands()).toEqual(["Добавьте полосы: какой индекс что означает."]);
  });
});

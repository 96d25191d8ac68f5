import { describe, expect, it } from "vitest";

import { compileRule, evaluate } from "@/lib/modules/methodologies/evaluation/rules";
import { explain, type Explained } from "@/lib/modules/methodologies/explanations/rules";
import type { ExplanationText } from "@/lib/modules/methodologies/explanations/types";
import type { Rule, SchoolFacts } from "@/lib/modules/methodologies/types";
import { ruleWords } from "@/lib/modules/methodologies/words/rules";
import { handbookRule } from "@/prisma/seed/methodologies";

const titles = {
  VPR_MA_5: "ВПР, математика, 5 класс",
  OGE_RU: "ОГЭ, русский язык",
  OGE_MA: "ОГЭ, математика",
};

function words(rule: Rule, facts: SchoolFacts, notHeld: Explained["notHeld"] = []): ExplanationText {
  const narrow = { ...rule, indicators: ["VPR_MA_5", "OGE_RU", "OGE_MA"] };
  const evaluation = evaluate(compileRule(narrow), facts);
  return explain({ rule: narrow, year: 2023, facts, evaluation, titles, notHeld });
}

describe("a verdict in words", () => {
  it("tells each figure with its share, the threshold and what it means", () => {
    const { years, conclusion, reasons } = words(handbookRule("FED_2Y_AND"), {
      years: [
        { VPR_MA_5: [14, 40], OGE_RU: [8, 27], OGE_MA: [12, 35] },
        { VPR_MA_5: "not_applicable", OGE_RU: [0, 0], OGE_MA: [10, 30] },
      ],
    });
    expect(years).toEqual([
      {
        year: 2023,
        lines: [
          {
            code: "VPR_MA_5",
            standing: "low",
            text: "ВПР, математика, 5 класс: 14 из 40 — 35,0 % при пороге 30 %: низкий результат",
          },
          {
            code: "OGE_RU",
            standing: "not_low",
            text: "ОГЭ, русский язык: 8 из 27 — 29,6 % при пороге 30 %: результат не низкий",
          },
          {
            code: "OGE_MA",
            standing: "low",
            text: "ОГЭ, математика: 12 из 35 — 34,3 % при пороге 30 %: низкий результат",
          },
        ],
      },
      {
        year: 2022,
        lines: [
          {
            code: "VPR_MA_5",
            standing: "not_applicable",
            text: "ВПР, математика, 5 класс: не применяется: нет такого класса или участников",
          },
          {
            code: "OGE_RU",
            standing: "not_applicable",
            text: "ОГЭ, русский язык: не применяется: нет такого класса или участников",
          },
          {
            code: "OGE_MA",
            standing: "low",
            text: "ОГЭ, математика: 10 из 30 — 33,3 % при пороге 30 %: низкий результат",
          },
        ],
      },
    ]);
    expect(conclusion).toBe("По методике школа относится к школам с низкими образовательными результатами.");
    expect(reasons).toEqual([
      "Нужно, чтобы выполнялись все условия.",
      "Низких результатов в 2023 году не менее 2: найдено 2 (ВПР, математика, 5 класс; ОГЭ, математика) — условие выполнено.",
      "Показателей с низким результатом и в 2022 году, и в 2023 году не менее 1: найдено 1 (ОГЭ, математика) — условие выполнено.",
    ]);
  });

  it("says which data a decision waits for", () => {
    const { conclusion, reasons } = words(handbookRule("FED_1Y"), {
      years: [{ VPR_MA_5: [14, 40], OGE_RU: [1, 27] }],
    });
    expect(conclusion).toBe(
      "Решения нет: не хватает данных (ОГЭ, математика); если результат по ним окажется низким, школа войдёт в перечень.",
    );
    expect(reasons).toEqual([
      "Низких результатов в 2023 году не менее 2: найдено 1 (ВПР, математика, 5 класс), без данных 1 (ОГЭ, математика) — судить нельзя, пока нет данных.",
    ]);
  });

  it("shows an index with its parts and bands, and why a person decides", () => {
    const index = words(handbookRule("REG_INDEX"), {
      years: [
        { VPR_MA_5: [14, 40], OGE_RU: [8, 27], OGE_MA: [12, 35] },
        { VPR_MA_5: "not_applicable", OGE_RU: "not_applicable", OGE_MA: "not_applicable" },
      ],
    });
    expect(index.reasons[0]).toBe(
      "Индекс школы — 66,64. Границы: менее 83 — выявлена; от 83 до 86 (не включая) — зона контроля; от 86 — не выявлена.",
    );
    expect(index.reasons[2]).toBe("2022 год не учитывается: показателей нет.");
    const few = words(handbookRule("REG_INDEX"), {
      years: [{ VPR_MA_5: [1, 2], OGE_RU: [8, 27], OGE_MA: "not_applicable" }],
    });
    expect(few.conclusion).toBe(
      "Решение принимает специалист ИМАЦ: показателей, по которым можно судить, — 1, а нужно не менее 2.",
    );
    expect(few.years[0]?.lines[0]?.text).toBe(
      "ВПР, математика, 5 класс: 1 из 2 — 50,0 %; участников меньше 5, показатель не учитывается",
    );
  });

  it("tells a procedure that was not held from a grade the school has not", () => {
    const facts: SchoolFacts = { years: [{ VPR_MA_5: "not_applicable", OGE_RU: "not_applicable" }] };
    const { years } = words(handbookRule("FED_1Y"), facts, [{ code: "OGE_RU", back: 0 }]);
    expect(years[0]?.lines.map(({ text }) => text)).toEqual([
      "ВПР, математика, 5 класс: не применяется: нет такого класса или участников",
      "ОГЭ, русский язык: не применяется: процедура не проводилась",
      "ОГЭ, математика: данные не поступили",
    ]);
  });

  it("says whether too little is known or the index is left to a person", () => {
    const index = handbookRule("REG_INDEX");
    if (index.verdict.kind !== "index") throw new Error("REG_INDEX is an index");
    const verdict = {
      ...index.verdict,
      bands: [
        { from: null, below: "83", outcome: "manual_review" as const },
        { from: "83", below: null, outcome: "not_identified" as const },
      ],
    };
    const facts: SchoolFacts = {
      years: [
        { VPR_MA_5: [14, 40], OGE_RU: [8, 27], OGE_MA: [12, 35] },
        { VPR_MA_5: [14, 40], OGE_RU: [8, 27], OGE_MA: [12, 35] },
      ],
    };
    expect(words({ ...index, verdict }, facts).conclusion).toBe(
      "Решение принимает специалист ИМАЦ: для полосы, в которую попадает индекс школы, методика назначает ручное рассмотрение.",
    );
    const nothing = {
      VPR_MA_5: "not_applicable",
      OGE_RU: "not_applicable",
      OGE_MA: "not_applicable",
    } as const;
    expect(words({ ...index, minIndicators: 0 }, { years: [nothing, nothing] }).conclusion).toBe(
      "Решение принимает специалист ИМАЦ: в отчётном году нет показателей, по которым считают индекс.",
    );
  });

  it("keeps a group within a group together", () => {
    const low = (year: number, atLeast: number) => ({ kind: "count_low" as const, year, atLeast });
    const nested: Rule = {
      ...handbookRule("FED_2Y_AND"),
      verdict: {
        kind: "conditions",
        outcome: "identified",
        when: { kind: "all", of: [low(0, 1), { kind: "any", of: [low(1, 2), low(1, 1)] }] },
      },
    };
    const cells = { VPR_MA_5: [14, 40], OGE_RU: [1, 27], OGE_MA: [1, 35] } as const;
    expect(words(nested, { years: [cells, cells] }).reasons).toEqual([
      "Нужно, чтобы выполнялись все условия.",
      "Низких результатов в 2023 году не менее 1: найдено 1 (ВПР, математика, 5 класс) — условие выполнено.",
      "Одно из: Низких результатов в 2022 году не менее 2: найдено 1 (ВПР, математика, 5 класс) — условие не выполнено; Низких результатов в 2022 году не менее 1: найдено 1 (ВПР, математика, 5 класс) — условие выполнено. В целом условие выполнено.",
    ]);
  });

  it("tells a rule by itself", () => {
    expect(ruleWords({ ...handbookRule("FED_2Y_OR"), indicators: ["OGE_MA"] }, titles)).toEqual([
      "Смотрят результаты за 2 года: отчётный и предшествующие.",
      "Показатели: ОГЭ, математика.",
      "Результат низкий, когда минимального порога не преодолели не менее 30 % участников, по первой попытке. Доли сравнивают точно, без округления.",
      "Чтобы школа была выявлена, достаточно одного из условий:",
      "— Низких результатов в отчётном году не менее 2;",
      "— Показателей с низким результатом и в предыдущем году, и в отчётном году не менее 1;",
    ]);
  });
});

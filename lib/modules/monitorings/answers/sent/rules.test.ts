import { describe, expect, it } from "vitest";

import { differencesOf, sentSections } from "@/lib/modules/monitorings/answers/sent/rules";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";

const number = (code: string, title: string) => ({ type: "integer", code, title, unit: "чел." });
const form = formSchema.parse({
  sections: [
    {
      code: "one",
      title: "Контингент",
      help: "",
      questions: [
        number("all", "Обучающихся"),
        number("part", "Из них малышей"),
        { type: "text", code: "why", title: "Почему", visibleIf: "part > all" },
        { type: "calculated", code: "rest", title: "Остальные", expression: "all - part", result: "number" },
        {
          type: "table",
          code: "works",
          title: "Работы",
          columns: [number("sat", "Писали")],
          rows: { kind: "repeating", min: 0, max: 5, label: "Работа" },
        },
      ],
    },
    { code: "hidden", title: "Скрытый", help: "", visibleIf: "all > 1000", questions: [number("x", "X")] },
  ],
  checks: [{ code: "few", severity: "warn", expression: "part * 2 <= all", text: "Больше половины." }],
});

const answers = { all: "347", part: "200", works: [{ row: "r1", cells: { sat: "20" } }] };
const sent = {
  answers,
  explanations: { "check:few": "Набрали два первых класса" },
  origins: { all: "из реестра школ, на 01.09.2026" },
  lastYear: { all: "347" },
  facts: {},
};

describe("what was sent", () => {
  it("is what the respondent saw, in words, beside last year's, with findings and marks", () => {
    const [section, ...others] = sentSections(form, sent, {
      seesSmall: true,
      usual: { "works/r1/sat": { answers: 9, lower: 40, upper: 50 } },
      before: { ...answers, part: "150" },
    });
    expect(others).toEqual([]);
    const [all, part, rest, works] = section?.questions ?? [];
    expect(all).toMatchObject({
      title: "Обучающихся, чел.",
      origin: "из реестра школ, на 01.09.2026",
      answer: { shown: "347", lastYear: "347", before: null, marks: ["Не изменилось с прошлого года."] },
      findings: [],
    });
    expect(part).toMatchObject({
      answer: { shown: "200", before: "150" },
      findings: [{ severity: "warn", text: "Больше половины.", explanation: "Набрали два первых класса" }],
    });
    expect(rest).toMatchObject({ code: "rest", answer: { shown: "147,0" } });
    expect(works?.answer).toBeNull();
    expect(works?.table).toMatchObject({
      columns: ["Писали, чел."],
      rows: [{ label: "Работа 1", answers: [{ shown: "20" }] }],
    });
    expect(works?.table?.rows[0]?.answers[0]?.marks[0]).toContain("обычно от 40 до 50");
  });

  it("tells nobody outside what would give a small count away", () => {
    const small = formSchema.parse({
      sections: [
        {
          code: "one",
          title: "Контингент",
          questions: [
            number("all", "Обучающихся"),
            { ...number("few", "Детей группы"), small: true },
            {
              type: "calculated",
              code: "share",
              title: "Доля",
              expression: "percent(few, all)",
              result: "number",
            },
          ],
        },
      ],
    });
    const shown = (few: string, seesSmall: boolean) =>
      sentSections(small, { ...sent, answers: { all: "40", few } }, { seesSmall, usual: null, before: null })
        .flatMap(({ questions }) => questions)
        .map(({ answer }) => answer?.shown);
    expect(shown("3", false)).toEqual(["40", "<5", "скрыто"]);
    expect(shown("3", true)).toEqual(["40", "3", "7,5"]);
    expect(shown("6", false)).toEqual(["40", "6", "15,0"]);
  });

  it("is without a checker's marks for who answered", () => {
    const [section] = sentSections(form, sent, { seesSmall: true, usual: null, before: null });
    expect(section?.questions[0]?.answer).toMatchObject({ shown: "347", lastYear: "347", marks: [] });
  });
});

describe("what changed", () => {
  it("is told question by question and cell by cell, rows that are gone among them", () => {
    const now = { all: "347", part: "150", works: [{ row: "r2", cells: { sat: "5" } }] };
    expect(differencesOf(form, answers, now)).toEqual([
      { question: "part", title: "Из них малышей, чел.", before: "200", after: "150" },
      { question: "works", title: "Работы: Работа 1, Писали, чел.", before: "", after: "5" },
      {
        question: "works",
        title: "Работы: Работа 1 (строка удалена), Писали, чел.",
        before: "20",
        after: "",
      },
    ]);
    expect(differencesOf(form, answers, answers)).toEqual([]);
  });
});

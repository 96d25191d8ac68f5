import { describe, expect, it } from "vitest";

import { readContent } from "@/lib/modules/programmes/fields/rules";
import {
  factorSections,
  programmeProblems,
  shownText,
  TRANSITION_BLOCKS,
} from "@/lib/modules/programmes/rules";

const factor = (code: string, confirmed: boolean, priority = false) => ({
  code,
  title: "Фактор",
  measures: ["Диагностика"],
  confirmed,
  priority,
});
const factors = [factor("RF02", true), factor("RF06", false), factor("RF09", true, true)];
const period = { kind: "deadline", on: "2027-09-30" };
const measure = (section: string, fields: object = {}) =>
  Object.fromEntries(
    Object.entries({
      ...{ section, position: "A", title: "Занятия", period, responsible: "завуч", evidence: "журнал" },
      ...fields,
    }).map(([name, value]) => [`measure/m/${name}`, value]),
  );
const textsOf = (problems: { text: string }[]) => problems.map(({ text }) => text);

describe("sections of an antirisk programme", () => {
  it("are the confirmed factors, the priorities first; of a sent text those it was sent with", () => {
    expect(factorSections(factors, null).map(({ code }) => code)).toEqual(["RF09", "RF02"]);
    expect(factorSections(factors, ["RF06"]).map(({ title }) => title)).toEqual(["RF06. Фактор"]);
  });
});

describe("what is left to fill in", () => {
  it("is told of an empty transition plan and of a measure without its term", () => {
    const empty = textsOf(programmeProblems("transition", readContent({}), TRANSITION_BLOCKS));
    expect(empty).toEqual([
      "Напишите причины низких результатов",
      "Напишите цель",
      "Напишите критерии выхода",
      "Добавьте хотя бы одно мероприятие",
      "Укажите целевое значение хотя бы одного показателя",
    ]);
    const whole = {
      "text/causes": "Пробелы",
      "text/goal": "Снизить",
      "text/exit": "15 %",
      "indicator/i/position": "A",
      "indicator/i/target": "25",
    };
    const problems = (fields: object) =>
      textsOf(
        programmeProblems(
          "transition",
          readContent({ ...whole, ...measure("pupils", fields) }),
          TRANSITION_BLOCKS,
        ),
      );
    expect(problems({})).toEqual([]);
    expect(problems({ period: null, responsible: " " })).toEqual(["«Занятия»: укажите срок, ответственного"]);
  });

  it("asks of each factor a goal, a measure and an indicator with its target", () => {
    const sections = factorSections([factor("RF09", true)], null);
    const of = (fields: object) =>
      textsOf(programmeProblems("antirisk", readContent({ ...fields }), sections));
    expect(of({ "text/planned": "Меньше" })).toEqual([
      "RF09: напишите цель",
      "RF09: добавьте мероприятие",
      "RF09: укажите показатель с целевым значением",
    ]);
    expect(
      of({
        "text/planned": "Меньше",
        "section/RF09/goal": "Снизить",
        ...measure("RF09"),
        "indicator/i/position": "A",
        "indicator/i/section": "RF09",
        "indicator/i/target": "9",
      }),
    ).toEqual([]);
    expect(textsOf(programmeProblems("antirisk", readContent({ "text/planned": "Меньше" }), []))).toEqual([
      "Подтвердите в рисковом профиле хотя бы один фактор",
    ]);
  });
});

describe("the text a programme is known by", () => {
  it("is the one in force, then the open one, then the last", () => {
    const text = (number: number, state: "draft" | "approved" | "superseded" | "dropped") => ({
      number,
      state,
    });
    expect(shownText([text(1, "approved"), text(2, "draft")])?.number).toBe(1);
    expect(shownText([text(1, "draft")])?.number).toBe(1);
    expect(shownText([text(1, "superseded"), text(2, "dropped")])?.number).toBe(2);
    const none: ReturnType<typeof text>[] = [];
    expect(shownText(none)).toBeUndefined();
  });
});

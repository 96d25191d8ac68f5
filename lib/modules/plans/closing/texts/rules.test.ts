import { describe, expect, it } from "vitest";

import { draftTexts, shownTexts, type ResultFacts } from "@/lib/modules/plans/closing/texts/rules";
import type { IndicatorResult, ResultMeasure } from "@/lib/modules/plans/closing/types";

const track = (trackNumber: number, done: number, late = 0, notDone = 0, cancelled = 0) => ({
  trackNumber,
  title: ["Организация", "Адресная поддержка ШНОР", "Школы зоны риска", "Профилактика"][trackNumber] ?? "",
  total: done + late + notDone + cancelled,
  done,
  late,
  notDone,
  cancelled,
});

const indicator = (values: Partial<IndicatorResult>): IndicatorResult => ({
  id: "1",
  title: "Доля вышедших школ",
  unit: "%",
  baseline: "10",
  target: "20",
  actual: null,
  note: "",
  ...values,
});

const left = (number: string, handOver = true): ResultMeasure => ({
  lineageId: number,
  trackNumber: Number(number[0]),
  number,
  title: `Мероприятие ${number}`,
  periodText: "",
  state: "in_progress",
  doneText: "",
  handOver,
});

const facts = (values: Partial<ResultFacts>): ResultFacts => ({
  year: 2026,
  tracks: [],
  indicators: [],
  unfinished: [],
  lateNumbers: [],
  ...values,
});

/** Spaces that do not break are spaces to the reader. */
const words = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("the summary", () => {
  const summary = (values: Partial<ResultFacts>) => words(draftTexts(facts(values)).summary).split("\n");

  it("tells what was done of what was planned, late and not, by track", () => {
    const tracks = [track(0, 6), track(1, 20, 3, 4, 2), track(2, 13), track(3, 10, 0, 2)];
    expect(summary({ tracks })).toEqual([
      "Из 60 мероприятий плана на 2026 год выполнено 52 (86,7 %), из них с нарушением срока — 3.",
      "Не выполнено 6, отменено 2.",
      "Раздел 0 «Организация»: выполнено 6 из 6 (100,0 %).",
      "Трек 1 «Адресная поддержка ШНОР»: выполнено 23 из 29 (79,3 %).",
      "Трек 2 «Школы зоны риска»: выполнено 13 из 13 (100,0 %).",
      "Трек 3 «Профилактика»: выполнено 10 из 12 (83,3 %).",
    ]);
  });

  it.each([
    [1, "Из 1 мероприятия плана"],
    [2, "Из 2 мероприятий плана"],
    [5, "Из 5 мероприятий плана"],
    [11, "Из 11 мероприятий плана"],
    [21, "Из 21 мероприятия плана"],
    [101, "Из 101 мероприятия плана"],
    [111, "Из 111 мероприятий плана"],
  ])("agrees with %i", (count, start) => {
    expect(summary({ tracks: [track(0, count)] })[0]?.startsWith(start)).toBe(true);
  });

  it("says only what there is", () => {
    expect(summary({})).toEqual(["В плане на 2026 год не было мероприятий."]);
    expect(summary({ tracks: [track(1, 0, 0, 0, 2), track(2, 0)] })).toEqual([
      "Из 2 мероприятий плана на 2026 год выполнено 0 (0,0 %).",
      "Отменено 2.",
      "Трек 1 «Адресная поддержка ШНОР»: выполнено 0 из 2 (0,0 %).",
    ]);
  });

  it.each<[Partial<IndicatorResult>[], string]>([
    [[{}], "Фактические значения показателей не внесены."],
    [[{ actual: "21" }], "Из 1 показателя плана достигнуто 1."],
    [
      [{ actual: "21" }, { actual: "15" }, {}],
      "Из 3 показателей плана достигнуто 1. Фактическое значение не внесено по 1 показателю.",
    ],
    [
      [{ actual: "2" }, {}, {}],
      "Из 3 показателей плана достигнуто 0. Фактическое значение не внесено по 2 показателям.",
    ],
  ])("counts indicators %j", (values, sentence) => {
    expect(summary({ tracks: [track(0, 1)], indicators: values.map(indicator) }).at(-1)).toBe(sentence);
  });
});

describe("the conclusions", () => {
  const conclusions = (values: Partial<ResultFacts>) =>
    words(draftTexts(facts(values)).conclusions).split("\n");

  it("praise only what is done in full", () => {
    expect(conclusions({ tracks: [track(0, 2), track(1, 1, 1)] })).toEqual([
      "План на 2026 год выполнен полностью.",
    ]);
    expect(conclusions({ tracks: [track(0, 2, 0, 0, 1)] })).toEqual([
      "План на 2026 год выполнен, кроме отменённых мероприятий.",
    ]);
  });

  it("name the tracks without debts and the weakest one", () => {
    expect(conclusions({ tracks: [track(0, 2), track(1, 1, 0, 2), track(2, 3), track(3, 1, 0, 1)] })).toEqual(
      [
        "План на 2026 год выполнен не полностью.",
        "Невыполненных мероприятий нет: раздел 0 и трек 2.",
        "Меньше всего выполнено: трек 1, 1 из 3 (33,3 %).",
      ],
    );
  });

  it("name indicators with what was planned and what came of it", () => {
    const indicators = [
      indicator({ actual: "21.5" }),
      indicator({ title: "Доля не сдавших ОГЭ", baseline: "30", target: "25", actual: "31.25" }),
      indicator({ title: "Школы с наставником", unit: "", baseline: "1", target: "4", actual: "3" }),
    ];
    expect(conclusions({ tracks: [track(0, 1)], indicators }).slice(1)).toEqual([
      "Достигнут показатель: «Доля вышедших школ» — 21,5 % при плановом значении 20 %.",
      "Не достигнуты показатели: «Доля не сдавших ОГЭ» — 31,25 % при плановом значении 25 %; «Школы с наставником» — 3 при плановом значении 4.",
    ]);
  });
});

describe("the tasks", () => {
  const tasks = (values: Partial<ResultFacts>) => words(draftTexts(facts(values)).nextTasks).split("\n");

  it("carry on what is handed over, and only that", () => {
    expect(tasks({ unfinished: [left("1.3")] })).toEqual([
      "Завершить в 2027 году мероприятие плана на 2026 год: «Мероприятие 1.3» (п. 1.3).",
    ]);
    expect(tasks({ unfinished: [left("1.3"), left("2.1", false), left("3.2")] })).toEqual([
      "Завершить в 2027 году мероприятия плана на 2026 год: «Мероприятие 1.3» (п. 1.3); «Мероприятие 3.2» (п. 3.2).",
    ]);
  });

  it("tell many by their places alone", () => {
    const unfinished = ["1.1", "1.2", "1.3", "2.1", "2.2", "3.1"].map((number) => left(number));
    expect(tasks({ unfinished })).toEqual([
      "Завершить в 2027 году 6 мероприятий плана на 2026 год: п. 1.1, 1.2, 1.3, 2.1, 2.2, 3.1.",
    ]);
  });

  it("number what is more than one", () => {
    expect(
      tasks({
        unfinished: [left("1.3")],
        indicators: [indicator({ actual: "15" })],
        lateNumbers: ["1.1", "2.4"],
      }),
    ).toEqual([
      "1. Завершить в 2027 году мероприятие плана на 2026 год: «Мероприятие 1.3» (п. 1.3).",
      "2. Достичь планового значения показателя: «Доля вышедших школ».",
      "3. Соблюдать сроки: в 2026 году с нарушением срока выполнено 2 мероприятия (п. 1.1, 2.4).",
    ]);
  });

  it("say so when nothing is left", () => {
    expect(tasks({ unfinished: [left("2.1", false)] })).toEqual([
      "Невыполненных мероприятий и недостигнутых показателей нет: задачи на 2027 год определяет обоснование нового плана.",
    ]);
  });
});

describe("what is shown", () => {
  it("is what was typed, else the draft", () => {
    const given = facts({ tracks: [track(0, 1)] });
    const shown = shownTexts({ summary: "Сделано.", conclusions: "", nextTasks: "" }, given);
    expect(shown).toEqual({ ...draftTexts(given), summary: "Сделано." });
  });
});

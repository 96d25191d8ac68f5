import { describe, expect, it } from "vitest";

import { formSchema } from "@/lib/modules/monitorings/forms/schema";
import type { FormInput } from "@/lib/modules/monitorings/forms/types";
import { formProblems } from "@/lib/modules/monitorings/lint/rules";

type QuestionInput = FormInput["sections"][number]["questions"][number];

const count = (code: string, more: object = {}) =>
  ({ type: "integer", code, title: `Число ${code}`, unit: "чел.", ...more }) as QuestionInput;
const sum = (code: string, expression: string) =>
  ({
    type: "calculated",
    code,
    title: `Сумма ${code}`,
    expression,
    result: "number",
    unit: "чел.",
  }) as QuestionInput;
const kind: QuestionInput = {
  type: "choice",
  code: "kind",
  title: "Вид",
  options: [
    { code: "one", label: "Первый" },
    { code: "two", label: "Второй" },
  ],
};
const table = (more: object = {}) =>
  ({
    type: "table",
    code: "t",
    title: "Таблица",
    columns: [{ type: "integer", code: "t_x", title: "Икс", unit: "ед." }],
    rows: { kind: "fixed", rows: [{ code: "r1", label: "Первая" }] },
    ...more,
  }) as QuestionInput;

function problems(questions: QuestionInput[], more: Partial<FormInput> = {}): string[] {
  const form = formSchema.parse({ sections: [{ code: "s", title: "Раздел", questions }], ...more });
  return formProblems(form).map(({ text }) => text);
}
const checked = (questions: QuestionInput[], expression: string) =>
  problems(questions, { checks: [{ code: "c", severity: "block", expression, text: "Не так" }] });

describe("the lint of a form", () => {
  it("is silent about a sound one", () => {
    expect(
      checked([count("a"), count("b", { visibleIf: "a > 1" }), table()], "b <= a && t.r1.t_x > 0"),
    ).toEqual([]);
  });

  it.each([
    [[], "В форме нет ни одного вопроса."],
    [[count("a", { unit: null })], "Вопрос «Число a»: у числа нет единицы измерения."],
    [[count("a"), count("a")], "Вопрос «Число a»: код «a» уже есть — вопрос «Число a»."],
    [[count("last")], "Вопрос «Число last»: код «last» занят самим порталом."],
    [[count("a", { min: "5", max: "1" })], "Вопрос «Число a»: наименьшее значение больше наибольшего."],
    [
      [count("a", { visibleIf: "false" })],
      "Вопрос «Число a» не будет показан никогда: его условие показа не выполняется ни при каких ответах.",
    ],
    [
      [count("a", { visibleIf: "a = 1" })],
      "Условие показа «Число a»: сравнение записывается двумя знаками: «==», а не «=».",
    ],
    [
      [sum("x", "y + 1"), sum("y", "x + 1")],
      "Расчёты и условия ждут друг друга по кругу: «Сумма x» → «Сумма y» → «Сумма x».",
    ],
    [
      [kind, count("a", { requiredIf: 'kind == "three"' })],
      "Условие обязательности «Число a»: варианта «three» у «kind» нет.",
    ],
    [[table({ unique: ["t_z"] })], "В таблице «Таблица» нет столбца «t_z», который не должен повторяться."],
    [
      [table({ checks: [{ code: "c", severity: "warn", expression: "t_y > 0", text: "Не так" }] })],
      "Проверка «c» таблицы «Таблица»: вопроса или сведения «t_y» нет.",
    ],
  ] as [QuestionInput[], string][])("tells of %#", (questions, text) => {
    expect(problems(questions)).toEqual([text]);
  });

  it.each([
    ["b > 0", "Проверка «c»: вопроса или сведения «b» нет."],
    ["a", "Проверка «c»: нужно «да» или «нет», а получается число."],
    ["a + kind > 0", "Проверка «c»: нужно число, а получается текст."],
    ["a == kind", "Проверка «c»: сравниваются число и текст."],
    ['kind < "two"', "Проверка «c»: больше и меньше бывают только числа и даты."],
    ["all(u, a > 0)", "Проверка «c»: таблицы «u» нет."],
    ["t.r2.t_x > 0", "Проверка «c»: вопроса или сведения «t.r2.t_x» нет."],
    ["1 < 2", "Проверка «c»: в ней нет ни одного вопроса, она всегда одинакова."],
  ])("tells of a check: %s", (expression, text) => {
    expect(checked([count("a"), kind, table()], expression)).toEqual([text]);
  });

  it("finds what hangs on a question never seen", () => {
    const hidden = count("a", { visibleIf: "1 == 1 && false" });
    const found = problems([
      hidden,
      count("b", { visibleIf: "a > 0" }),
      count("d", { visibleIf: "!filled(a)" }),
    ]);
    expect(found.map((text) => text.slice(0, 18))).toEqual(["Вопрос «Число a» н", "Вопрос «Число b» н"]);
  });

  it("tells of a check, a section, an option and a row that are there twice", () => {
    const check = { code: "c", severity: "block" as const, expression: "a > 0", text: "Не так" };
    const section = { code: "s", title: "Раздел", questions: [] };
    const twice = {
      ...kind,
      options: [
        { code: "one", label: "А" },
        { code: "one", label: "Б" },
      ],
    } as QuestionInput;
    const rows = {
      kind: "fixed",
      rows: [
        { code: "r1", label: "А" },
        { code: "r1", label: "Б" },
      ],
    };
    const form = formSchema.parse({
      sections: [{ ...section, questions: [count("a"), twice, table({ rows })] }, section],
      checks: [check, check],
    });
    expect(formProblems(form).map(({ text }) => text)).toEqual([
      "Проверка с кодом «c» есть дважды.",
      "Раздел с кодом «s» есть дважды.",
      "Вопрос «Вид»: вариант с кодом «one» есть дважды.",
      "В таблице «Таблица» строка «r1» есть дважды.",
    ]);
  });

  it("tells of a source of the portal it knows nothing of, or that gives nothing where it stands", () => {
    const prefill = (from: string) => ({ prefill: { source: "реестр", locked: true, from } });
    const column = { type: "integer", code: "t_x", title: "Икс", unit: "ед." };
    const facts = [{ code: "f", title: "Мощность", type: "number", source: "реестр" }] as const;
    expect(
      problems(
        [
          count("a", prefill("school.pupil")),
          count("b", prefill("row.year")),
          count("d", prefill("school.pupils")),
        ],
        { facts: [{ ...facts[0], from: "school.room" }] },
      ),
    ).toEqual([
      "Сведение «Мощность»: источника «school.room» у портала нет.",
      "Вопрос «Число a»: источника «school.pupil» у портала нет.",
      "Вопрос «Число b»: источник «row.year» бывает только у столбца таблицы.",
    ]);
    expect(
      problems([
        table({
          columns: [
            { ...column, ...prefill("school.pupils") },
            { ...column, code: "t_y", ...prefill("row.year") },
          ],
        }),
      ]),
    ).toEqual([
      "Столбец «Икс»: столбец заполняют из строки источника таблицы: «row.…», а не «school.pupils».",
    ]);
  });
});

import { describe, expect, it } from "vitest";

import { comparableCodes, sameDefinition } from "@/lib/modules/monitorings/comparison/definitions/rules";
import { compareForms } from "@/lib/modules/monitorings/comparison/rules";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";
import type { Form, FormInput, Question } from "@/lib/modules/monitorings/forms/types";

type QuestionInput = FormInput["sections"][number]["questions"][number];

const count = (code: string, more: object = {}) =>
  ({ type: "integer", code, title: `Число ${code}`, unit: "чел.", ...more }) as QuestionInput;
const sum = (code: string, expression: string) =>
  ({ type: "calculated", code, title: "Доля", expression, result: "number", unit: "%" }) as QuestionInput;
const choice = (options: [string, string][], more: object = {}) =>
  ({
    type: "choice",
    code: "kind",
    title: "Вид",
    options: options.map(([code, label]) => ({ code, label })),
    ...more,
  }) as QuestionInput;
const table = (columns: QuestionInput[], rows: [string, string][] = [["r1", "Первая"]]) =>
  ({
    type: "table",
    code: "t",
    title: "Таблица",
    columns,
    rows: { kind: "fixed", rows: rows.map(([code, label]) => ({ code, label })) },
  }) as QuestionInput;

const form = (questions: QuestionInput[], more: Partial<FormInput> = {}): Form =>
  formSchema.parse({ sections: [{ code: "s", title: "Раздел", questions }], ...more });
const one = (question: QuestionInput): Question => {
  const [found] = form([question]).sections[0]?.questions ?? [];
  if (!found) throw new Error("No question");
  return found;
};

describe("answers of two years", () => {
  const options: [string, string][] = [
    ["a", "Первый"],
    ["b", "Второй"],
  ];
  it.each<[string, QuestionInput, QuestionInput, boolean]>([
    ["help, limits and prefill", count("a"), count("a", { help: "Иначе", max: "5", required: true }), true],
    ["a comma in the name", count("a"), count("a", { title: "Число: «A»" }), true],
    ["another name", count("a"), count("a", { title: "Доля a" }), false],
    ["another unit", count("a"), count("a", { unit: "ед." }), false],
    ["another type", count("a"), count("a", { type: "decimal" }), false],
    ["options in another order", choice(options), choice(options.toReversed()), true],
    ["an option more", choice(options), choice([...options, ["c", "Третий"]]), false],
    [
      "an option of another meaning",
      choice(options),
      choice([
        ["a", "Нулевой"],
        ["b", "Второй"],
      ]),
      false,
    ],
    ["spaces in a calculation", sum("x", "a+b"), sum("x", "a  + b"), true],
    ["another calculation", sum("x", "a + b"), sum("x", "a - b"), false],
    [
      "a row more",
      table([count("c")]),
      table(
        [count("c")],
        [
          ["r1", "Первая"],
          ["r2", "Вторая"],
        ],
      ),
      false,
    ],
    ["a column more", table([count("c")]), table([count("c"), count("d")]), false],
  ])("with %s", (_, before, after, same) => {
    expect(sameDefinition(one(before), one(after))).toBe(same);
  });

  it("of a calculation stand apart where what it is made of does", () => {
    const before = form([
      count("a"),
      count("b"),
      sum("x", "percent(a, b)"),
      sum("y", "x * 2"),
      table([count("c")]),
    ]);
    const after = form([
      count("a"),
      count("b", { unit: "класс" }),
      sum("x", "percent(a, b)"),
      sum("y", "x * 2"),
      table([count("c", { unit: "ед." })]),
    ]);
    expect([...comparableCodes(before, after)]).toEqual(["a"]);
    expect(comparableCodes(before, before).size).toBe(6);
  });

  it("of a calculation stand apart where a figure of the portal it takes is told otherwise", () => {
    const facts = (unit: string): FormInput["facts"] => [
      { code: "f", title: "Сведение", type: "number", unit, source: "Реестр" },
    ];
    const questions = [count("a"), sum("x", "a + f")];
    const [before, after] = [
      form(questions, { facts: facts("чел.") }),
      form(questions, { facts: facts("класс") }),
    ];
    expect([...comparableCodes(before, after)]).toEqual(["a"]);
    expect([...comparableCodes(before, before)]).toEqual(["a", "x"]);
  });
});

describe("two versions of a form", () => {
  it("that are the same differ in nothing", () => {
    const same = form([count("a"), choice([["a", "А"]])]);
    expect(compareForms(same, same)).toEqual({ changes: [], kept: 2, comparable: 2 });
  });

  it("are compared part by part in words", () => {
    const before = form([count("a"), count("gone"), count("b")], {
      checks: [{ code: "k", severity: "block", expression: "a > b", text: "Мало" }],
    });
    const after = form([count("b", { unit: "ед.", required: true }), count("a"), count("new")], {
      checks: [{ code: "k", severity: "warn", expression: "a > b", text: "Мало" }],
    });
    const { changes, kept, comparable } = compareForms(before, after);
    expect([kept, comparable]).toEqual([2, 1]);
    expect(changes.map(({ code, kind, comparable: same }) => [code, kind, same])).toEqual([
      ["b", "changed", false],
      ["new", "added", null],
      ["gone", "removed", null],
      ["k", "changed", null],
    ]);
    expect(changes[0]?.fields).toEqual([
      { label: "Обязательный", before: "нет", after: "да", words: null },
      { label: "Единица измерения", before: "чел.", after: "ед.", words: null },
    ]);
    expect(changes[0]?.moved).toEqual({ label: "Место", before: "2", after: "1", words: null });
    expect(changes.at(-1)?.fields).toEqual([
      {
        label: "Вид проверки",
        before: "ошибка: не даёт отправить",
        after: "предупреждение: просит пояснить",
        words: null,
      },
    ]);
  });

  it("tell of what stands inside a question line by line", () => {
    const before = form([
      choice([
        ["a", "А"],
        ["b", "Б"],
      ]),
      table([count("c"), count("d")]),
    ]);
    const after = form([
      choice([
        ["a", "А"],
        ["z", "Я"],
      ]),
      table([count("c", { max: "9" })]),
    ]);
    const fields = compareForms(before, after).changes.flatMap((change) => change.fields);
    expect(fields.map(({ words: _words, ...field }) => field)).toEqual([
      { label: "Вариант «z»", before: "", after: "Я (z)" },
      { label: "Вариант «b»", before: "Б (b)", after: "" },
      { label: "Столбец «Число c»: Не больше", before: "", after: "9" },
      { label: "Столбец «Число d»", before: "Число d (d), целое число", after: "" },
    ]);
  });

  it("tell of a question that went to another section", () => {
    const sections = (first: QuestionInput[], second: QuestionInput[]) =>
      formSchema.parse({
        sections: [
          { code: "s1", title: "Первый", questions: first },
          { code: "s2", title: "Второй", questions: second },
        ],
      });
    const { changes } = compareForms(
      sections([count("a"), count("b")], [count("c")]),
      sections([count("b")], [count("c"), count("a")]),
    );
    expect(changes).toEqual([
      {
        part: "question",
        code: "a",
        title: "Число a",
        kind: "changed",
        moved: { label: "Раздел", before: "Первый", after: "Второй", words: null },
        fields: [],
        comparable: true,
      },
    ]);
  });
});

import { describe, expect, it } from "vitest";

import { questionsToOpen } from "@/lib/modules/monitorings/checking/reach/rules";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";

const number = (code: string, more: object = {}) => ({
  type: "integer",
  code,
  title: code,
  unit: "чел.",
  ...more,
});

const form = formSchema.parse({
  sections: [
    {
      code: "one",
      title: "Первый",
      help: "",
      questions: [
        number("all"),
        number("part"),
        number("other"),
        number("alone"),
        { type: "calculated", code: "share", title: "Доля", expression: "part / all", result: "number" },
        { type: "boolean", code: "has_ten", title: "Есть 10 класс" },
        { type: "text", code: "why", title: "Почему", requiredIf: "has_ten == false" },
      ],
    },
    {
      code: "ten",
      title: "Десятый класс",
      help: "",
      visibleIf: "has_ten",
      questions: [
        number("tenth"),
        {
          type: "table",
          code: "exams",
          title: "Экзамены",
          columns: [number("sat"), number("failed")],
          rows: { kind: "fixed", rows: [{ code: "ru", label: "Русский язык" }] },
          checks: [{ code: "sat_all", severity: "block", expression: "sat <= tenth", text: "Больше" }],
        },
      ],
    },
  ],
  checks: [
    { code: "part_all", severity: "block", expression: "part <= all", text: "Больше" },
    { code: "share_other", severity: "warn", expression: "share < other", text: "Мало" },
    { code: "last_alone", severity: "warn", expression: "alone >= last.other", text: "Меньше" },
  ],
});

describe("what a return opens", () => {
  it("the questions with remarks and those that share a check with one", () => {
    expect(questionsToOpen(form, ["all"])).toEqual(["all", "part", "other"]);
    expect(questionsToOpen(form, ["alone"])).toEqual(["alone"]);
  });

  it("goes through a calculation, and never opens the calculation itself", () => {
    expect(questionsToOpen(form, ["other"])).toEqual(["all", "part", "other"]);
  });

  it("goes through the checks of a table's rows both ways, not to whatever shows them", () => {
    expect(questionsToOpen(form, ["exams"])).toEqual(["tenth", "exams"]);
    expect(questionsToOpen(form, ["tenth"])).toEqual(["tenth", "exams"]);
  });

  it("opens what is shown or required by an open question", () => {
    expect(questionsToOpen(form, ["has_ten"])).toEqual(["has_ten", "why", "tenth", "exams"]);
  });

  it("does not go on from one check to the next, nor to what is not there", () => {
    expect(questionsToOpen(form, ["part", "gone"])).toEqual(["all", "part", "other"]);
    expect(questionsToOpen(form, ["gone"])).toEqual([]);
  });
});

import { expect, it } from "vitest";

import { renameInExpression, renamingEdits } from "@/lib/modules/monitorings/editing/renaming/rules";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";

it.each([
  ["a > 1 && b.a == a", "x > 1 && b.a == x"],
  ['a == "a" || has(aa, "a")', 'x == "a" || has(aa, "a")'],
  ["last.a < a_b - a", "last.x < a_b - x"],
  ["sum(a, c) + a.r1.c", "sum(x, c) + x.r1.c"],
])("a new code goes into %s", (before, after) => {
  expect(renameInExpression(before, "a", "x")).toBe(after);
});

it("a new code goes into every condition, calculation and check, and nowhere else", () => {
  const form = formSchema.parse({
    sections: [
      {
        code: "s",
        title: "Раздел",
        visibleIf: "a > 0",
        questions: [
          { type: "integer", code: "a", title: "А", unit: "чел." },
          { type: "boolean", code: "b", title: "Б", requiredIf: "a > 1" },
          {
            type: "table",
            code: "t",
            title: "Таблица",
            columns: [{ type: "calculated", code: "c", title: "В", expression: "a + 1", result: "number" }],
            rows: { kind: "repeating", max: 3, label: "Строка" },
          },
        ],
      },
    ],
    checks: [
      { code: "k", severity: "block", expression: "a < 9", text: "a много" },
      { code: "n", severity: "block", expression: "b", text: "Нет" },
    ],
  });
  expect(
    renamingEdits(form, "a", "x").map(({ part, code, ...edit }) => [
      part,
      code,
      "field" in edit && edit.field,
    ]),
  ).toEqual([
    ["section", "s", "visibleIf"],
    ["question", "b", "requiredIf"],
    ["question", "t", "columns"],
    ["check", "k", "expression"],
  ]);
});

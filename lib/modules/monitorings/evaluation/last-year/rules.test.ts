import { expect, it } from "vitest";

import { lastYearFields } from "@/lib/modules/monitorings/evaluation/last-year/rules";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";

it("last year's answers are asked for where the form compares with them or computes by them", () => {
  const count = (code: string, more: object = {}) => ({
    type: "integer" as const,
    code,
    title: code,
    unit: "чел.",
    ...more,
  });
  const form = formSchema.parse({
    sections: [
      {
        code: "s",
        title: "Раздел",
        questions: [
          count("a", { compare: { warnPercent: null } }),
          count("b"),
          count("c", { visibleIf: "last.d > 1" }),
          count("d"),
          {
            type: "table",
            code: "t",
            title: "Таблица",
            columns: [count("x"), count("y")],
            rows: {
              kind: "fixed",
              rows: [
                { code: "r1", label: "Первая" },
                { code: "r2", label: "Вторая" },
              ],
            },
          },
        ],
      },
    ],
    checks: [{ code: "k", severity: "warn", expression: "t.r1.x >= last.t.r2.x", text: "Меньше" }],
  });
  expect(lastYearFields(form).map(({ key, table }) => [key, table?.label ?? null])).toEqual([
    ["a", null],
    ["d", null],
    ["t.r2.x", "Таблица, Вторая"],
  ]);
});

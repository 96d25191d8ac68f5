import { describe, expect, it } from "vitest";

import { tracesOfSmall } from "@/lib/modules/monitorings/answers/small/traces/rules";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";

const calculated = (code: string, expression: string) => ({
  type: "calculated",
  code,
  title: code,
  expression,
  result: "number",
});
const form = formSchema.parse({
  sections: [
    {
      code: "a",
      title: "Раздел",
      questions: [
        { type: "integer", code: "all", title: "Всего", unit: "чел." },
        { type: "integer", code: "few", title: "Детей группы", unit: "чел.", small: true },
        calculated("twice", "share + 1"),
        calculated("share", "percent(few, all)"),
        calculated("clean", "all + 1"),
        {
          type: "table",
          code: "grades",
          title: "Классы",
          columns: [
            { type: "integer", code: "pupils", title: "Всего", unit: "чел." },
            { type: "integer", code: "migrants", title: "Группа", unit: "чел.", small: true },
            calculated("part", "percent(migrants, pupils)"),
          ],
          rows: { kind: "fixed", rows: [{ code: "one", label: "1" }] },
        },
        calculated("summed", "sum(grades, migrants)"),
        calculated("whole", "sum(grades, pupils)"),
      ],
    },
  ],
});

describe("what tells of small counts", () => {
  it("is the counts, in tables too, and everything calculated from them", () => {
    expect([...tracesOfSmall(form)].sort()).toEqual(["few", "migrants", "part", "share", "summed", "twice"]);
  });
});

import { expect, it } from "vitest";

import { hideSmall, tellingOfSmall } from "@/lib/modules/monitorings/answers/small/rules";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";

const count = (code: string, small: boolean) => ({ type: "integer" as const, code, title: code, small });
const form = formSchema.parse({
  sections: [
    {
      code: "a",
      title: "Раздел",
      questions: [
        count("few", true),
        count("all", false),
        {
          type: "calculated",
          code: "share",
          title: "Доля",
          expression: "percent(few, all)",
          result: "number",
        },
        {
          type: "table",
          code: "groups",
          title: "Группы",
          columns: [count("kids", true), count("places", false)],
          rows: { kind: "fixed", rows: [{ code: "g1", label: "Первая" }] },
        },
      ],
    },
  ],
});

it("hides counts from 1 to 4 of social categories, in tables too, and nothing else", () => {
  const answers = { few: "4", all: "3", groups: [{ row: "g1", cells: { kids: "1", places: "2" } }] };
  expect(hideSmall(form, answers)).toEqual({
    few: "<5",
    all: "3",
    groups: [{ row: "g1", cells: { kids: "<5", places: "2" } }],
  });
  for (const whole of [{ few: "0" }, { few: "5" }, { few: null }, {}, { groups: "нет" }]) {
    expect(hideSmall(form, whole)).toMatchObject(whole);
  }
});

it("names what would tell a hidden count, and only where one is hidden", () => {
  expect([...tellingOfSmall(form, { few: "4", all: "30" })]).toContain("share");
  expect([...tellingOfSmall(form, { few: "9", all: "30" })]).toEqual([]);
});

import { expect, it } from "vitest";

import { SHORT_FORM } from "@/prisma/factories/short-form";
import { sheetNames } from "./rules";

it("names the sheets of sections and tables as programs of spreadsheets take names, none twice", () => {
  const [pupils, works] = SHORT_FORM.sections;
  if (!pupils || !works) throw new Error("The short form has two sections");
  const long = { ...pupils, code: "long", title: "Кадры: [штат] и/или «совместители», включая внешних" };
  const same = { ...pupils, code: "same", title: "контингент" };
  const own = { ...pupils, code: "own", title: "Списки" };
  const { sections, tables } = sheetNames({ sections: [pupils, works, long, same, own] });
  expect(Object.fromEntries(sections)).toEqual({
    pupils: "Контингент",
    works: "Работы",
    long: "Кадры штат и или совместители…",
    same: "контингент 2",
    own: "Списки 2",
  });
  expect(Object.fromEntries(tables)).toEqual({ works: "Проверочные работы" });
  const all = [...sections.values(), ...tables.values()];
  expect(Math.max(...all.map((name) => name.length))).toBeLessThanOrEqual(31);
});

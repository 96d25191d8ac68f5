import { describe, expect, it } from "vitest";

import { comparableCodes } from "@/lib/modules/monitorings/comparison/definitions/rules";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";
import { areaBars } from "@/lib/modules/monitorings/statistics/charts";
import {
  comparablePlaces,
  hideSmallFigures,
  noAnswers,
  sortAreas,
  statPlaces,
} from "@/lib/modules/monitorings/statistics/rules";
import type { AreaStatistics, StatFigures } from "@/lib/modules/monitorings/statistics/types";

const formOf = (works: string) =>
  formSchema.parse({
    sections: [
      {
        code: "a",
        title: "Раздел",
        questions: [
          { type: "integer", code: "few", title: "Детей группы", unit: "чел.", small: true },
          { type: "boolean", code: "done", title: "Сделано" },
          { type: "text", code: "why", title: "Почему" },
          {
            type: "calculated",
            code: "twice",
            title: "Вдвое",
            expression: "few * 2",
            result: "number",
            unit: "чел.",
          },
          {
            type: "table",
            code: "marks",
            title: "Отметки",
            columns: [{ type: "integer", code: "twos", title: "«2»", unit: "чел." }],
            rows: { kind: "fixed", rows: [{ code: "ru", label: "русский" }] },
          },
          {
            type: "table",
            code: "works",
            title: "Работы",
            columns: [{ type: "integer", code: "part", title: works, unit: "чел." }],
            rows: { kind: "repeating", max: 5, label: "Работа" },
          },
        ],
      },
    ],
  });
const form = formOf("Участников");
const places = statPlaces(form);

const figures = (sum: number | null, more: Partial<StatFigures> = {}): StatFigures => ({
  ...noAnswers(10),
  answered: 5,
  values: 5,
  sum,
  median: sum,
  ...more,
});
const area = (name: string, of: StatFigures): AreaStatistics => ({
  area: name,
  name,
  figures: of,
  before: null,
});

describe("what statistics are of", () => {
  it("is every question, cell of the form and column of added rows; nothing that is calculated", () => {
    expect(places.map(({ code, kind, many }) => [code, kind, many])).toEqual([
      ["few", "number", false],
      ["done", "options", false],
      ["why", "presence", false],
      ["marks.ru.twos", "number", false],
      ["works.part", "number", true],
    ]);
    expect(places[1]?.options.map(({ label }) => label)).toEqual(["да", "нет"]);
  });

  it("stands beside the year before only where the definition held", () => {
    const held = comparablePlaces(places, comparableCodes(formOf("Писали работу"), form));
    expect([...held]).toEqual(["few", "done", "why", "marks.ru.twos"]);
  });
});

describe("small counts outside the school, its authority and ИМАЦ", () => {
  it("tell nothing of single schools, and no sum of 1–4", () => {
    const { total, areas } = hideSmallFigures(figures(60), [
      area("А", figures(3)),
      area("Б", figures(2)),
      area("В", figures(55)),
    ]);
    expect(total).toMatchObject({ sum: 60, median: null, hidden: true });
    expect(areas.map(({ figures: { sum, median } }) => [sum, median])).toEqual([
      [null, null],
      [null, null],
      [55, null],
    ]);
  });

  it("cannot be had by subtraction: a single hidden sum takes the next smallest along", () => {
    const { areas } = hideSmallFigures(figures(60), [
      area("А", figures(3)),
      area("Б", figures(7)),
      area("В", figures(50)),
      area("Г", figures(0)),
    ]);
    expect(areas.map(({ figures: { sum } }) => sum)).toEqual([null, null, 50, 0]);
  });
});

describe("municipalities", () => {
  const areas = [area("Б", figures(2)), area("А", figures(7)), area("В", noAnswers(3))];

  it("are ordered by a column, those without a figure last either way", () => {
    const names = (column: string, direction: "asc" | "desc") =>
      sortAreas(areas, { column, direction }).map(({ name }) => name);
    expect(names("sum", "asc")).toEqual(["Б", "А", "В"]);
    expect(names("sum", "desc")).toEqual(["А", "Б", "В"]);
    expect(names("missing", "desc")).toEqual(["А", "Б", "В"]);
    expect(names("name", "desc")).toEqual(["В", "Б", "А"]);
    expect(sortAreas(areas, null)).toEqual(areas);
  });

  it("are drawn by the median or the share of the first option, where there is a difference to see", () => {
    const [few, done, why] = places;
    if (!few || !done || !why) throw new Error("No places");
    const of = (place: typeof few) => areaBars({ place, total: noAnswers(0), before: null, areas }, areas);
    expect(of(few)?.bars.map(({ name, value }) => [name, value])).toEqual([
      ["Б", 2],
      ["А", 7],
    ]);
    expect(of(few)?.summary).toBe("Медиана, чел. по муниципалитетам: Б — 2, А — 7.");
    expect(of(done)).toBeNull();
    expect(of(why)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";

import { tileFigure, tileLegend } from "@/lib/modules/school-lists/comparison/charts";
import { countOf } from "@/lib/modules/school-lists/comparison/region/rules";
import { regionRow } from "@/lib/modules/school-lists/comparison/rules";
import type { ComparedKind, Ledger, MapMeasure } from "@/lib/modules/school-lists/comparison/types";

const municipality = { id: "m", code: "91-01", name: "Условный район", tileRow: 0, tileColumn: 0 };
const ids = Array.from({ length: 4 }, (_, at) => `s${String(at)}`);

function row(
  before: number,
  after: number,
  working: number,
  years = [2025, 2026],
  kinds: readonly ComparedKind[] = ["federal", "regional"],
) {
  const lists = years.flatMap((listYear) =>
    kinds.map((kind) => ({
      kind,
      listYear,
      number: 1,
      publishedOn: null,
      methodology: "",
      complete: true,
      letters: [],
      methodologyVersionId: null,
      indicators: null,
    })),
  );
  const on = (count: number, listYear: number) =>
    ids.slice(0, count).map((schoolId) => ({
      kind: "regional" as const,
      listYear,
      schoolId,
      municipalityId: "m",
    }));
  const ledger: Ledger = {
    lists,
    entries: [...on(before, 2025), ...on(after, 2026)],
    schools: ids.map((id) => ({
      id,
      code: id,
      name: id,
      municipalityId: "m",
      closedOn: null,
      affiliations: [],
      names: [],
    })),
    successions: [],
  };
  return regionRow(ledger, { previousYear: 2025, year: 2026 }, municipality, {
    2025: working,
    2026: working,
  });
}

describe("tileFigure", () => {
  it.each<[MapMeasure, number, number, string, string]>([
    ["share", 1, 2, "10,0 %, 2 школы", "10 % и больше"],
    ["share", 1, 1, "5,0 %, 1 школа", "от 5 до 10 %"],
    ["share", 1, 0, "ШНОР нет", "ШНОР нет"],
    ["exit", 4, 2, "50,0 % (2 из 4)", "вышла половина и больше"],
    ["exit", 2, 2, "0,0 % (0 из 2)", "никто не вышел"],
    ["exit", 0, 2, "считать не из чего", "считать не из чего"],
    ["persistence", 4, 1, "25,0 % (1 из 4)", "осталось меньше половины"],
    ["net", 1, 3, "1 → 3", "стало больше"],
    ["inflow", 0, 3, "вошли 3", "вошли 3 и больше"],
    ["worsened", 1, 1, "никто не перешёл", "никто не перешёл"],
  ])("%s of %i → %i: %s", (measure, before, after, value, legend) => {
    expect(tileFigure(row(before, after, 20), "regional", measure)).toMatchObject({ value, legend });
  });

  it("does not take a list that is not loaded for nobody", () => {
    expect(tileFigure(row(0, 1, 20, [2026]), "regional", "net").legend).toBe("перечень не загружен");
    expect(tileFigure(row(0, 0, 20, [2025]), "regional", "share").legend).toBe("перечень не загружен");
  });

  it("says nobody came from list to list only where both lists of both years are there", () => {
    const regionalOnly = row(1, 1, 20, [2025, 2026], ["regional"]);
    const legend = "загружены не все перечни двух лет";
    expect(regionalOnly.worsened).toBeNull();
    expect(tileFigure(regionalOnly, "regional", "worsened")).toMatchObject({ legend, value: legend });
    expect(tileLegend([regionalOnly], "regional", "worsened")).toEqual([
      { label: legend, tone: "neutral", count: 1 },
    ]);
  });

  it("leaves out of the table what is not loaded, and keeps the size of a list that is", () => {
    const { federal, regional } = row(2, 0, 20, [2025], ["regional"]).lists;
    expect([countOf(regional, "before"), countOf(regional, "after"), countOf(regional, "left")]).toEqual([
      2,
      null,
      null,
    ]);
    expect([countOf(federal, "before"), countOf(federal, "after")]).toEqual([null, null]);
  });

  it("counts every tile once in the legend", () => {
    const rows = [row(1, 2, 20), row(1, 0, 20), row(0, 0, 20)];
    expect(tileLegend(rows, "regional", "net")).toEqual([
      { label: "стало меньше", tone: "success", count: 1 },
      { label: "стало больше", tone: "danger", count: 1 },
      { label: "ШНОР нет", tone: "success", count: 1 },
    ]);
  });
});

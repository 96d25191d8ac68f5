import { describe, expect, it } from "vitest";

import { matchResponsible, matchSchools, readTrackLines } from "./rules";
import type { PlanSchool } from "@/lib/modules/plans/measures/types";

const school = (id: string, name: string): PlanSchool => ({
  id,
  code: `91-02-${id}`,
  name,
  onFederal: false,
  onRegional: false,
  inControlZone: false,
  hasResourceDeficit: false,
  isNearLow: false,
  openDeficits: [],
});

const SCHOOLS = [
  school("1", "Условная СОШ № 1"),
  school("2", "Условная СОШ № 2"),
  school("3", "Зелёная школа-гимназия № 3 с углублённым изучением отдельных предметов"),
  school("4", "Лицей № 12"),
  school("5", "Приморская СОШ № 12"),
];

const PEOPLE = [
  { id: "a", name: "Иванова Мария Петровна", post: "методист" },
  { id: "b", name: "Семёнов Пётр Ильич", post: "начальник управления" },
];

describe("schools", () => {
  it.each<[string, string[]]>([
    ["Условная СОШ № 1", ["1"]],
    ["МБОУ «Условная СОШ №1»", ["1"]],
    ["условная сош N 2", ["2"]],
    ["Условная СОШ № 1; Условная СОШ № 2", ["1", "2"]],
    ["Условная СОШ № 1, МБОУ «Условная СОШ № 2»", ["1", "2"]],
    ["Условная СОШ № 1\nЛицей № 12", ["1", "4"]],
    ["школа № 3", ["3"]],
    ["Зеленая школа-гимназия № 3 с углубленным изучением отдельных предметов", ["3"]],
    ["91-02-4", ["4"]],
    ["Условная СОШ № 1 и Приморская СОШ № 12", ["1", "5"]],
  ])("«%s»", (text, schoolIds) => {
    expect(matchSchools(text, SCHOOLS)).toEqual({ kind: "matched", value: { rule: "chosen", schoolIds } });
  });

  it.each([
    ["все ОО", "all"],
    ["Все школы (29)", "all"],
    ["ШНОР", "listed"],
    ["школы зоны контроля", "control_zone"],
    ["Школы с ресурсными дефицитами", "resource_deficit"],
    ["", "none"],
    ["—", "none"],
  ])("«%s» is the rule %s", (text, rule) => {
    expect(matchSchools(text, SCHOOLS)).toEqual({ kind: "matched", value: { rule, schoolIds: [] } });
  });

  it("asks when a name fits several schools, names those it does not know, and tells what is no school", () => {
    expect(matchSchools("школа № 12", SCHOOLS)).toMatchObject({ kind: "ambiguous", name: "школа № 12" });
    expect(matchSchools("Условная СОШ № 1; Лицей № 777", SCHOOLS)).toEqual({
      kind: "unknown",
      names: ["Лицей № 777"],
    });
    expect(matchSchools("педагоги и родители", SCHOOLS)).toEqual({ kind: "other" });
  });
});

describe("responsible persons", () => {
  it.each([
    ["Иванова Мария Петровна", "a"],
    ["иванова мария петровна, методист", "a"],
    ["Иванова М.П.", "a"],
    ["М. П. Иванова", "a"],
    ["Семенов П.И.", "b"],
  ])("«%s» is an employee", (text, personId) => {
    expect(matchResponsible(text, PEOPLE)).toMatchObject({ kind: "person", personId });
  });

  it.each([
    ["директора школ", "participating_directors"],
    ["Директора ШНОР, методист", "participating_directors"],
    ["методическая служба", "unit"],
    ["МОУО", "unit"],
    ["начальник МОУО", "post"],
    ["Петрова А.А.", "post"],
  ])("«%s» stays a text: %s", (text, kind) => {
    expect(matchResponsible(text, PEOPLE)).toEqual({ kind, text, personId: null });
  });

  it("nobody is nobody", () => {
    expect(matchResponsible(" – ", PEOPLE)).toEqual({ kind: null, text: "", personId: null });
  });

  it("two of one surname and initials are not guessed", () => {
    const twins = [...PEOPLE, { id: "c", name: "Иванова Марта Павловна", post: "" }];
    expect(matchResponsible("Иванова М.П.", twins)).toMatchObject({ kind: "post", personId: null });
  });
});

it.each<[string, number[] | null]>([
  ["1, 3", [1, 3]],
  ["строки 2 и 4", [2, 4]],
  ["1–3", [1, 2, 3]],
  ["", []],
  ["9", null],
  ["все", null],
])("lines of the letter «%s»", (text, numbers) => {
  const lines = [1, 2, 3, 4, 5, 6].map((number) => ({ number, text: "" }));
  expect(readTrackLines(text, lines)).toEqual(numbers);
});

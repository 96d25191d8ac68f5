import { describe, expect, it } from "vitest";

import {
  isCode,
  readCount,
  readDigits,
  readLevels,
  readSchoolType,
  readSettlement,
  readYesNo,
} from "@/lib/modules/schools/import/cells/rules";

describe("words of a table of schools", () => {
  it.each([
    ["СОШ", "secondary"],
    ["Средняя общеобразовательная школа", "secondary"],
    ["ООШ", "basic"],
    ["основная", "basic"],
    ["Начальная школа – детский сад", "primary"],
    ["Школа – детский сад", "primary"],
    ["Средняя общеобразовательная школа – детский сад", "secondary"],
    ["Основная школа - детский сад", "basic"],
    ["школа-гимназия", "gymnasium"],
    ["Лицей", "lyceum"],
    ["Школа-интернат", "boarding"],
    ["вечерняя (сменная) школа", "evening"],
    ["Специальная (коррекционная) школа", "correctional"],
    ["другая", "other"],
    ["школа-сад", null],
  ])("type «%s»: %s", (text, type) => {
    expect(readSchoolType(text)).toBe(type);
  });

  it.each([
    ["НОО, ООО, СОО", ["primary_general", "basic_general", "secondary_general"]],
    ["начальное и основное общее", ["primary_general", "basic_general"]],
    ["1–9 классы", ["primary_general", "basic_general"]],
    ["1-11", ["primary_general", "basic_general", "secondary_general"]],
    ["дошкольное", null],
  ])("levels «%s»", (text, levels) => {
    expect(readLevels(text)).toEqual(levels);
  });

  it.each([
    ["91-02-024", true],
    ["sch910024", true],
    ["7", true],
    ["9".repeat(40), true],
    ["9".repeat(41), false],
    ["код 5", false],
    ["91/02", false],
    ["-", false],
    ["", false],
  ])("«%s» as a code: %s", (text, expected) => {
    expect(isCode(text)).toBe(expected);
  });

  it.each([
    ["сельская местность", "rural"],
    ["село", "rural"],
    ["посёлок", "rural"],
    ["посёлок городского типа", "urban"],
    ["Город", "urban"],
    ["городская", "urban"],
    ["пригород", null],
  ])("settlement «%s»", (text, settlement) => {
    expect(readSettlement(text)).toBe(settlement);
  });

  it("yes, no, counts and digits", () => {
    expect(["Да", "+", "нет", "-", "может быть"].map(readYesNo)).toEqual([true, true, false, false, null]);
    expect(["1 204", "40,0", "40.5", "много", "-3"].map(readCount)).toEqual([1204, 40, null, null, null]);
    expect(readDigits("103456789", [10, 12])).toBe("0103456789");
    expect(readDigits("9103 456 789", [10, 12])).toBe("9103456789");
    expect(readDigits("нет", [10])).toBe("нет");
  });
});

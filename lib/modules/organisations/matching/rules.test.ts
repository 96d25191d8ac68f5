import { describe, expect, it } from "vitest";

import { findAuthority, plainAuthority } from "@/lib/modules/organisations/matching/rules";
import type { NamedAuthority } from "@/lib/modules/organisations/matching/types";

const authority = (code: string, ...names: string[]): NamedAuthority => ({
  id: code,
  code,
  shortName: names[0] ?? "",
  words: new Set([code, ...names].map(plainAuthority)),
});

const town = authority("91-01", "Симферополь", "Городской округ Симферополь Республики Крым");
const district = authority("91-02", "Симферопольский район");
const authorities = [
  town,
  district,
  authority("91-03", "Ленинский район"),
  authority("91-04", "г. Ленинский"),
];

describe("words that name an authority", () => {
  it.each([
    ["г. Симферополь", town],
    ["Муниципальное образование городской округ Симферополь", town],
    ["91-01", town],
    ["СИМФЕРОПОЛЬСКИЙ МУНИЦИПАЛЬНЫЙ РАЙОН", district],
    ["Симферопольский", district],
    ["Симферопольский р-н", "unknown"],
    ["Ленинский район", "unknown"],
    ["Нигдейский район", "unknown"],
    ["", null],
    ["Республика Крым", null],
  ])("«%s»", (text, expected) => {
    expect(findAuthority(text, authorities)).toBe(expected);
  });
});

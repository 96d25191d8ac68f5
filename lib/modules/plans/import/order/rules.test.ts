import { describe, expect, it } from "vitest";
import fc from "fast-check";

import { placeLines, stayingLines, type StandingLine, type WantedLine } from "./rules";
import { initialRanks } from "@/lib/modules/plans/measures/rules";

const standing = (names: string, trackNumber = 1): StandingLine[] => {
  const ranks = initialRanks(names.length);
  return names.split("").map((lineageId, at) => ({ lineageId, trackNumber, position: ranks[at] ?? "" }));
};
const wanted = (names: string, trackNumber = 1): WantedLine[] =>
  names.split("").map((name) => ({ lineageId: name === "+" ? null : name, trackNumber }));

/** Names of a track after the lines of a file took their places; new ones are told by «+». */
function result(lines: readonly StandingLine[], file: readonly WantedLine[], trackNumber = 1): string {
  const places = placeLines(lines, file);
  const named = new Set(file.map(({ lineageId }) => lineageId));
  const all = [
    ...lines
      .filter(({ lineageId }) => !named.has(lineageId))
      .map((line) => ({ ...line, name: line.lineageId })),
    ...file.map((line, at) => ({
      trackNumber: line.trackNumber,
      name: line.lineageId ?? "+",
      position: places[at] ?? lines.find(({ lineageId }) => lineageId === line.lineageId)?.position ?? "",
    })),
  ];
  return all
    .filter((line) => line.trackNumber === trackNumber)
    .sort((left, right) => (left.position < right.position ? -1 : 1))
    .map(({ name }) => name)
    .join("");
}

describe("the order of a file", () => {
  it.each([
    ["abc", "abc", "abc"],
    ["abc", "a+bc", "a+bc"],
    ["abc", "+abc+", "+abc+"],
    ["abc", "cab", "cab"],
    ["abc", "ac", "abc"],
    ["abc", "a+", "a+bc"],
    ["", "+++", "+++"],
  ])("%s with %s is %s", (before, file, after) => {
    expect(result(standing(before), wanted(file))).toBe(after);
  });

  it("moves as few lines as it can", () => {
    expect([...stayingLines(standing("abcde"), wanted("bcdea"))].sort().join("")).toBe("bcde");
  });

  it("takes a line of another track to its place", () => {
    const lines = [...standing("abc"), ...standing("xyz", 2)];
    const file = [...wanted("ab"), ...wanted("xcyz", 2)];
    expect([result(lines, file), result(lines, file, 2)]).toEqual(["ab", "xcyz"]);
  });

  it("is the order of the plan for any file that names every line", () => {
    const file = fc
      .shuffledSubarray("abcdefgh".split(""), { minLength: 8 })
      .chain((names) =>
        fc
          .array(fc.nat(8), { maxLength: 5 })
          .map((at) => at.reduce((list, place) => list.toSpliced(place, 0, "+"), names)),
      );
    fc.assert(
      fc.property(file, (names) => {
        expect(result(standing("abcdefgh"), wanted(names.join("")))).toBe(names.join(""));
      }),
    );
  });

  it("keeps ranks short for five hundred new lines", () => {
    const places = placeLines(standing("ab"), wanted(`a${"+".repeat(500)}b`)).filter(
      (place) => place !== null,
    );
    expect(Math.max(...places.map((place) => place.length))).toBeLessThan(15);
  });
});

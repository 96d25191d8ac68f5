import { describe, expect, it } from "vitest";

import {
  applyEdit,
  findPart,
  partsOf,
  placeOfPart,
  standingOf,
  stepPlace,
  wholeOf,
} from "@/lib/modules/monitorings/editing/rules";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";

const question = (code: string, title = code) => ({ type: "boolean" as const, code, title });
const form = formSchema.parse({
  sections: [
    { code: "s1", title: "Первый", questions: [question("a"), question("b"), question("c")] },
    { code: "s2", title: "Второй", questions: [question("d")] },
  ],
  facts: [{ code: "f", title: "Год", type: "number", unit: null, source: "Сроки" }],
  checks: [{ code: "k", severity: "block", expression: "a", text: "Не так" }],
});
const order = (of = form) =>
  of.sections.map(({ code, questions }) => [code, questions.map((each) => each.code).join("")]);

describe("an edit of a draft", () => {
  it("changes one field of one part and touches no other", () => {
    const next = applyEdit(form, {
      kind: "set",
      part: "question",
      code: "b",
      field: "title",
      base: "b",
      value: "Б",
    });
    expect(findPart(next, "question", "b")?.title).toBe("Б");
    expect(next.sections[0]?.questions[0]).toBe(form.sections[0]?.questions[0]);
    expect(order(next)).toEqual(order());
  });

  it.each([
    ["c", { section: "s1", after: null }, "cab", "d"],
    ["a", { section: "s1", after: "b" }, "bac", "d"],
    ["a", { section: "s2", after: "d" }, "bc", "da"],
    ["d", { section: "s1", after: "a" }, "adbc", ""],
    ["d", { section: "s1", after: "gone" }, "abcd", ""],
    ["a", { section: "gone", after: null }, "abc", "d"],
    ["a", { section: "s1", after: "a" }, "abc", "d"],
  ])("moves %s to %o", (code, place, first, second) => {
    const next = applyEdit(form, { kind: "move", part: "question", code, place });
    expect(order(next)).toEqual([
      ["s1", first],
      ["s2", second],
    ]);
  });

  it("moves a section with its questions", () => {
    const place = { section: null, after: "s2" };
    expect(order(applyEdit(form, { kind: "move", part: "section", code: "s1", place }))).toEqual([
      ["s2", "d"],
      ["s1", "abc"],
    ]);
  });

  it("adds once, and takes away what is there", () => {
    const value = { code: "s3", title: "Третий", help: "", visibleIf: null };
    const added = applyEdit(form, {
      kind: "add",
      part: "section",
      code: "s3",
      value,
      place: { section: null, after: "s1" },
    });
    expect(order(added).map(([code]) => code)).toEqual(["s1", "s3", "s2"]);
    expect(
      applyEdit(added, {
        kind: "add",
        part: "section",
        code: "s3",
        value,
        place: { section: null, after: null },
      }),
    ).toBe(added);
    const without = applyEdit(added, {
      kind: "remove",
      part: "section",
      code: "s1",
      base: wholeOf(added, "section", "s1"),
    });
    expect(order(without).map(([code]) => code)).toEqual(["s3", "s2"]);
    expect(applyEdit(form, { kind: "remove", part: "check", code: "k", base: null }).checks).toEqual([]);
    expect(applyEdit(form, { kind: "remove", part: "fact", code: "f", base: null }).facts).toEqual([]);
  });

  it("about what is gone changes nothing", () => {
    const set = { kind: "set", field: "title", base: "x", value: "y", code: "gone" } as const;
    for (const part of ["section", "question", "check", "fact"] as const)
      expect(applyEdit(form, { ...set, part })).toEqual(form);
  });
});

it("a part is found with its place", () => {
  expect(placeOfPart(form, "question", "b")).toEqual({ section: "s1", after: "a" });
  expect(placeOfPart(form, "section", "s2")).toEqual({ section: null, after: "s1" });
  expect(placeOfPart(form, "fact", "gone")).toBeNull();
  expect(findPart(form, "section", "s1")).not.toHaveProperty("questions");
  expect(partsOf(form, "question").map(({ code }) => code)).toEqual(["a", "b", "c", "d"]);
});

describe("a step with the keyboard", () => {
  it.each([
    ["b", -1, "bac", "d"],
    ["b", 1, "acb", "d"],
    ["c", 1, "ab", "cd"],
    ["d", -1, "abcd", ""],
    ["a", -1, "abc", "d"],
    ["d", 1, "abc", "d"],
    ["gone", 1, "abc", "d"],
  ] as const)("of %s by %i", (code, step, first, second) => {
    const place = stepPlace(form, "question", code, step);
    const next = place ? applyEdit(form, { kind: "move", part: "question", code, place }) : form;
    expect(order(next)).toEqual([
      ["s1", first],
      ["s2", second],
    ]);
  });

  it("of a section goes over its neighbour, and is told with its place", () => {
    expect(stepPlace(form, "section", "s1", 1)).toEqual({ section: null, after: "s2" });
    expect(stepPlace(form, "section", "s1", -1)).toBeNull();
    expect(standingOf(form, "question", "b")).toMatchObject({ place: 2, of: 3 });
    expect(standingOf(form, "check", "k")).toEqual({ section: null, place: 1, of: 1 });
  });
});

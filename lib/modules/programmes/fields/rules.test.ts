import { describe, expect, it } from "vitest";

import { applyChanges, readContent, readTarget, valueProblem } from "@/lib/modules/programmes/fields/rules";

const ID = "0190a1b2-0000-7000-8000-000000000001";
const open = () => null;
const change = (field: string, base: unknown, value: unknown) => ({ field, base, value });

describe("the address of a field", () => {
  it("names chapters of the kind, lines by their id, sections of factors and the notes", () => {
    expect(readTarget("transition", "text/exit")).toEqual({ part: "text", name: "exit" });
    expect(readTarget("antirisk", "section/RF09/goal")).toEqual({
      part: "section",
      code: "RF09",
      name: "goal",
    });
    expect(readTarget("antirisk", `measure/${ID}/period`)).toMatchObject({ part: "measure", name: "period" });
    expect(readTarget("transition", "audit/vsoko/mark")).toMatchObject({ part: "audit", code: "vsoko" });
    expect(readTarget("transition", `result/${ID}`)).toEqual({ part: "result", name: ID });
  });

  it.each([
    ["antirisk", "text/exit"],
    ["transition", "section/RF09/goal"],
    ["antirisk", "audit/vsoko/mark"],
    ["transition", "measure/1/title"],
    ["transition", `measure/${ID}/__proto__`],
    ["transition", "text/constructor"],
    ["transition", "text/goal/more"],
    ["transition", ""],
  ] as const)("%s has no field «%s»", (kind, field) => {
    expect(readTarget(kind, field)).toBeNull();
  });
});

describe("a value", () => {
  const problem = (field: string, value: unknown) => {
    const target = readTarget("transition", field);
    if (!target) throw new Error(field);
    return valueProblem(target, value, 2027);
  };

  it("is text of a length, a period of the year, a removal or a mark of the checklist", () => {
    expect(problem("text/goal", "Снизить")).toBeNull();
    expect(problem("text/goal", "я".repeat(6001))).toContain("6000");
    expect(problem("text/goal", { toString: 1 })).not.toBeNull();
    expect(
      problem(`measure/${ID}/period`, { kind: "months", months: [3, 4], repetition: "monthly" }),
    ).toBeNull();
    expect(problem(`measure/${ID}/period`, { kind: "deadline", on: "2028-01-01" })).toContain("2027");
    for (const period of [
      "март",
      { kind: "deadline", on: "завтра" },
      { kind: "months", months: [4, 3], repetition: "none" },
      { kind: "months", months: [], repetition: "none" },
      { kind: "months", months: [13], repetition: "none" },
      { kind: "always" },
    ])
      expect(problem(`measure/${ID}/period`, period)).not.toBeNull();
    expect(problem(`measure/${ID}/removed`, true)).toBeNull();
    expect(problem(`measure/${ID}/removed`, "да")).not.toBeNull();
    expect(problem("audit/vsoko/mark", "partly")).toBeNull();
    expect(problem("audit/vsoko/mark", "может быть")).not.toBeNull();
  });
});

describe("changes of a text", () => {
  it("are kept one by one; a field somebody else has changed is a conflict, a repeat is nothing new", () => {
    const stored = { "text/goal": "Снизить", "text/tasks": "Диагностика" };
    const done = applyChanges(
      "transition",
      2027,
      stored,
      [
        change("text/goal", "", "Повысить"),
        change("text/tasks", "Диагностика", ""),
        change("text/tasks", "Диагностика", ""),
        change("text/exit", null, "15 %"),
        change("text/nothing", null, "?"),
      ],
      open,
    );
    expect(done.conflicts).toEqual([{ field: "text/goal", current: "Снизить" }]);
    expect(done.saved.map(({ field, value }) => [field, value])).toEqual([
      ["text/tasks", null],
      ["text/exit", "15 %"],
    ]);
    expect(done.refusals.map(({ field }) => field)).toEqual(["text/nothing"]);
    expect(stored["text/tasks"]).toBe("Диагностика");
  });

  it("are refused with the sentence of what is against them", () => {
    const refuse = () => "Программа на согласовании.";
    const done = applyChanges("transition", 2027, {}, [change("text/goal", null, "Цель")], refuse);
    expect(done.refusals).toEqual([{ field: "text/goal", message: "Программа на согласовании." }]);
    expect(done.saved).toEqual([]);
  });
});

describe("a text put together", () => {
  it("has its lines in order, without those removed and those that were never placed", () => {
    const line = (id: string, fields: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(fields).map(([name, value]) => [`measure/${id}/${name}`, value]));
    const content = readContent({
      "text/goal": "Цель",
      "section/RF09/goal": "Снизить",
      ...line("b", { position: "B", section: "RF09", title: "Вторая" }),
      ...line("a", { position: "A", section: "RF09", title: "Первая" }),
      ...line("c", { position: "C", removed: true }),
      ...line("d", { title: "Без места" }),
    });
    expect(content.measures.map(({ title }) => title)).toEqual(["Первая", "Вторая"]);
    expect(content.sections).toEqual({ RF09: { goal: "Снизить", task: "" } });
    expect(content.texts.goal).toBe("Цель");
  });
});

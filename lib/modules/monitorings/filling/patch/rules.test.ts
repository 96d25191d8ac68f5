import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";
import {
  applyPatch,
  EMPTY_DRAFT,
  readTarget,
  valueAt,
  withValue,
} from "@/lib/modules/monitorings/filling/patch/rules";
import { filesIn } from "@/lib/modules/monitorings/filling/patch/values/rules";
import type { AnswerChange, Draft } from "@/lib/modules/monitorings/filling/types";
import { SHORT_FORM } from "@/prisma/factories/short-form";

const change = (field: string, value: unknown, base: unknown = null): AnswerChange => ({
  field,
  base,
  value,
});
const apply = (changes: AnswerChange[], draft: Draft = EMPTY_DRAFT) => applyPatch(SHORT_FORM, draft, changes);

describe("addresses of a form", () => {
  it("mean a question, a row, a cell or a finding", () => {
    const kinds = [
      "pupils",
      "works/r1",
      "works/r1/part",
      "!check:second_many",
      "!check:works_low:r1",
      "!change:pupils",
    ].map((field) => readTarget(SHORT_FORM, field)?.kind);
    expect(kinds).toEqual(["answer", "row", "cell", "explanation", "explanation", "explanation"]);
    expect(readTarget(SHORT_FORM, "!check:second_many")).toMatchObject({ questions: ["second", "pupils"] });
  });

  it("are refused when the form has no such field", () => {
    const wrong = [
      "",
      "unknown",
      "works",
      "works/r1/unknown",
      "works/r1/part/more",
      "works/__proto__",
      "works/Р1/part",
      "pupils/r1",
      "__proto__",
      "constructor",
      "toString/r1",
      "!check:second_fits",
      "!check:works_low",
      "!check:second_many:r1",
      "!change:second",
      "!answer:pupils:0",
      "!",
    ];
    expect(wrong.filter((field) => readTarget(SHORT_FORM, field) !== null)).toEqual([]);
    expect(apply(wrong.map((field) => change(field, "1"))).draft).toEqual(EMPTY_DRAFT);
  });
});

describe("changes of a draft", () => {
  it("are kept but for those whose field somebody else has changed", () => {
    const { draft } = apply([change("pupils", "300"), change("works/r1/part", "10")]);
    const next = apply(
      [change("pupils", "301", "299"), change("second", "10"), change("works/r1/part", "12", "10")],
      draft,
    );
    expect(next.conflicts).toEqual([{ field: "pupils", current: "300" }]);
    expect(next.saved.map(({ field, before, value }) => [field, before, value])).toEqual([
      ["second", null, "10"],
      ["works/r1/part", "10", "12"],
    ]);
    expect(next.draft.answers).toEqual({
      pupils: "300",
      second: "10",
      works: [{ row: "r1", cells: { part: "12" } }],
    });
  });

  it("made a second time change nothing", () => {
    const changes = [
      change("pupils", "300"),
      change("works/r1", {}),
      change("works/r1/subject", "математика"),
      change("!check:second_many", "Такая школа"),
    ];
    const first = apply(changes);
    const again = apply(changes, first.draft);
    // The row was empty when it was added, and is not any more.
    expect([again.saved, again.conflicts]).toEqual([[], []]);
    expect(again.draft).toEqual(first.draft);
  });

  it("keep a blank as a blank, whatever nothing looks like", () => {
    const { draft } = apply([change("note", "текст")]);
    for (const blank of ["", null, undefined])
      expect(apply([change("note", blank, "текст")], draft).draft.answers).toEqual({ note: null });
    expect(apply([change("note", "")]).saved).toEqual([]);
  });

  it("remove a row with all its cells, or nothing when one of them was changed meanwhile", () => {
    const { draft } = apply([change("works/r1", { part: "10" }), change("works/r2/part", "5")]);
    const removed = apply([change("works/r1", false, { part: "10" })], draft);
    expect(removed.draft.answers.works).toEqual([
      { row: "r1", cells: null },
      { row: "r2", cells: { part: "5" } },
    ]);
    expect(apply([change("works/r1", false, { part: "9" })], draft).conflicts).toHaveLength(1);
    // Of a row nobody has touched too: the portal may have proposed it.
    expect(apply([change("works/r9", false)], draft).draft.answers.works).toContainEqual({
      row: "r9",
      cells: null,
    });
    // A cell typed into a row that is gone brings it back rather than being lost.
    expect(apply([change("works/r1/part", "11", null)], removed.draft).saved).toHaveLength(1);
    expect(apply([change("works/r1/part", "11", "10")], removed.draft).conflicts).toEqual([
      { field: "works/r1/part", current: null },
    ]);
  });

  it("do not make more rows than the table takes", () => {
    const rows = ["r1", "r2", "r3", "r4"].map((row) => change(`works/${row}`, {}));
    const { saved, refusals } = apply(rows);
    expect(saved).toHaveLength(3);
    expect(refusals).toEqual([
      { field: "works/r4", message: "В таблице не больше 3 строк: удалите лишнюю и добавьте снова." },
    ]);
  });

  it("refuse what is no answer, whatever its size", () => {
    const { draft, refusals } = apply([
      change("pupils", 300),
      change("pupils", "1".repeat(1_001)),
      change("note", { text: "x" }),
      change("note", "x".repeat(10_001)),
      change("agreed", "true"),
      change("works/r1", { unknown: "x" }),
      change("works/r1", JSON.parse('{"__proto__": {"part": "1"}}')),
      change("proof", [{ id: "не номер", name: "a.pdf", size: 1 }]),
      change("proof", [{ id: crypto.randomUUID(), name: "a.pdf", size: 1, more: {} }]),
      change("!check:second_many", "x".repeat(2_001)),
    ]);
    expect(refusals).toHaveLength(10);
    expect(draft).toEqual(EMPTY_DRAFT);
  });

  it("keep a wrong answer: it is told of, not lost", () => {
    expect(apply([change("pupils", "триста")]).draft.answers).toEqual({ pupils: "триста" });
  });

  it("ask what else is against a field", () => {
    const { saved, refusals } = applyPatch(
      SHORT_FORM,
      EMPTY_DRAFT,
      [change("pupils", "1"), change("second", "1")],
      (target) => (target.kind === "answer" && target.question.code === "second" ? "Закрыто." : null),
    );
    expect(saved.map(({ field }) => field)).toEqual(["pupils"]);
    expect(refusals).toEqual([{ field: "second", message: "Закрыто." }]);
  });

  it("never throw and never leave the form, whatever is sent", () => {
    const field = fc.oneof(
      fc.constantFrom("pupils", "works/r1", "works/r1/part", "!check:second_many", "proof", "works/r2"),
      fc.string(),
    );
    const changes = fc.array(fc.record({ field, base: fc.jsonValue(), value: fc.jsonValue() }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(changes, (all) => {
        const { draft, saved, conflicts, refusals } = apply(all);
        const codes = new Set(["pupils", "second", "note", "works", "proof", "agreed"]);
        expect(Object.keys(draft.answers).filter((code) => !codes.has(code))).toEqual([]);
        expect(saved.length + conflicts.length + refusals.length).toBeLessThanOrEqual(all.length);
        for (const { target, value } of saved.slice(-1)) expect(valueAt(draft, target)).toEqual(value);
        evaluateForm(SHORT_FORM, { answers: draft.answers, lastYear: {}, facts: {} });
      }),
    );
  });
});

it("a field set and read is what was set", () => {
  const target = readTarget(SHORT_FORM, "works/r7/low");
  if (!target) throw new Error("No such field");
  expect(valueAt(withValue(EMPTY_DRAFT, target, "3"), target)).toBe("3");
});

it("files are found in an answer, in requisites and in a row", () => {
  const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
  const file = (id: string) => ({ id, name: "a.pdf", size: 1 });
  expect(filesIn([file(one)])).toEqual([one]);
  expect(filesIn({ number: "1", file: [file(one), file(two)] })).toEqual([one, two]);
  expect(filesIn({ subject: "x", proof: [file(two)] })).toEqual([two]);
  expect(filesIn(null)).toEqual([]);
});

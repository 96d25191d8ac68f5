import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { typedNumber } from "@/lib/modules/monitorings/answers/rules";
import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";
import type { FormInput } from "@/lib/modules/monitorings/forms/types";
import { handbookMonitoringForm, MONITORING_FORMS } from "@/prisma/seed/monitoring-forms";

const FORM = formSchema.parse({
  sections: [
    {
      code: "one",
      title: "Первый",
      questions: [
        { type: "integer", code: "all", title: "Всего", unit: "чел.", required: true, min: "0" },
        { type: "integer", code: "part", title: "Из них", unit: "чел.", required: true, min: "0" },
        { type: "boolean", code: "more", title: "Есть ещё" },
      ],
    },
    {
      code: "two",
      title: "Второй",
      visibleIf: "more",
      questions: [
        { type: "decimal", code: "rate", title: "Ставка", unit: "ставка", requiredIf: "all > 10" },
        {
          type: "calculated",
          code: "share",
          title: "Доля",
          expression: "percent(part, all)",
          result: "number",
          unit: "%",
        },
      ],
    },
  ],
  checks: [
    { code: "fits", severity: "block", expression: "part <= all", text: "Часть больше целого." },
    { code: "rated", severity: "warn", expression: "rate < 5", text: "Ставка велика." },
  ],
} satisfies FormInput);

const state = (answers: Record<string, unknown>) => evaluateForm(FORM, { answers, lastYear: {}, facts: {} });
const progress = (answers: Record<string, unknown>) =>
  state(answers).sections.map((section) => section.progress);

describe("a form with answers", () => {
  it("tells how far each section is", () => {
    expect(progress({})).toEqual(["not_begun", "ready"]);
    expect(progress({ all: "12" })).toEqual(["incomplete", "ready"]);
    expect(progress({ all: "12", part: "13" })).toEqual(["with_errors", "ready"]);
    expect(progress({ all: "12", part: "12" })).toEqual(["ready", "ready"]);
    expect(progress({ all: "12", part: "12", more: true })).toEqual(["ready", "not_begun"]);
    expect(progress({ all: "12", part: "12", more: true, rate: "7.5" })).toEqual(["ready", "ready"]);
    expect(progress({ all: "много" })).toEqual(["with_errors", "ready"]);
  });

  it("tells the questions a check speaks of", () => {
    expect(state({ all: "12", part: "13" }).findings).toEqual([
      {
        key: "check:fits",
        severity: "block",
        text: "Часть больше целого.",
        at: [
          { question: "part", row: null, column: null },
          { question: "all", row: null, column: null },
        ],
      },
    ]);
  });

  it("takes a hidden answer for a blank and keeps it out of checks and calculations", () => {
    const hidden = state({ all: "12", part: "3", more: false, rate: "7.5" });
    expect(hidden.findings).toEqual([]);
    expect(hidden.calculated).toEqual({});
    const seen = state({ all: "12", part: "3", more: true, rate: "7.5" });
    expect(seen.findings.map(({ key }) => key)).toEqual(["check:rated"]);
    expect(seen.calculated.share).toEqual({ exact: "25/1", shown: "25,0" });
    expect(seen.standing.rate).toEqual({ visible: true, required: true });
  });

  it("ends a ring of conditions without an answer", () => {
    const ring = formSchema.parse({
      sections: [
        {
          code: "s",
          title: "Раздел",
          questions: [
            { type: "boolean", code: "a", title: "А", visibleIf: "b" },
            { type: "boolean", code: "b", title: "Б", visibleIf: "a" },
          ],
        },
      ],
    } satisfies FormInput);
    const { standing } = evaluateForm(ring, { answers: { a: true, b: true }, lastYear: {}, facts: {} });
    expect([standing.a?.visible, standing.b?.visible]).toEqual([false, false]);
  });

  it("looks at last year's answers: a question, a part, a cell", () => {
    const looking = formSchema.parse({
      sections: [
        {
          code: "s",
          title: "Раздел",
          questions: [
            { type: "requisites", code: "plan", title: "План", parts: { date: "required" } },
            {
              type: "table",
              code: "t",
              title: "Таблица",
              columns: [{ type: "integer", code: "x", title: "Икс", unit: "ед." }],
              rows: { kind: "fixed", rows: [{ code: "r1", label: "Первая" }] },
              checks: [
                { code: "more", severity: "warn", expression: "x >= last.t.r1.x", text: "Стало меньше." },
              ],
            },
          ],
        },
      ],
      checks: [
        { code: "later", severity: "block", expression: "plan.date > last.plan.date", text: "План прежний." },
      ],
    } satisfies FormInput);
    const found = (answers: Record<string, unknown>, lastYear: Record<string, unknown>) =>
      evaluateForm(looking, { answers, lastYear, facts: {} }).findings.map(({ key }) => key);
    const year = (date: string, x: string) => ({ plan: { date }, t: [{ row: "r1", cells: { x } }] });
    expect(found(year("2026-03-01", "5"), year("2025-03-01", "5"))).toEqual([]);
    expect(found(year("2025-03-01", "4"), year("2025-03-01", "5"))).toEqual(["check:more:r1", "check:later"]);
    expect(found(year("2026-03-01", "5"), {})).toEqual([]);
  });

  it("reads numbers as people type them", () => {
    expect(["1 250,5", "1 000", "−3", " 7 "].map(typedNumber)).toEqual(["1250.5", "1000", "-3", "7"]);
  });

  const forms = MONITORING_FORMS.map(({ code }) => handbookMonitoringForm(code));

  it("never throws on arbitrary answers to any of the five forms", () => {
    const anything = fc.oneof(
      fc.anything({ maxDepth: 2 }),
      fc.constantFrom("0", "1", "12.5", "ru", "2026-09-15", true, false, "constructor"),
      fc.array(fc.record({ row: fc.constantFrom("ru", "ma_b", "before", "1", "r1"), cells: fc.anything() }), {
        maxLength: 4,
      }),
    );
    for (const form of forms) {
      const codes = form.sections.flatMap(({ questions }) => questions.map(({ code }) => code));
      const facts = form.facts.map(({ code }) => code);
      const answers = (from: string[]) =>
        fc.dictionary(fc.constantFrom(...from, "__proto__", "unknown"), anything, { maxKeys: 12 });
      fc.assert(
        fc.property(answers(codes), answers(codes), answers(facts), (given, lastYear, known) => {
          const found = evaluateForm(form, { answers: given, lastYear, facts: known });
          expect(found.sections).toHaveLength(form.sections.length);
        }),
        { numRuns: 60 },
      );
    }
  });

  it("begins every form of the handbook without a single error", () => {
    for (const form of forms) {
      const { findings, sections } = evaluateForm(form, { answers: {}, lastYear: {}, facts: {} });
      expect(findings).toEqual([]);
      expect(sections.map((section) => section.progress)).not.toContain("with_errors");
    }
  });
});

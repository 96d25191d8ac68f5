import { describe, expect, it } from "vitest";

import type { Finding, FormState, Missing } from "@/lib/modules/monitorings/evaluation/types";
import { readinessOf, receiptOf, refusalOf, shownAnswers } from "@/lib/modules/monitorings/sending/rules";

const at = { question: "pupils", row: null, column: null };
const missing: Missing = { at, text: "Ответьте." };
const finding = (key: string, severity: Finding["severity"]): Finding => ({
  key,
  severity,
  text: key,
  at: [at],
});
const state = (more: Partial<FormState>) => ({ missing: [], findings: [], ...more });

describe("a form is ready to be sent", () => {
  it("when nothing is missing, no error stands, every warning is explained and every remark answered", () => {
    const warned = state({ findings: [finding("check:a", "warn")] });
    expect(readinessOf(state({}), {}, []).ready).toBe(true);
    expect(readinessOf(warned, {}, []).ready).toBe(false);
    expect(readinessOf(warned, { "check:a": "Коротко" }, []).ready).toBe(false);
    expect(readinessOf(warned, { "check:a": "   1234567   " }, []).ready).toBe(false);
    expect(readinessOf(warned, { "check:a": "Ремонт крыла" }, []).ready).toBe(true);
    expect(readinessOf(state({ missing: [missing] }), {}, []).ready).toBe(false);
    expect(
      readinessOf(state({ findings: [finding("x", "block")] }), { x: "Так и должно быть" }, []).ready,
    ).toBe(false);
    expect(readinessOf(state({}), {}, [{ question: null, text: "Уточните" }]).ready).toBe(false);
  });

  it("takes no explanation from a name every object has", () => {
    expect(
      readinessOf(state({ findings: [finding("constructor", "warn")] }), {}, []).unexplained,
    ).toHaveLength(1);
  });

  it("or is told, in one sentence, what is to be done first", () => {
    const readiness = readinessOf(
      state({ missing: [missing, missing], findings: [finding("a", "block"), finding("b", "warn")] }),
      {},
      [{ question: null, text: "Уточните" }],
    );
    expect(refusalOf(readiness)).toBe(
      "Форму пока нельзя отправить: ответьте ещё на 2 вопроса, исправьте 1 ошибку, поясните 1 предупреждение (не короче 10 знаков), ответьте на 1 замечание.",
    );
    expect(refusalOf(readinessOf(state({}), {}, []))).toBeNull();
  });
});

it("a receipt is known by the campaign, its year, the submission and the sending", () => {
  expect(receiptOf({ code: "M1", year: 2026, ordinal: 147, sending: 1 })).toBe("M1-2026-0147-1");
});

it("what a form hides is not sent, neither a question nor a cell; a file of an answer stays as it is", () => {
  const [seen, hidden] = [
    { visible: true, required: false },
    { visible: false, required: false },
  ];
  const standing = { a: seen, b: hidden, t: seen, "t/r1/x": seen, "t/r1/y": hidden, f: seen };
  const files = [{ id: "f", name: "приказ.pdf", size: 1 }];
  expect(
    shownAnswers(
      { a: "1", b: "2", t: [{ row: "r1", cells: { x: "3", y: "4" } }], f: files, unknown: "5" },
      standing,
    ),
  ).toEqual({ a: "1", t: [{ row: "r1", cells: { x: "3" } }], f: files, unknown: "5" });
});

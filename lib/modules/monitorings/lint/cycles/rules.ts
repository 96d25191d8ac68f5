import { parseExpression, pathsOf } from "@/lib/modules/monitorings/expressions/rules";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import type { FormProblem } from "@/lib/modules/monitorings/lint/types";

/** Calculations and conditions that wait for each other in a ring. */
export function cycleProblems(form: Form): FormProblem[] {
  const needs = new Map<string, string[]>();
  const titles = new Map<string, string>();
  const owner = new Map<string, string>();
  for (const { questions } of form.sections)
    for (const question of questions)
      if (question.type === "table") question.columns.forEach(({ code }) => owner.set(code, question.code));
  const codesOf = (texts: readonly (string | null)[]): string[] =>
    texts.flatMap((text) => {
      const node = text === null ? null : parseExpression(text).node;
      return node === null ? [] : pathsOf(node).map(([first = ""]) => first);
    });
  for (const section of form.sections) {
    for (const question of section.questions) {
      const parts = question.type === "table" ? question.columns : [];
      for (const each of [question, ...parts]) {
        titles.set(each.code, each.title);
        const calculation = each.type === "calculated" ? each.expression : null;
        const shown = [each.visibleIf, each === question ? section.visibleIf : null];
        const table = owner.get(each.code);
        needs.set(each.code, [...codesOf([calculation, ...shown]), ...(table === undefined ? [] : [table])]);
      }
    }
  }
  const found: FormProblem[] = [];
  const done = new Set<string>();
  const walk = (code: string, way: readonly string[]): void => {
    const start = way.indexOf(code);
    if (start >= 0) {
      const ring = way.slice(start).map((each) => `«${titles.get(each) ?? each}»`);
      found.push({
        part: "question",
        at: code,
        text: `Расчёты и условия ждут друг друга по кругу: ${[...ring, ring[0]].join(" → ")}.`,
      });
      return;
    }
    if (done.has(code)) return;
    for (const next of needs.get(code) ?? []) walk(next, [...way, code]);
    done.add(code);
  };
  for (const code of needs.keys()) walk(code, []);
  return found;
}

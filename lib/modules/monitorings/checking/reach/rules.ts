import { parseExpression, pathsOf } from "@/lib/modules/monitorings/expressions/rules";
import type { Form, Question } from "@/lib/modules/monitorings/forms/types";

/**
 * Questions a return opens: those with remarks and every one that shares a check with one of them (through whatever the
 * check calculates), then those whose showing or being required hangs on an open one, so that none is asked for that
 * cannot be answered. In the order of the form. Source: product.md «Monitorings», the state «returned».
 */
export function questionsToOpen(form: Form, named: readonly string[]): string[] {
  const world = readForm(form);
  const asked = new Set(named.filter((code) => world.questions.has(code)));
  const open = new Set(asked);
  for (const together of world.checks) {
    if ([...together].some((code) => asked.has(code))) together.forEach((code) => open.add(code));
  }
  // Each pass may open those that hang on the ones opened before.
  for (let before = -1; before !== open.size;) {
    before = open.size;
    for (const [code, needs] of world.conditions) {
      if ([...needs].some((need) => open.has(need))) open.add(code);
    }
  }
  return [...world.questions.keys()].filter((code) => open.has(code) && world.answerable(code));
}

interface FormWorld {
  questions: ReadonlyMap<string, Question>;
  /** Questions each check speaks of. */
  checks: readonly ReadonlySet<string>[];
  /** By question: those its conditions, its section's and its columns' hang on. */
  conditions: ReadonlyMap<string, ReadonlySet<string>>;
  answerable: (code: string) => boolean;
}

function readForm(form: Form): FormWorld {
  const questions = new Map(
    form.sections.flatMap(({ questions: all }) => all.map((question) => [question.code, question] as const)),
  );
  const columns = new Map(
    [...questions.values()].flatMap((question) =>
      question.type === "table" ? question.columns.map(({ code }) => [code, question.code] as const) : [],
    ),
  );
  /** Questions an expression speaks of; a calculated one stands for what it is calculated from. */
  const spokenOf = (expression: string, found = new Set<string>()): Set<string> => {
    const { node } = parseExpression(expression);
    for (const [first = ""] of node === null ? [] : pathsOf(node)) {
      const code = questions.has(first) ? first : columns.get(first);
      if (first === "last" || code === undefined || found.has(code)) continue;
      found.add(code);
      const question = questions.get(code);
      if (question?.type === "calculated") spokenOf(question.expression, found);
    }
    return found;
  };
  const all = (texts: readonly (string | null)[]) => {
    const found = new Set<string>();
    for (const text of texts) if (text !== null) spokenOf(text, found);
    return found;
  };
  const checks = form.checks.map(({ expression }) => spokenOf(expression));
  const conditions = new Map<string, Set<string>>();
  for (const section of form.sections) {
    for (const question of section.questions) {
      const parts = question.type === "table" ? [question, ...question.columns] : [question];
      conditions.set(
        question.code,
        all([
          section.visibleIf,
          ...parts.flatMap((part) => [part.visibleIf, "requiredIf" in part ? part.requiredIf : null]),
        ]),
      );
      if (question.type !== "table") continue;
      for (const { expression } of question.checks)
        checks.push(spokenOf(expression, new Set([question.code])));
    }
  }
  return {
    questions,
    checks,
    conditions,
    answerable: (code) => questions.get(code)?.type !== "calculated",
  };
}

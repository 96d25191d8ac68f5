import type { FormEdit } from "@/lib/modules/monitorings/editing/types";
import type { Column, Form, Question } from "@/lib/modules/monitorings/forms/types";

/** The expression with a question or a fact called otherwise, last year's too; texts in quotes stay as they are. */
export function renameInExpression(text: string, from: string, to: string): string {
  const name = new RegExp(`(?<![\\w.])(last\\.)?${from}(?!\\w)`, "g");
  return text
    .split(/("[^"]*"|'[^']*')/)
    .map((piece, position) => (position % 2 === 0 ? piece.replace(name, `$1${to}`) : piece))
    .join("");
}

/** Edits that carry a new code of a question or a fact into every expression that speaks of it. */
export function renamingEdits(form: Form, from: string, to: string): FormEdit[] {
  const text = <T extends string | null>(before: T): T =>
    (before === null ? null : renameInExpression(before, from, to)) as T;
  const asked = <Asked extends Question | Column>(before: Asked): Asked => {
    const seen = { ...before, visibleIf: text(before.visibleIf) };
    if (seen.type === "calculated") return { ...seen, expression: text(seen.expression) };
    const required = { ...seen, requiredIf: text(seen.requiredIf) };
    if (required.type !== "table") return required;
    return {
      ...required,
      columns: required.columns.map(asked),
      checks: required.checks.map((check) => ({ ...check, expression: text(check.expression) })),
    };
  };
  const edits = (part: FormEdit["part"], before: { code: string }, after: object): FormEdit[] =>
    Object.entries(before).flatMap(([field, base]): FormEdit[] => {
      const value: unknown = (after as Record<string, unknown>)[field];
      const same = JSON.stringify(value) === JSON.stringify(base);
      return same ? [] : [{ kind: "set", part, code: before.code, field, base, value }];
    });
  return [
    ...form.sections.flatMap(({ questions, ...head }) => [
      ...edits("section", head, { ...head, visibleIf: text(head.visibleIf) }),
      ...questions.flatMap((question) => edits("question", question, asked(question))),
    ]),
    ...form.checks.flatMap((check) =>
      edits("check", check, { ...check, expression: text(check.expression) }),
    ),
  ];
}

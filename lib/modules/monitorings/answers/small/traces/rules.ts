import { parseExpression, pathsOf } from "@/lib/modules/monitorings/expressions/rules";
import type { Column, Form, Question } from "@/lib/modules/monitorings/forms/types";

/**
 * Codes of the questions and columns that tell of small counts of social categories: the counts themselves and whatever is
 * calculated from them, however far. A share told beside its whole would tell the count that was hidden.
 */
export function tracesOfSmall(form: Form): ReadonlySet<string> {
  const asked = form.sections
    .flatMap(({ questions }) => questions)
    .flatMap((question): (Question | Column)[] =>
      question.type === "table" ? question.columns : [question],
    );
  const found = new Set(
    asked.filter((each) => each.type === "integer" && each.small).map(({ code }) => code),
  );
  const calculations = asked.flatMap((each) => {
    const node = each.type === "calculated" ? parseExpression(each.expression).node : null;
    return node ? [{ code: each.code, names: pathsOf(node).flat() }] : [];
  });
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const { code, names } of calculations) if (names.some((name) => found.has(name))) found.add(code);
  }
  return found;
}

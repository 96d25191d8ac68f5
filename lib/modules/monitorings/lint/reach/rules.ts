import { parseExpression } from "@/lib/modules/monitorings/expressions/rules";
import type { Node } from "@/lib/modules/monitorings/expressions/types";
import type { Form, Question, Section } from "@/lib/modules/monitorings/forms/types";
import type { FormProblem } from "@/lib/modules/monitorings/lint/types";

/** A question whose condition is never met: it is false for whatever answers, or hangs on one that is never seen. */
export function unreachableProblems(form: Form): FormProblem[] {
  const never = new Set<string>();
  const hopeless = (text: string | null): boolean => {
    const node = text === null ? null : parseExpression(text).node;
    return node !== null && falseWhatever(node, never);
  };
  const found: FormProblem[] = [];
  const mark = (section: Section, question: Question): void => {
    if (never.has(question.code) || !(hopeless(section.visibleIf) || hopeless(question.visibleIf))) return;
    never.add(question.code);
    found.push({
      part: "question",
      at: question.code,
      text: `Вопрос «${question.title}» не будет показан никогда: его условие показа не выполняется ни при каких ответах.`,
    });
  };
  // Each pass may find those that hang on the ones found before.
  for (let before = -1; before !== never.size;) {
    before = never.size;
    for (const section of form.sections)
      section.questions.forEach((question) => {
        mark(section, question);
      });
  }
  return found;
}

/** Whether a condition cannot come true: its constants say so, or it needs an answer nobody ever gives. */
function falseWhatever(node: Node, never: ReadonlySet<string>): boolean {
  switch (node.kind) {
    case "literal":
      return node.value === false;
    case "path":
      return node.path[0] !== "last" && never.has(node.path[0] ?? "");
    case "unary":
      return node.op === "!" && node.of.kind === "literal" && node.of.value === true;
    case "binary":
      if (node.op === "&&") return falseWhatever(node.left, never) || falseWhatever(node.right, never);
      if (node.op === "||") return falseWhatever(node.left, never) && falseWhatever(node.right, never);
      return [node.left, node.right].some((side) => side.kind === "path" && falseWhatever(side, never));
    case "call":
      return (
        ["filled", "has"].includes(node.name) &&
        node.of.some((each) => each.kind === "path" && falseWhatever(each, never))
      );
    case "choice":
    case "aggregate":
      return false;
  }
}

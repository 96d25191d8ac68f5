import type {
  AggregateName,
  Binary,
  FunctionName,
  Names,
  Node,
  ValueType,
} from "@/lib/modules/monitorings/expressions/types";

const TYPE_WORDS: Record<ValueType, string> = {
  number: "число",
  text: "текст",
  truth: "«да» или «нет»",
  date: "дата",
  set: "несколько вариантов",
};

/** The type an expression has, and what in it is wrong: Russian sentences without the place they stand in. */
interface Checked {
  type: ValueType | null;
  problems: string[];
}

/** Why an expression would never say what is wanted of it; empty when it is sound. `wanted` null takes any type. */
export function expressionProblems(node: Node, names: Names, wanted: ValueType | null): string[] {
  const { type, problems } = check(node, names);
  if (problems.length > 0 || type === null || wanted === null || fits(type, wanted)) return problems;
  return [`Нужно ${TYPE_WORDS[wanted]}, а получается ${TYPE_WORDS[type]}.`];
}

function fits(type: ValueType, wanted: ValueType): boolean {
  return type === wanted || (type === "date" && wanted === "text");
}

function check(node: Node, names: Names): Checked {
  switch (node.kind) {
    case "literal":
      return sound(
        typeof node.value === "boolean" ? "truth" : typeof node.value === "string" ? "text" : "number",
      );
    case "path": {
      const type = names.type(node.path);
      return type === null ? unsound(`Вопроса или сведения «${node.path.join(".")}» нет.`) : sound(type);
    }
    case "unary": {
      const wanted = node.op === "!" ? "truth" : "number";
      return all([[node.of, wanted]], names, wanted);
    }
    case "binary":
      return binary(node.op, node.left, node.right, names);
    case "choice": {
      const test = all([[node.test, "truth"]], names, "truth");
      const [yes, no] = [check(node.yes, names), check(node.no, names)];
      const problems = [...test.problems, ...yes.problems, ...no.problems];
      if (problems.length === 0 && yes.type !== no.type)
        problems.push("Обе стороны выбора «? :» должны быть одного вида.");
      return { type: yes.type, problems };
    }
    case "call":
      return call(node.name, node.of, names);
    case "aggregate": {
      const row = names.row(node.table);
      if (row === null) return unsound(`Таблицы «${node.table}» нет.`);
      return aggregate(node.name, node.of, row);
    }
  }
}

function sound(type: ValueType): Checked {
  return { type, problems: [] };
}

function unsound(problem: string): Checked {
  return { type: null, problems: [problem] };
}

/** Each part of the type it must be; the whole is of `type`. */
function all(parts: readonly (readonly [Node, ValueType])[], names: Names, type: ValueType): Checked {
  const problems = parts.flatMap(([part, wanted]) => expressionProblems(part, names, wanted));
  return { type, problems };
}

function binary(op: Binary, left: Node, right: Node, names: Names): Checked {
  switch (op) {
    case "&&":
    case "||":
      return all(
        [
          [left, "truth"],
          [right, "truth"],
        ],
        names,
        "truth",
      );
    case "+":
    case "-":
    case "*":
    case "/":
      return all(
        [
          [left, "number"],
          [right, "number"],
        ],
        names,
        "number",
      );
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return comparison(op, left, right, names);
  }
}

function comparison(op: Binary, left: Node, right: Node, names: Names): Checked {
  const [a, b] = [check(left, names), check(right, names)];
  const problems = [...a.problems, ...b.problems];
  if (problems.length > 0 || a.type === null || b.type === null) return { type: "truth", problems };
  if (a.type === "set" || b.type === "set")
    return unsound("Выбранные варианты сравниваются функцией has(вопрос, вариант).");
  if (!fits(a.type, b.type) && !fits(b.type, a.type))
    return unsound(`Сравниваются ${TYPE_WORDS[a.type]} и ${TYPE_WORDS[b.type]}.`);
  const ordered = a.type === "number" || a.type === "date" || b.type === "date";
  if (op !== "==" && op !== "!=" && !ordered) return unsound("Больше и меньше бывают только числа и даты.");
  return {
    type: "truth",
    problems: [...wrongOption(left, right, names), ...wrongOption(right, left, names)],
  };
}

/** A comparison with an option the question does not have is never true. */
function wrongOption(question: Node, option: Node, names: Names): string[] {
  if (question.kind !== "path" || option.kind !== "literal" || typeof option.value !== "string") return [];
  const options = names.options(question.path);
  if (options === null || options.includes(option.value)) return [];
  return [`Варианта «${option.value}» у «${question.path.join(".")}» нет.`];
}

function call(name: FunctionName, of: readonly Node[], names: Names): Checked {
  const [first, second] = of;
  if (first === undefined) return unsound(`У функции ${name} нет аргументов.`);
  switch (name) {
    case "filled":
      return { type: "truth", problems: check(first, names).problems };
    case "size": {
      const { type, problems } = check(first, names);
      const counted = type === null || type === "set" || type === "text";
      return counted
        ? { type: "number", problems }
        : unsound("Функция size считает знаки текста и выбранное.");
    }
    case "orelse": {
      const whole = check(first, names);
      const other = second && whole.type ? expressionProblems(second, names, whole.type) : [];
      return { type: whole.type, problems: [...whole.problems, ...other] };
    }
    case "has": {
      if (second === undefined) return unsound("У функции has нет второго аргумента.");
      const parts = all(
        [
          [first, "set"],
          [second, "text"],
        ],
        names,
        "truth",
      );
      return { type: "truth", problems: [...parts.problems, ...wrongOption(first, second, names)] };
    }
    case "number":
      return all([[first, "text"]], names, "number");
    case "year":
      return all([[first, "date"]], names, "number");
    case "percent":
    case "abs":
    case "round":
    case "min":
    case "max":
      return all(
        of.map((each) => [each, "number"] as const),
        names,
        "number",
      );
  }
}

function aggregate(name: AggregateName, of: Node, row: Names): Checked {
  switch (name) {
    case "sum":
      return all([[of, "number"]], row, "number");
    case "count":
      return all([[of, "truth"]], row, "number");
    case "any":
    case "all":
      return all([[of, "truth"]], row, "truth");
  }
}

import jsep from "jsep";

import type { Fraction } from "@/lib/modules/methodologies/fractions/rules";
import {
  AGGREGATES,
  type AggregateName,
  BINARY,
  type Binary,
  FUNCTIONS,
  type FunctionName,
  type Node,
  type Parsed,
} from "@/lib/modules/monitorings/expressions/types";

/** The longest expression, in characters: what does not fit nobody would check by eye. */
export const MAX_LENGTH = 1_000;
const MAX_NODES = 300;
const MAX_DEPTH = 40;

/** A number as it is written and kept: «12», «0.85», «-3». */
const NUMBER = /^-?\d{1,12}(?:\.\d{1,6})?$/;

/** Exactly what was written; null for what is no number. */
export function readNumber(text: string): Fraction | null {
  if (!NUMBER.test(text)) return null;
  const [whole = "", digits = ""] = text.split(".");
  return { n: BigInt(whole + digits), d: 10n ** BigInt(digits.length) };
}

/** What reading a tree has used up and the first thing found wrong with it. */
interface Reading {
  nodes: number;
  inRows: boolean;
  problem: string | null;
}

/** Stands where something was refused; the tree it is part of is never computed. */
const REFUSED: Node = { kind: "literal", value: false };

function refuse(reading: Reading, problem: string): Node {
  reading.problem ??= problem;
  return REFUSED;
}

/** A tree of the few things an expression may be made of, or a Russian sentence why the text is none. Never throws. */
export function parseExpression(text: string): Parsed {
  if (text.trim() === "") return refused("Выражение пустое.");
  if (text.length > MAX_LENGTH)
    return refused(`Выражение длиннее ${String(MAX_LENGTH)} знаков: разделите его на несколько.`);
  let tree: jsep.CoreExpression;
  try {
    tree = jsep(text) as jsep.CoreExpression;
  } catch (error) {
    return refused(parserWords(text, error));
  }
  if (tree.type === "Compound" && COMMA.test(text)) return refused(WITH_POINT);
  const reading: Reading = { nodes: 0, inRows: false, problem: null };
  const node = toNode(tree, reading, 1);
  return reading.problem === null ? { node, problem: null } : refused(reading.problem);
}

const COMMA = /\d,\d/;
const WITH_POINT = "Дробная часть числа в выражении отделяется точкой: 0.85.";

function refused(problem: string): Parsed {
  return { node: null, problem };
}

function parserWords(text: string, error: unknown): string {
  const { index, description } = error as { index?: number; description?: string };
  const at = index === undefined ? "" : ` (знак ${String(index + 1)})`;
  const said = description ?? "";
  if (/(?<![=!<>])=(?!=)/.test(text.replace(/"[^"]*"|'[^']*'/g, "")))
    return "Сравнение записывается двумя знаками: «==», а не «=».";
  if (said.startsWith("Unclosed quote")) return `Не закрыта кавычка${at}.`;
  if (said.startsWith("Unclosed") || said === "Expected )") return `Не закрыта скобка${at}.`;
  if (said.startsWith("Expected expression after")) {
    return `После «${said.slice("Expected expression after ".length)}» ничего не стоит${at}.`;
  }
  if (COMMA.test(text)) return WITH_POINT;
  if (said.startsWith("Variable names")) return `Код вопроса начинается с буквы${at}.`;
  return `Выражение не разобрано${at}.`;
}

function toNode(from: jsep.CoreExpression, reading: Reading, depth: number): Node {
  reading.nodes += 1;
  if (reading.nodes > MAX_NODES || depth > MAX_DEPTH)
    return refuse(reading, "Выражение слишком сложное: разделите его на несколько.");
  const inner = (each: jsep.Expression) => toNode(each as jsep.CoreExpression, reading, depth + 1);
  switch (from.type) {
    case "Literal":
      return literal(from, reading);
    case "Identifier":
    case "MemberExpression":
      return named(from, reading, depth);
    case "UnaryExpression":
      if (from.operator !== "!" && from.operator !== "-") return refuse(reading, unknownSign(from.operator));
      return { kind: "unary", op: from.operator, of: inner(from.argument) };
    case "BinaryExpression":
      if (!isOneOf(BINARY, from.operator)) return refuse(reading, unknownSign(from.operator));
      return binary(from.operator, [inner(from.left), inner(from.right)], reading);
    case "ConditionalExpression":
      return {
        kind: "choice",
        test: inner(from.test),
        yes: inner(from.consequent),
        no: inner(from.alternate),
      };
    case "CallExpression":
      return call(from, reading, inner);
    case "Compound":
    case "SequenceExpression":
      return refuse(reading, "Здесь два выражения подряд: соедините их знаком «&&» или «||».");
    case "ArrayExpression":
    case "ThisExpression":
      return refuse(reading, "В выражении есть запись, которой здесь не пользуются: [ ] или this.");
  }
}

function binary(op: Binary, [left, right]: [Node, Node], reading: Reading): Node {
  const compares = ["==", "!=", "<", "<=", ">", ">="];
  const chained = [left, right].some((side) => side.kind === "binary" && compares.includes(side.op));
  if (chained && ["<", "<=", ">", ">="].includes(op))
    return refuse(reading, "Двойное сравнение записывается по частям: «0 < a && a < 10».");
  return { kind: "binary", op, left, right };
}

function call(from: jsep.CallExpression, reading: Reading, inner: (each: jsep.Expression) => Node): Node {
  const name = from.callee.type === "Identifier" ? (from.callee as jsep.Identifier).name : "";
  const given = from.arguments;
  if (isOneOf<AggregateName>(AGGREGATES, name)) {
    const [table, each] = given;
    if (given.length !== 2 || table?.type !== "Identifier" || each === undefined)
      return refuse(reading, `Функция ${name} пишется так: ${name}(код таблицы, выражение о строке).`);
    if (reading.inRows) return refuse(reading, "Обход таблицы внутри обхода таблицы не допускается.");
    reading.inRows = true;
    const of = inner(each);
    reading.inRows = false;
    return { kind: "aggregate", name, table: (table as jsep.Identifier).name, of };
  }
  if (!isOneOf<FunctionName>(FUNCTIONS, name))
    return refuse(reading, name === "" ? "Вызвать можно только функцию." : `Функции «${name}» нет.`);
  const { least, most } = ARGUMENTS[name];
  if (given.length < least || given.length > most)
    return refuse(reading, `У функции ${name} другое число аргументов: ${ARGUMENTS[name].words}.`);
  return { kind: "call", name, of: given.map(inner) };
}

const ARGUMENTS: Record<FunctionName, { least: number; most: number; words: string }> = {
  filled: { least: 1, most: 1, words: "один" },
  orelse: { least: 2, most: 2, words: "два" },
  has: { least: 2, most: 2, words: "два" },
  size: { least: 1, most: 1, words: "один" },
  number: { least: 1, most: 1, words: "один" },
  year: { least: 1, most: 1, words: "один" },
  percent: { least: 2, most: 2, words: "два" },
  abs: { least: 1, most: 1, words: "один" },
  round: { least: 2, most: 2, words: "два" },
  min: { least: 2, most: 20, words: "два и больше" },
  max: { least: 2, most: 20, words: "два и больше" },
};

function literal({ value, raw }: jsep.Literal, reading: Reading): Node {
  if (typeof value === "boolean" || typeof value === "string") return { kind: "literal", value };
  const number = readNumber(raw);
  return number === null
    ? refuse(reading, `Число «${raw}» записано не так: пишите 12 или 0.85.`)
    : { kind: "literal", value: number };
}

function named(from: jsep.Expression, reading: Reading, depth: number): Node {
  const path = pathOf(from, depth);
  return path === null
    ? refuse(reading, "Часть ответа пишется через точку: m3_plan.date.")
    : { kind: "path", path };
}

function pathOf(from: jsep.Expression, depth: number): string[] | null {
  if (from.type === "Identifier") return [(from as jsep.Identifier).name];
  if (from.type !== "MemberExpression" || depth > MAX_DEPTH) return null;
  const { computed, object, property, optional } = from as jsep.MemberExpression;
  const before = computed || optional === true ? null : pathOf(object, depth + 1);
  return before && [...before, (property as jsep.Identifier).name];
}

function unknownSign(sign: string): string {
  const equality = sign === "===" || sign === "!==";
  return equality ? "Сравнение записывается «==» или «!=»." : `Знака «${sign}» в выражениях нет.`;
}

function isOneOf<T extends string>(all: readonly T[], text: string): text is T {
  return (all as readonly string[]).includes(text);
}

/** Every name an expression looks at, each once, in the order met; names inside a row after the table's own. */
export function pathsOf(node: Node): string[][] {
  const found = new Map<string, string[]>();
  const visit = (each: Node): void => {
    switch (each.kind) {
      case "literal":
        return;
      case "path":
        found.set(each.path.join("."), [...each.path]);
        return;
      case "unary":
        visit(each.of);
        return;
      case "binary":
        visit(each.left);
        visit(each.right);
        return;
      case "choice":
        [each.test, each.yes, each.no].forEach(visit);
        return;
      case "call":
        each.of.forEach(visit);
        return;
      case "aggregate":
        found.set(each.table, [each.table]);
        visit(each.of);
    }
  };
  visit(node);
  return [...found.values()];
}

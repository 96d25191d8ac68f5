import {
  add,
  compare,
  divide,
  type Fraction,
  multiply,
  subtract,
} from "@/lib/modules/methodologies/fractions/rules";
import { readNumber } from "@/lib/modules/monitorings/expressions/rules";
import type {
  AggregateName,
  Binary,
  FunctionName,
  Node,
  Scope,
  Value,
} from "@/lib/modules/monitorings/expressions/types";

/** A number of more bits has grown by squaring, not by counting anything: it becomes a blank. */
const MOST_BITS = 4_096n;
const TOO_LARGE = 1n << MOST_BITS;
const HUNDRED: Fraction = { n: 100n, d: 1n };

/**
 * The value of an expression. Blanks as in handbook 2.3: what is not known is neither true nor false, so `&&` and `||`
 * decide only when the known side does, and arithmetic or comparison with a blank is a blank. Never throws: a value of
 * the wrong type is a blank too, and the check of the definition tells of it beforehand.
 */
export function evaluate(node: Node, scope: Scope): Value {
  switch (node.kind) {
    case "literal":
      return node.value;
    case "path":
      return scope.value(node.path);
    case "unary": {
      const of = evaluate(node.of, scope);
      if (node.op === "!") return typeof of === "boolean" ? !of : null;
      return isNumber(of) ? { n: -of.n, d: of.d } : null;
    }
    case "binary":
      return binary(node.op, node.left, node.right, scope);
    case "choice": {
      const test = evaluate(node.test, scope);
      return typeof test === "boolean" ? evaluate(test ? node.yes : node.no, scope) : null;
    }
    case "call":
      return call(
        node.name,
        node.of.map((each) => evaluate(each, scope)),
      );
    case "aggregate": {
      const rows = scope.rows(node.table);
      return rows === null
        ? null
        : aggregate(
            node.name,
            rows.map((row) => evaluate(node.of, row)),
          );
    }
  }
}

export function isNumber(value: Value): value is Fraction {
  return typeof value === "object" && value !== null && "n" in value;
}

function isSet(value: Value): value is readonly string[] {
  return Array.isArray(value);
}

function binary(op: Binary, left: Node, right: Node, scope: Scope): Value {
  const a = evaluate(left, scope);
  if (op === "&&" || op === "||") {
    const decides = op === "||";
    if (a === decides) return decides;
    const b = evaluate(right, scope);
    if (b === decides) return decides;
    return typeof a === "boolean" && typeof b === "boolean" ? !decides : null;
  }
  return combine(op, a, evaluate(right, scope));
}

function combine(op: Exclude<Binary, "&&" | "||">, a: Value, b: Value): Value {
  if (isNumber(a) && isNumber(b)) return numbers(op, a, b);
  if (typeof a === "boolean" && typeof b === "boolean") {
    return op === "==" ? a === b : op === "!=" ? a !== b : null;
  }
  if (typeof a !== "string" || typeof b !== "string") return null;
  switch (op) {
    case "==":
      return a === b;
    case "!=":
      return a !== b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    case "+":
    case "-":
    case "*":
    case "/":
      return null;
  }
}

function numbers(op: Exclude<Binary, "&&" | "||">, a: Fraction, b: Fraction): Value {
  switch (op) {
    case "+":
      return bounded(add(a, b));
    case "-":
      return bounded(subtract(a, b));
    case "*":
      return bounded(multiply(a, b));
    case "/":
      return b.n === 0n ? null : bounded(divide(a, b));
    case "==":
      return compare(a, b) === 0;
    case "!=":
      return compare(a, b) !== 0;
    case "<":
      return compare(a, b) < 0;
    case "<=":
      return compare(a, b) <= 0;
    case ">":
      return compare(a, b) > 0;
    case ">=":
      return compare(a, b) >= 0;
  }
}

function bounded({ n, d }: Fraction): Fraction | null {
  return n >= TOO_LARGE || n <= -TOO_LARGE || d >= TOO_LARGE ? null : { n, d };
}

function call(name: FunctionName, of: readonly Value[]): Value {
  const [first = null, second = null] = of;
  switch (name) {
    case "filled":
      return isSet(first) ? first.length > 0 : first !== null && first !== "";
    case "orelse":
      return first ?? second;
    case "has":
      return isSet(first) && typeof second === "string" ? first.includes(second) : null;
    case "size":
      return isSet(first) || typeof first === "string" ? whole(first.length) : null;
    case "number":
      return typeof first === "string" ? readNumber(first) : null;
    case "year":
      return typeof first === "string" ? readNumber(first.slice(0, 4)) : null;
    case "percent":
      return isNumber(first) && isNumber(second) && second.n !== 0n
        ? bounded(multiply(divide(first, second), HUNDRED))
        : null;
    case "abs":
      return isNumber(first) ? { n: first.n < 0n ? -first.n : first.n, d: first.d } : null;
    case "round":
      return isNumber(first) && isNumber(second) ? rounded(first, second) : null;
    case "min":
    case "max": {
      if (!of.every(isNumber)) return null;
      return of.reduce((best, each) => (compare(each, best) < 0 === (name === "min") ? each : best));
    }
  }
}

function whole(count: number): Fraction {
  return { n: BigInt(count), d: 1n };
}

/** Half away from zero, to 0–6 digits after the point. */
function rounded(value: Fraction, digits: Fraction): Fraction | null {
  if (digits.n % digits.d !== 0n) return null;
  const places = digits.n / digits.d;
  if (places < 0n || places > 6n) return null;
  const scale = 10n ** places;
  const magnitude = value.n < 0n ? -value.n : value.n;
  const n = (2n * magnitude * scale + value.d) / (2n * value.d);
  return { n: value.n < 0n ? -n : n, d: scale };
}

/** A row that is not told makes the whole not told, unless the others have decided it already. */
function aggregate(name: AggregateName, values: readonly Value[]): Value {
  switch (name) {
    case "sum":
      return values.reduce<Value>((sum, each) => combine("+", sum, each), whole(0));
    case "count":
      return values.every((each) => typeof each === "boolean")
        ? whole(values.filter((each) => each).length)
        : null;
    case "any":
      if (values.some((each) => each === true)) return true;
      return values.every((each) => each === false) ? false : null;
    case "all":
      if (values.some((each) => each === false)) return false;
      return values.every((each) => each === true) ? true : null;
  }
}

import { sameValue } from "@/lib/core/format/same-value";
import { parseExpression, pathsOf } from "@/lib/modules/monitorings/expressions/rules";
import type { Column, Form, Question, Table } from "@/lib/modules/monitorings/forms/types";

type Asked = Question | Column;

/**
 * Whether answers to two questions of one code mean the same, so that years stand in one line: type, name, unit, options,
 * calculation, columns and rows are the same. Help, conditions, limits, prefill and the order of options may differ; of
 * the name case, spaces, «ё» and punctuation are not looked at. What a calculation is made of is not looked into: see
 * `comparableCodes`. Source: product, «Monitorings».
 */
export function sameDefinition(before: Asked, after: Asked): boolean {
  return sameValue(definitionOf(before), definitionOf(after));
}

/**
 * Codes of questions and of columns whose answers mean the same in two versions of a form. A calculation is comparable
 * only where everything it is made of is.
 */
export function comparableCodes(before: Form, after: Form): ReadonlySet<string> {
  const [old, now] = [askedOf(before), askedOf(after)];
  const same = new Set(
    [...now].flatMap(([code, asked]) => {
      const earlier = old.get(code);
      return earlier && sameDefinition(earlier, asked) ? [code] : [];
    }),
  );
  const facts = new Map(before.facts.map((fact) => [fact.code, fact]));
  for (const { code, type, unit } of after.facts) {
    const earlier = facts.get(code);
    if (earlier?.type === type && earlier.unit === unit) same.add(code);
  }
  const names = new Set([...now.keys(), ...after.facts.map(({ code }) => code)]);
  // Each pass may take away what hangs on those taken away before.
  for (let size = -1; size !== same.size;) {
    size = same.size;
    for (const [code, asked] of now)
      if (same.has(code) && partsIn(asked, names).some((part) => !same.has(part))) same.delete(code);
  }
  for (const { code } of after.facts) same.delete(code);
  return same;
}

/** Questions and columns by code; a code met twice means the first. */
function askedOf(form: Form): Map<string, Asked> {
  const found = new Map<string, Asked>();
  const take = (asked: Asked): void => {
    if (!found.has(asked.code)) found.set(asked.code, asked);
  };
  for (const { questions } of form.sections) {
    for (const question of questions) {
      take(question);
      if (question.type === "table") question.columns.forEach(take);
    }
  }
  return found;
}

/** What an answer is computed of, or a table is made of. */
function partsIn(asked: Asked, known: ReadonlySet<string>): string[] {
  if (asked.type === "table") return asked.columns.map(({ code }) => code);
  if (asked.type !== "calculated") return [];
  const { node } = parseExpression(asked.expression);
  if (node === null) return [];
  return pathsOf(node)
    .flatMap((path) => (path[0] === "last" ? path.slice(1) : path))
    .filter((name) => known.has(name));
}

function definitionOf(asked: Asked): unknown {
  const { type } = asked;
  const named = [type, words(asked.title)];
  switch (type) {
    case "integer":
    case "decimal":
    case "percent":
      return [...named, asked.unit];
    case "boolean":
    case "text":
    case "date":
    case "link":
    case "file":
      return named;
    case "choice":
      return [...named, options(asked.options)];
    case "choices":
    case "ranking":
      return [...named, options(asked.options), asked.most];
    case "requisites":
      return [...named, asked.parts];
    case "calculated":
      return [...named, asked.unit, asked.result, parseExpression(asked.expression).node];
    case "table":
      return [...named, rows(asked), options(asked.columns.map(({ code }) => ({ code, label: "" })))];
  }
}

function options(all: readonly { code: string; label: string }[]): Record<string, string> {
  return Object.fromEntries(all.map(({ code, label }) => [code, words(label)]));
}

function rows({ rows: of }: Table): unknown {
  return of.kind === "fixed" ? options(of.rows) : of.kind;
}

/** Words of a name without what does not change its meaning. */
function words(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll(/[^\p{L}\p{N}%<>=+−-]+/gu, " ")
    .trim();
}

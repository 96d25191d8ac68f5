import { sameValue } from "@/lib/core/format/same-value";
import { own } from "@/lib/modules/monitorings/answers/rules";
import { tracesOfSmall } from "@/lib/modules/monitorings/answers/small/traces/rules";
import type { Answers } from "@/lib/modules/monitorings/answers/types";
import type { Column, Form, Question } from "@/lib/modules/monitorings/forms/types";

const FEW = "<5";

/**
 * Answers as they are read outside the school, its authority and ИМАЦ: counts 1–4 of social categories say «<5». For
 * reading alone: findings and calculations are made of the answers as they are, and `tellingOfSmall` says which of the
 * latter are not told then. Source: product.md «People».
 */
export function hideSmall(form: Form, answers: Answers): Answers {
  const hidden = form.sections
    .flatMap(({ questions }) => questions)
    .flatMap((question): [string, unknown][] => {
      const value = own(answers, question.code);
      if (question.type !== "table") return isSmall(question) ? [[question.code, few(value)]] : [];
      const columns = question.columns.filter(isSmall);
      if (columns.length === 0 || !Array.isArray(value)) return [];
      return [[question.code, value.map((row: unknown) => hideCells(row, columns))]];
    });
  return { ...answers, ...Object.fromEntries(hidden) };
}

/** What stands for a calculation that would tell a hidden count. */
export const HIDDEN = "скрыто";

/**
 * Codes of the calculations that would tell a count hidden in these answers; none where nothing is hidden. A share told
 * beside its whole would tell the count.
 */
export function tellingOfSmall(form: Form, answers: Answers): ReadonlySet<string> {
  const shown = hideSmall(form, answers);
  const hides = Object.keys(shown).some((code) => !sameValue(own(shown, code), own(answers, code)));
  return hides ? tracesOf(form) : NOTHING;
}

const NOTHING: ReadonlySet<string> = new Set();
const traces = new WeakMap<Form, ReadonlySet<string>>();

/** A form is asked for each of the organisations that answered it. */
function tracesOf(form: Form): ReadonlySet<string> {
  const known = traces.get(form) ?? tracesOfSmall(form);
  traces.set(form, known);
  return known;
}

function isSmall(asked: Question | Column): boolean {
  return asked.type === "integer" && asked.small;
}

function hideCells(row: unknown, columns: readonly Column[]): unknown {
  const cells = own(row, "cells");
  if (typeof cells !== "object" || cells === null) return row;
  const hidden = columns.map(({ code }) => [code, few(own(cells, code))] as const);
  return { row: own(row, "row"), cells: { ...cells, ...Object.fromEntries(hidden) } };
}

function few(value: unknown): unknown {
  const count = typeof value === "string" ? Number(value) : NaN;
  return count >= 1 && count <= 4 ? FEW : value;
}

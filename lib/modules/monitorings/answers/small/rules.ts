import { own } from "@/lib/modules/monitorings/answers/rules";
import type { Answers } from "@/lib/modules/monitorings/answers/types";
import type { Column, Form, Question } from "@/lib/modules/monitorings/forms/types";

const FEW = "<5";

/**
 * Answers as they are read outside the school, its authority and ИМАЦ: counts 1–4 of social categories say «<5». For
 * reading alone: findings and calculations are made of the answers as they are. Source: product.md «People».
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

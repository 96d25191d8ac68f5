import { small } from "@/lib/core/format/words";
import type { PartKind } from "@/lib/modules/monitorings/editing/types";
import { expressionProblems } from "@/lib/modules/monitorings/expressions/checking/rules";
import { parseExpression, pathsOf } from "@/lib/modules/monitorings/expressions/rules";
import type { Names, ValueType } from "@/lib/modules/monitorings/expressions/types";
import type { Column, Form, Question, Table } from "@/lib/modules/monitorings/forms/types";
import { cycleProblems } from "@/lib/modules/monitorings/lint/cycles/rules";
import { formNames, resultType } from "@/lib/modules/monitorings/lint/names/rules";
import { unreachableProblems } from "@/lib/modules/monitorings/lint/reach/rules";
import { resultProblems } from "@/lib/modules/monitorings/lint/results/rules";
import { sourceProblems } from "@/lib/modules/monitorings/lint/sources/rules";
import type { FormProblem } from "@/lib/modules/monitorings/lint/types";

/** Words with a meaning of their own in expressions. */
const RESERVED = new Set(["last", "row", "true", "false"]);

/** An expression of the form: where it stands, in words, and what it must come to. */
interface Placed {
  place: string;
  part: PartKind;
  at: string;
  text: string;
  wanted: ValueType | null;
  names: Names;
  /** Of a check: it must speak of a question. */
  check: boolean;
}

/** What is wrong with a form as data, each one sentence that names the place; empty when a campaign may use it. */
export function formProblems(form: Form): FormProblem[] {
  const names = formNames(form);
  const placed = expressionsOf(form, names);
  return [
    ...(form.sections.every(({ questions }) => questions.length === 0)
      ? [{ part: null, at: null, text: "В форме нет ни одного вопроса." }]
      : []),
    ...duplicateCodes(form),
    ...form.sections.flatMap((section) => section.questions.flatMap(questionProblems)),
    ...sourceProblems(form),
    ...placed.flatMap(placedProblems),
    ...unreachableProblems(form),
    ...cycleProblems(form),
  ];
}

function expressionsOf(form: Form, names: Names): Placed[] {
  const truth = (text: string | null, place: string, at: string, own: Names, part: PartKind): Placed[] =>
    text === null ? [] : [{ place, part, at, text, wanted: "truth", names: own, check: false }];
  const ofQuestion = (question: Question | Column, own: Names, inside: string): Placed[] => {
    const name = `${inside}«${question.title}»`;
    const shown = truth(question.visibleIf, `Условие показа ${name}`, question.code, own, "question");
    if (question.type === "calculated") {
      const { expression: text, code: at } = question;
      const wanted = resultType(question);
      return [
        ...shown,
        { place: `Расчёт ${name}`, part: "question", at, text, wanted, names: own, check: false },
      ];
    }
    return [
      ...shown,
      ...truth(question.requiredIf, `Условие обязательности ${name}`, question.code, own, "question"),
    ];
  };
  return [
    ...form.sections.flatMap((section) => [
      ...truth(
        section.visibleIf,
        `Условие показа раздела «${section.title}»`,
        section.code,
        names,
        "section",
      ),
      ...section.questions.flatMap((question) => [
        ...ofQuestion(question, names, ""),
        ...(question.type === "table" ? ofTable(question, names, ofQuestion) : []),
      ]),
    ]),
    ...form.checks.map((check): Placed => ({
      place: `Проверка «${check.code}»`,
      part: "check",
      at: check.code,
      text: check.expression,
      wanted: "truth",
      names,
      check: true,
    })),
  ];
}

function ofTable(
  table: Table,
  names: Names,
  ofQuestion: (column: Column, own: Names, inside: string) => Placed[],
): Placed[] {
  const row = names.row(table.code) ?? names;
  return [
    ...table.columns.flatMap((column) => ofQuestion(column, row, `столбца `)),
    ...table.checks.map((check): Placed => ({
      place: `Проверка «${check.code}» таблицы «${table.title}»`,
      part: "question",
      at: check.code,
      text: check.expression,
      wanted: "truth",
      names: row,
      check: false,
    })),
  ];
}

function placedProblems({ place, part, at, text, wanted, names, check }: Placed): FormProblem[] {
  const told = (problem: string): FormProblem => ({ part, at, text: `${place}: ${small(problem)}` });
  const found = explainExpression(text, names, wanted).map(told);
  if (found.length > 0 || !check) return found;
  const { node } = parseExpression(text);
  return node !== null && pathsOf(node).length === 0
    ? [told("в ней нет ни одного вопроса, она всегда одинакова.")]
    : [];
}

/** Why an expression cannot be read or would never say what is wanted of it: sentences without its place. */
export function explainExpression(text: string, names: Names, wanted: ValueType | null): string[] {
  const { node, problem } = parseExpression(text);
  return problem === null ? expressionProblems(node, names, wanted) : [problem];
}

function duplicateCodes(form: Form): FormProblem[] {
  const used = new Map<string, string>();
  const problems: FormProblem[] = [];
  const take = (code: string, place: string, part: PartKind = "question"): void => {
    if (RESERVED.has(code))
      problems.push({ part, at: code, text: `${place}: код «${code}» занят самим порталом.` });
    const before = used.get(code);
    if (before === undefined) used.set(code, place);
    else problems.push({ part, at: code, text: `${place}: код «${code}» уже есть — ${small(before)}.` });
  };
  for (const fact of form.facts) take(fact.code, `Сведение «${fact.title}»`, "fact");
  for (const section of form.sections) {
    for (const question of section.questions) {
      take(question.code, `Вопрос «${question.title}»`);
      if (question.type === "table")
        question.columns.forEach((column) => {
          take(column.code, `Столбец «${column.title}»`);
        });
    }
  }
  const checks = [
    ...form.sections.flatMap(({ questions }) =>
      questions.flatMap((question) => (question.type === "table" ? question.checks : [])),
    ),
    ...form.checks,
  ].map(({ code }) => code);
  const sections = form.sections.map(({ code }) => code);
  return [
    ...problems,
    ...repeated(checks).map((code) => ({
      part: partOfCheck(form, code),
      at: code,
      text: `Проверка с кодом «${code}» есть дважды.`,
    })),
    ...repeated(sections).map((code) => ({
      part: "section" as const,
      at: code,
      text: `Раздел с кодом «${code}» есть дважды.`,
    })),
  ];
}

function partOfCheck(form: Form, code: string): PartKind {
  return form.checks.some((check) => check.code === code) ? "check" : "question";
}

function repeated(codes: readonly string[]): string[] {
  return [...new Set(codes.filter((code, position) => codes.indexOf(code) !== position))];
}

function questionProblems(question: Question): FormProblem[] {
  const own = limitProblems(question, "Вопрос");
  if (question.type !== "table") return own;
  const codes = question.columns.map(({ code }) => code);
  const rows = question.rows.kind === "fixed" ? question.rows.rows.map(({ code }) => code) : [];
  const { rows: of } = question;
  return [
    ...own,
    ...question.columns.flatMap((column) => limitProblems(column, "Столбец")),
    ...question.unique
      .filter((code) => !codes.includes(code))
      .map((code) => ({
        part: "question" as const,
        at: question.code,
        text: `В таблице «${question.title}» нет столбца «${code}», который не должен повторяться.`,
      })),
    ...resultProblems(question),
    ...repeated(rows).map((code) => ({
      part: "question" as const,
      at: question.code,
      text: `В таблице «${question.title}» строка «${code}» есть дважды.`,
    })),
    ...(of.kind === "repeating" && of.min > of.max
      ? [
          {
            part: "question" as const,
            at: question.code,
            text: `В таблице «${question.title}» строк нужно больше, чем можно.`,
          },
        ]
      : []),
  ];
}

function limitProblems(question: Question | Column, what: string): FormProblem[] {
  const problem = (text: string): FormProblem => ({
    part: "question",
    at: question.code,
    text: `${what} «${question.title}»: ${text}`,
  });
  switch (question.type) {
    case "integer":
    case "decimal":
    case "percent": {
      const { min, max, unit } = question;
      const crossed = min !== null && max !== null && Number(min) > Number(max);
      return [
        ...(unit === null ? [problem("у числа нет единицы измерения.")] : []),
        ...(crossed ? [problem("наименьшее значение больше наибольшего.")] : []),
      ];
    }
    case "calculated":
      return question.result === "number" && question.unit === null
        ? [problem("у числа нет единицы измерения.")]
        : [];
    case "choice":
    case "choices":
    case "ranking":
      return repeated(question.options.map(({ code }) => code)).map((code) =>
        problem(`вариант с кодом «${code}» есть дважды.`),
      );
    case "text":
      return question.minLength > question.maxLength ? [problem("наименьшая длина больше наибольшей.")] : [];
    case "requisites":
      return Object.values(question.parts).every((part) => part === "no")
        ? [problem("не выбрано, что указывать.")]
        : [];
    case "boolean":
    case "date":
    case "link":
    case "file":
    case "table":
      return [];
  }
}

import { readPart } from "@/lib/modules/monitorings/editing/schema";
import { partsOf } from "@/lib/modules/monitorings/editing/rules";
import type { FormPart, PartKind, Parts } from "@/lib/modules/monitorings/editing/types";
import type { Column, Form, Question } from "@/lib/modules/monitorings/forms/types";

type QuestionType = Question["type"];

const OPTIONS = [{ code: "o1", label: "Вариант 1" }];

/** What a type cannot be without. */
const NEEDED: Partial<Record<QuestionType, object>> = {
  choice: { options: OPTIONS },
  choices: { options: OPTIONS },
  ranking: { options: OPTIONS },
  requisites: { parts: { number: "required", date: "required" } },
  calculated: { expression: "0", result: "number" },
  table: {
    columns: [{ type: "text", code: "column", title: "Столбец 1" }],
    rows: { kind: "repeating", max: 20, label: "Строка" },
  },
};

/** Every code of the form that expressions and exports know, and those of its checks and sections. */
function codesOf(form: Form): Set<string> {
  const codes = [...partsOf(form, "section"), ...partsOf(form, "check"), ...form.facts].map(
    ({ code }) => code,
  );
  for (const { questions } of form.sections)
    for (const question of questions) {
      codes.push(question.code);
      if (question.type === "table")
        codes.push(...question.columns.map(({ code }) => code), ...question.checks.map(({ code }) => code));
    }
  return new Set(codes);
}

/** «q1», «q2»: the first code with the prefix that nothing in the form has. */
function freeCode(form: Form, prefix: string): string {
  return freeAmong([...codesOf(form)], prefix);
}

/** The same among the lines of one list. */
export function freeAmong(codes: readonly string[], prefix: string): string {
  for (let number = 1; ; number += 1) {
    const code = `${prefix}${String(number)}`;
    if (!codes.includes(code)) return code;
  }
}

/** A question of a type with everything the schema gives by itself. */
export function newQuestion(form: Form, type: QuestionType): Question {
  const code = freeCode(form, "q");
  const question = made("question", { ...NEEDED[type], type, code, title: "Новый вопрос" });
  if (question.type !== "table") return question;
  return { ...question, columns: question.columns.map((column) => ({ ...column, code: `${code}_1` })) };
}

export function newColumn(taken: readonly string[], table: string): Column {
  return made("question", {
    type: "integer",
    code: freeAmong(taken, `${table}_`),
    title: "Новый столбец",
  }) as Column;
}

/** The question as another type would ask it: what both have stays, the rest is as new. */
export function asType<Asked extends Question | Column>(asked: Asked, type: Asked["type"]): Asked {
  const needed = { ...NEEDED[type], type, code: asked.code, title: asked.title } as Record<string, unknown>;
  const fresh = made("question", needed) as unknown as Record<string, unknown>;
  const kept = Object.entries(asked).filter(([field]) => field in fresh && field !== "type");
  const { part } = readPart("question", { ...fresh, ...Object.fromEntries(kept) });
  return (part ?? fresh) as Asked;
}

export function newPart(form: Form, part: Exclude<PartKind, "question">): FormPart {
  switch (part) {
    case "section":
      return made("section", { code: freeCode(form, "section"), title: "Новый раздел" });
    case "check":
      return newCheck(freeCode(form, "check"));
    case "fact":
      return made("fact", {
        code: freeCode(form, "fact"),
        title: "Новое сведение",
        type: "number",
        source: "Реестр школ",
      });
  }
}

export function newCheck(code: string): Parts["check"] {
  return made("check", { code, severity: "block", expression: "true", text: "Что не так и что сделать" });
}

/** The part once more, under codes of its own. */
export function copyOf(form: Form, part: PartKind, of: FormPart): FormPart {
  const code = freeCode(form, `${of.code.slice(0, 30)}_`);
  if (part !== "question" || !("type" in of) || of.type !== "table") return { ...of, code };
  const renamed = <Each extends { code: string }>(all: readonly Each[], prefix: string): Each[] =>
    all.map((each, position) => ({ ...each, code: `${code}_${prefix}${String(position + 1)}` }));
  return {
    ...of,
    code,
    columns: renamed(of.columns, ""),
    checks: renamed(of.checks, "c"),
    unique: [],
    // A result has one place it comes from.
    results: [],
  };
}

function made<Kind extends PartKind>(kind: Kind, value: object): Parts[Kind] {
  const { part, problem } = readPart(kind, value);
  if (part === null) throw new Error(`A new ${kind} is not sound: ${problem}`);
  return part as Parts[Kind];
}

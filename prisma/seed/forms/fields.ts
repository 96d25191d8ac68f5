/** What the forms of the handbook (4.2–4.6) are written with: titles verbatim from the data file, shapes met often. */
import { z } from "zod";

import type { FormInput } from "@/lib/modules/monitorings/forms/types";

import formsJson from "../data/monitoring-forms.json";

type SectionInput = FormInput["sections"][number];
export type QuestionInput = SectionInput["questions"][number];
export type CheckInput = NonNullable<FormInput["checks"]>[number];
type FactInput = NonNullable<FormInput["facts"]>[number];

const handbookForm = z.object({
  code: z.string(),
  title: z.string(),
  track: z.int().nullable(),
  sections: z.array(
    z.object({ title: z.string(), fields: z.array(z.object({ id: z.string(), label_ru: z.string() })) }),
  ),
});

export const HANDBOOK_FORMS = z.array(handbookForm).parse(formsJson);

const labels = new Map(
  HANDBOOK_FORMS.flatMap(({ sections }) =>
    sections.flatMap(({ fields }) => fields.map(({ id, label_ru }) => [id, label_ru] as const)),
  ),
);

/** Code and title of a field of the handbook. */
export function field(id: string): { code: string; title: string } {
  const title = labels.get(id);
  if (title === undefined) throw new Error(`No field ${id} in monitoring-forms.json`);
  return { code: id, title };
}

export const options = (pairs: Record<string, string>) =>
  Object.entries(pairs).map(([code, label]) => ({ code, label }));

/** Given by the portal and only confirmed; `from` where the portal knows the value itself. */
export const given = (source: string, from?: string) => ({ prefill: { source, locked: true, from } });

/** Proposed by the portal, may be typed over. */
export const proposed = (source: string, from?: string) => ({ prefill: { source, locked: false, from } });

export const people = (id: string, max: string | null = null) =>
  ({ type: "integer", ...field(id), required: true, unit: "чел.", min: "0", max }) as const;

export const block = (code: string, expression: string, text: string): CheckInput => ({
  code,
  severity: "block",
  expression,
  text,
});

export const warn = (code: string, expression: string, text: string): CheckInput => ({
  ...block(code, expression, text),
  severity: "warn",
});

export const fact = (
  code: string,
  title: string,
  type: FactInput["type"],
  source: string,
  unit: string | null = null,
  from?: string,
): FactInput => ({ code, title, type, source, unit, from });

export const YEAR = fact(
  "monitoring_year",
  "Год мониторинга",
  "number",
  "Сроки мониторинга",
  "год",
  "campaign.year",
);
export const STUDENTS = fact(
  "students",
  "Численность обучающихся",
  "number",
  "Мониторинг идентификации: m1_students",
  "чел.",
  "answer:M1.m1_students",
);
/** Share of those below the minimum among participants, in the row of their procedure. */
export const shareOfLow = (code: string, below: string, participants: string) =>
  ({
    type: "calculated",
    code,
    title: "Доля не преодолевших минимум",
    expression: `percent(${below}, ${participants})`,
    result: "number",
    unit: "%",
  }) as const;

/** A document or a photograph of one. */
export const SCANS = ["pdf" as const, "jpg" as const, "png" as const];

type Cell =
  | { type: "integer"; unit: string; min?: string; max?: string }
  | { type: "decimal"; unit: string; min?: string; max?: string }
  | { type: "percent" };

/** A figure of last year and of this one: the column is called by the field with «_value». */
export function twoYears(
  id: string,
  title: string,
  cell: Cell,
  more: { required?: boolean; prefill?: ReturnType<typeof given>["prefill"]; checks?: CheckInput[] } = {},
): QuestionInput {
  const { required = true, checks = [], ...rest } = more;
  return {
    type: "table",
    code: id,
    title,
    required,
    ...rest,
    columns: [
      {
        ...cell,
        code: `${id}_value`,
        title,
        required,
        ...(rest.prefill && { prefill: { ...rest.prefill, from: "row.value" } }),
      },
    ],
    rows: { kind: "fixed", rows: rowsOf({ before: "Год Y−1", now: "Год Y" }) },
    checks,
  };
}

export const rowsOf = (pairs: Record<string, string>) =>
  Object.entries(pairs).map(([code, label]) => ({ code, label }));

const SHARES = "Мониторинг идентификации за два года";

/** Shares by procedure, two years and the change: given by the portal from two monitorings of identification. */
export function sharePairs(id: string): QuestionInput {
  return {
    type: "table",
    ...field(id),
    ...given(SHARES, "results.shares"),
    help: "Исправляется только через обращение об ошибке в мониторинге идентификации.",
    columns: [
      {
        type: "text",
        code: `${id}_procedure`,
        title: "Процедура",
        maxLength: 200,
        ...given(SHARES, "row.procedure"),
      },
      { type: "percent", code: `${id}_before`, title: "Год Y−1", ...given(SHARES, "row.before") },
      { type: "percent", code: `${id}_now`, title: "Год Y", ...given(SHARES, "row.now") },
      {
        type: "calculated",
        code: `${id}_change`,
        title: "Изменение",
        expression: `${id}_now - ${id}_before`,
        result: "number",
        unit: "п.п.",
      },
    ],
    rows: { kind: "repeating", min: 0, max: 40, label: "Процедура" },
  };
}

const VERDICTS = options({
  positive: "положительная",
  negative: "отрицательная",
  stable: "без динамики",
  mixed: "разнонаправленная",
  not_comparable: "несопоставимо",
});

/** The index of dynamics and its verdict, handbook 7.3. */
export function dynamics(id: string): QuestionInput[] {
  const source = "Расчёт портала по результатам двух лет";
  return [
    {
      type: "decimal",
      ...field(id),
      ...given(source),
      unit: "п.п.",
      digits: 2,
      help: "Положительное значение — доля не преодолевших минимум стала меньше.",
    },
    { type: "choice", code: `${id}_verdict`, title: "Вывод о динамике", ...given(source), options: VERDICTS },
  ];
}

/** What a school says of its dynamics against what the figures say; «разнонаправленная» contradicts nothing. */
export function contradiction(code: string, verdict: string, said: string, words: [string, string, string]) {
  const [better, same, worse] = words;
  return warn(
    code,
    `(${verdict} != "positive" || ${said} == "${better}") && (${verdict} != "stable" || ${said} == "${same}") && (${verdict} != "negative" || ${said} == "${worse}")`,
    "Самооценка расходится с выводом о динамике: поясните, почему.",
  );
}

/** Factors of the risk profile, handbook 3.2. */
export const RISK_FACTORS = options({
  rf01: "Низкий уровень оснащения школы",
  rf02: "Дефицит педагогических кадров",
  rf03: "Недостаточная предметная и методическая компетентность педагогических работников",
  rf04: "Высокая доля обучающихся с ОВЗ",
  rf05: "Низкое качество преодоления языковых и культурных барьеров",
  rf06: "Низкая учебная мотивация обучающихся",
  rf07: "Пониженный уровень школьного благополучия",
  rf08: "Низкий уровень дисциплины в классе",
  rf09: "Высокая доля обучающихся с рисками учебной неуспешности",
  rf10: "Низкий уровень вовлечённости родителей",
  rf11: "Риски низкой адаптивности учебного процесса",
  rf12: "Несформированность внутришкольной системы повышения квалификации",
  rf13: "Пониженный уровень качества школьной образовательной и воспитательной среды",
});

/** Resource deficits, handbook 3.3. */
export const DEFICITS = {
  staff: "кадровый",
  material: "материально-технический",
  info_method: "информационно-методический",
  methodical: "методический",
  psych_ped: "психолого-педагогический",
  student_body: "контингентный",
};

export const SUBJECTS = {
  ru: "русский язык",
  ma: "математика",
  foreign: "иностранный язык",
  history: "история",
  social: "обществознание",
  geography: "география",
  biology: "биология",
  physics: "физика",
  chemistry: "химия",
  informatics: "информатика",
  other: "иной предмет",
};

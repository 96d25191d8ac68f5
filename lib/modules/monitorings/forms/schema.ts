import { z } from "zod";

/** Names of questions, rows and options: what expressions and exports know them by. */
const code = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, "Код — латинские буквы, цифры и «_», с буквы, до 40 знаков");
const optionCode = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_]{0,39}$/, "Код — латинские буквы, цифры и «_», до 40 знаков");
const title = z.string().trim().min(1, "Напишите название").max(500);
const help = z.string().trim().max(1_000).default("");
/** Longer than an expression may be by a little: what is too long is told by the check of the definition in words. */
const expression = z.string().trim().min(1).max(2_000);
const decimal = z.string().regex(/^-?\d{1,9}(\.\d{1,4})?$/, "Укажите число");
const unit = z.string().trim().min(1).max(40).nullable().default(null);
const least = decimal.nullable().default(null);

/** Where the portal itself takes a value from: see prefill/sources/rules.ts. */
const from = z
  .string()
  .regex(/^[a-z]+[.:][A-Za-z0-9_.]{1,80}$/, "Такого источника у портала нет")
  .optional();

/**
 * Where a value comes from before anybody types, in words and as the portal finds it; `locked` is changed only through a
 * report of an error, where the value is known.
 */
const prefill = z.strictObject({ source: z.string().trim().min(1).max(200), locked: z.boolean(), from });

const asked = {
  code,
  title,
  help,
  required: z.boolean().default(false),
  requiredIf: expression.nullable().default(null),
  visibleIf: expression.nullable().default(null),
  prefill: prefill.nullable().default(null),
  /** `head`: only the person who signs for the organisation. */
  answeredBy: z.enum(["anyone", "head"]).default("anyone"),
  /** Documents of the library that help to answer, by their ids. */
  hints: z.array(z.uuid()).max(10, "Подсказок — не больше 10").default([]),
};

/** Last year's answer beside the input; a change by more than `warnPercent` asks for an explanation. */
const compare = z.strictObject({ warnPercent: decimal.nullable() }).nullable().default(null);

const numeric = { unit, min: least, max: least, compare };
const digits = z.int().min(0).max(4).default(1);

const options = z
  .array(
    z.strictObject({
      code: optionCode,
      label: title,
      /** Chosen alone: «нет ни одного». */
      exclusive: z.boolean().default(false),
    }),
  )
  .min(1)
  .max(100);

const part = z.enum(["no", "optional", "required"]).default("no");
const fileLimits = {
  extensions: z
    .array(z.enum(["pdf", "xlsx", "docx", "jpg", "png"]))
    .min(1)
    .default(["pdf"]),
  maxMegabytes: z.int().min(1).max(50).default(20),
  maxFiles: z.int().min(1).max(20).default(5),
};

const integer = z.strictObject({
  type: z.literal("integer"),
  ...asked,
  ...numeric,
  /** Counts 1–4 are shown as «<5» outside the school, its authority and ИМАЦ. */
  small: z.boolean().default(false),
});
const decimalNumber = z.strictObject({ type: z.literal("decimal"), ...asked, ...numeric, digits });
const percent = z.strictObject({
  type: z.literal("percent"),
  ...asked,
  ...numeric,
  digits,
  unit: z.string().trim().min(1).max(40).nullable().default("%"),
  min: decimal.nullable().default("0"),
  max: decimal.nullable().default("100"),
});
const boolean = z.strictObject({ type: z.literal("boolean"), ...asked });
const choice = z.strictObject({ type: z.literal("choice"), ...asked, options });
const choices = z.strictObject({
  type: z.literal("choices"),
  ...asked,
  options,
  most: z.int().min(1).max(100).nullable().default(null),
});
const ranking = z.strictObject({
  type: z.literal("ranking"),
  ...asked,
  options,
  most: z.int().min(1).max(20).nullable().default(null),
});
const text = z.strictObject({
  type: z.literal("text"),
  ...asked,
  minLength: z.int().min(0).max(5_000).default(0),
  maxLength: z.int().min(1).max(5_000).default(2_000),
});
const date = z.strictObject({ type: z.literal("date"), ...asked });
const link = z.strictObject({ type: z.literal("link"), ...asked });
const file = z.strictObject({ type: z.literal("file"), ...asked, ...fileLimits });
/** Requisites of a document: number, date, address, the document itself. */
const requisites = z.strictObject({
  type: z.literal("requisites"),
  ...asked,
  parts: z.strictObject({ number: part, date: part, link: part, file: part }),
  ...fileLimits,
});
const calculated = z.strictObject({
  type: z.literal("calculated"),
  code,
  title,
  help,
  visibleIf: expression.nullable().default(null),
  expression,
  result: z.enum(["number", "text", "truth"]),
  unit,
  digits,
});

const columnSchema = z.discriminatedUnion("type", [
  integer,
  decimalNumber,
  percent,
  boolean,
  choice,
  text,
  date,
  link,
  file,
  calculated,
]);

/** The expression says what must hold; a blank in it holds nothing against anybody. */
export const checkSchema = z.strictObject({
  code,
  severity: z.enum(["block", "warn"]),
  expression,
  text: title,
});

/**
 * Rows of a table that are results of a school: ИМАЦ passes them on to the module of results once the form is accepted
 * (feed/rules.ts). What is said here is no part of the question: it may change without breaking a comparison.
 */
const tableResults = z.strictObject({
  attempt: z.enum(["first", "final"]).default("first"),
  /** Columns with the counts. */
  participants: code,
  below: code,
  enrolled: code.nullable().default(null),
  /** A column that says `spring` or `autumn`; without it the procedure is held in spring. */
  sitting: code.nullable().default(null),
  rows: z
    .array(
      z.strictObject({
        /** Code of an indicator of the region: «VPR_MA_5». */
        indicator: z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/, "Код показателя — заглавные латинские буквы"),
        /** A row the form has. */
        row: optionCode.nullable().default(null),
        /** In a table people add rows to: values of columns that tell the row. */
        where: z.record(code, z.string().min(1).max(100)).default({}),
      }),
    )
    .min(1)
    .max(60),
});

const table = z.strictObject({
  type: z.literal("table"),
  ...asked,
  columns: z.array(columnSchema).min(1).max(20),
  rows: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("fixed"),
      rows: z
        .array(z.strictObject({ code: optionCode, label: title }))
        .min(1)
        .max(60),
    }),
    z.strictObject({
      kind: z.literal("repeating"),
      min: z.int().min(0).max(200).default(0),
      max: z.int().min(1).max(200),
      /** What one row is: «Работа ВПР». */
      label: title,
    }),
  ]),
  /** Columns whose values together may not repeat. */
  unique: z.array(code).max(5).default([]),
  /** Read in every row. */
  checks: z.array(checkSchema).max(40).default([]),
  results: z.array(tableResults).max(4).default([]),
});

export const questionSchema = z.discriminatedUnion("type", [
  integer,
  decimalNumber,
  percent,
  boolean,
  choice,
  choices,
  ranking,
  text,
  date,
  link,
  file,
  requisites,
  calculated,
  table,
]);

/** What the portal knows itself and the form only looks at: the year, an answer of another form, a list. */
export const factSchema = z.strictObject({
  code,
  title,
  type: z.enum(["number", "text", "truth", "date"]),
  unit,
  source: z.string().trim().min(1).max(200),
  from,
});

/** A section without its questions. */
export const sectionHeadSchema = z.strictObject({
  code,
  title,
  help,
  visibleIf: expression.nullable().default(null),
});

/**
 * A version of a form as it is kept. Whether it makes sense (a check on a missing code, a cycle, a number without a
 * unit) is said by lint/rules.ts in words, so a draft may be kept while it is worked on.
 */
export const formSchema = z.strictObject({
  sections: z
    .array(
      sectionHeadSchema.extend({
        questions: z.array(questionSchema).max(80, "В разделе не больше 80 вопросов: начните новый раздел"),
      }),
    )
    .max(40, "В форме не больше 40 разделов"),
  facts: z.array(factSchema).max(60, "В форме не больше 60 сведений портала").default([]),
  checks: z.array(checkSchema).max(200, "В форме не больше 200 проверок").default([]),
});

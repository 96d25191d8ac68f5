import { AlignmentType, SectionType, type ISectionOptions, type Table } from "docx";

import {
  chapter,
  CM,
  heading,
  LANDSCAPE,
  pageNumbers,
  paperDocument,
  table,
  text,
} from "@/lib/modules/plans/print/paper/document";
import type { PlanPrint, PlanPrintRow } from "@/lib/modules/plans/print/types";

/** Exact headings of the handbook, 5.1, with the share of the table's width each takes. */
const COLUMNS: { title: string; share: number; value: (row: PlanPrintRow) => string }[] = [
  { title: "№ п/п", share: 5, value: (row) => row.number },
  { title: "Мероприятие", share: 21, value: (row) => row.title },
  { title: "Сроки", share: 9, value: (row) => row.period },
  { title: "Ответственный", share: 13, value: (row) => row.responsible },
  { title: "Участники (ОО)", share: 14, value: (row) => row.participants },
  { title: "Ожидаемый результат", share: 13, value: (row) => row.expectedResult },
  { title: "Подтверждающий документ", share: 14, value: (row) => row.evidence },
  { title: "Отметка о выполнении", share: 11, value: (row) => row.execution },
];

/**
 * The plan in the official layout: title with the stamp of approval, texts, indicators and a table for
 * section 0 and each track, landscape. Source: handbook 5.1 and 6.
 */
export function planDocument(input: PlanPrint): Promise<Uint8Array<ArrayBuffer>> {
  const title = `План мероприятий («дорожная карта») по работе со ШНОР на ${String(input.year)} год`;
  return paperDocument({
    title,
    author: input.authorityName,
    description: input.approval ? "Утверждённый план" : "Проект плана",
    sections: [titlePage(input), planBody(input)],
  });
}

function titlePage(input: PlanPrint): ISectionOptions {
  const stamp = input.approval
    ? [
        "УТВЕРЖДЁН",
        `приказом от ${input.approval.orderDate} №\u00a0${input.approval.orderNumber}`,
        input.authorityName,
      ]
    : ["УТВЕРЖДЁН", "приказом от «___» ____________ 20___ г. № ______", input.authorityName];
  return {
    properties: LANDSCAPE,
    children: [
      ...stamp.map((line) => text(line, { indentLeft: 14 * CM, align: AlignmentType.LEFT })),
      text(input.approval ? "" : "Проект", { before: 1200, align: AlignmentType.CENTER, italics: true }),
      text("ПЛАН МЕРОПРИЯТИЙ («ДОРОЖНАЯ КАРТА»)", {
        before: 600,
        align: AlignmentType.CENTER,
        bold: true,
        size: 32,
      }),
      text("по работе со школами с низкими образовательными результатами", {
        align: AlignmentType.CENTER,
        bold: true,
      }),
      text(`на ${String(input.year)} год`, { align: AlignmentType.CENTER, bold: true }),
      ...(input.edition
        ? [text(input.edition, { before: 200, align: AlignmentType.CENTER, bold: true })]
        : []),
      ...(input.fate ? [text(input.fate, { align: AlignmentType.CENTER, italics: true })] : []),
      text(input.authorityName, { before: 600, align: AlignmentType.CENTER }),
    ],
  };
}

/** Everything of the plan after its title page. */
export function planBody(input: PlanPrint): ISectionOptions {
  const { texts } = input;
  return {
    properties: { ...LANDSCAPE, type: SectionType.NEXT_PAGE },
    footers: { default: pageNumbers() },
    children: [
      ...chapter("1. Аналитическое обоснование", texts.justification),
      ...chapter("2. Цель, задачи, показатели", [texts.goal, texts.tasks].filter(Boolean).join("\n")),
      ...(input.indicators.length > 0 ? [indicatorTable(input.indicators)] : []),
      heading("3. Мероприятия"),
      ...input.sections.flatMap(({ title, rows }) => [heading(title), measureTable(rows)]),
      ...chapter("4. Ожидаемые результаты", texts.expectedResults),
      ...chapter("5. Контроль", texts.control),
    ],
  };
}

function measureTable(rows: PlanPrintRow[]): Table {
  const none = { ...EMPTY_ROW, title: "Мероприятия не запланированы" };
  const lines = rows.length > 0 ? rows : [none];
  return table(
    COLUMNS.map(({ title, share }) => ({ title, share })),
    lines.map((row) => COLUMNS.map(({ value }) => value(row))),
  );
}

const EMPTY_ROW: PlanPrintRow = {
  number: "",
  title: "",
  period: "",
  responsible: "",
  participants: "",
  expectedResult: "",
  evidence: "",
  execution: "",
};

function indicatorTable(indicators: PlanPrint["indicators"]): Table {
  const columns = [
    { title: "Показатель", share: 55 },
    { title: "Единица измерения", share: 15 },
    { title: "Исходное значение", share: 15 },
    { title: "Целевое значение", share: 15 },
  ];
  return table(
    columns,
    indicators.map(({ title, unit, baseline, target }) => [title, unit, baseline, target]),
  );
}

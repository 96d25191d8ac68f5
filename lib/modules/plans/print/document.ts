import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  HeightRule,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type ISectionOptions,
} from "docx";

import type { PlanPrint, PlanPrintRow } from "@/lib/modules/plans/print/types";

/** Twentieths of a point and A4 across; margins of official papers: left 3 cm, the rest 1.5 cm. */
const CM = 567;
const PAGE = { width: 11906, height: 16838 };
const MARGIN = { left: 3 * CM, right: 1.5 * CM, top: 1.5 * CM, bottom: 1.5 * CM };
const TABLE_WIDTH = PAGE.height - MARGIN.left - MARGIN.right;
const FONT = "Times New Roman";

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
export async function planDocument(input: PlanPrint): Promise<Uint8Array<ArrayBuffer>> {
  const title = `План мероприятий («дорожная карта») по работе со ШНОР на ${String(input.year)} год`;
  const document = new Document({
    title,
    creator: input.authorityName,
    description: input.approval ? "Утверждённый план" : "Проект плана",
    styles: {
      default: { document: { run: { font: FONT, size: 28, language: { value: "ru-RU" } } } },
      paragraphStyles: [
        {
          id: "Heading1",
          name: "heading 1",
          basedOn: "Normal",
          next: "Normal",
          quickFormat: true,
          run: { font: FONT, size: 28, bold: true, color: "000000" },
          paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
        },
      ],
    },
    sections: [titlePage(input), body(input)],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const LANDSCAPE = {
  page: { size: { ...PAGE, orientation: PageOrientation.LANDSCAPE }, margin: MARGIN },
};

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

function body(input: PlanPrint): ISectionOptions {
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

function chapter(title: string, content: string): Paragraph[] {
  if (!content.trim()) return [];
  const lines = content.split(/\r?\n/).filter((line) => line.trim());
  return [
    heading(title),
    ...lines.map((line) => text(line, { firstLine: 1.25 * CM, align: AlignmentType.BOTH })),
  ];
}

function heading(title: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, text: title });
}

interface TextLook {
  bold?: boolean;
  italics?: boolean;
  size?: number;
  before?: number;
  firstLine?: number;
  indentLeft?: number;
  align?: (typeof AlignmentType)[keyof typeof AlignmentType];
}

function text(line: string, look: TextLook = {}): Paragraph {
  return new Paragraph({
    alignment: look.align ?? AlignmentType.LEFT,
    spacing: { before: look.before ?? 0 },
    indent: { firstLine: look.firstLine ?? 0, left: look.indentLeft ?? 0 },
    children: [
      new TextRun({
        text: line,
        bold: look.bold ?? false,
        italics: look.italics ?? false,
        size: look.size ?? 28,
      }),
    ],
  });
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

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "000000" };

/** A ruled table whose header repeats on each page and whose rows do not break across pages. */
function table(columns: { title: string; share: number }[], rows: string[][]): Table {
  const widths = columns.map(({ share }) => Math.floor((TABLE_WIDTH * share) / 100));
  const line = (cells: string[], isHeader: boolean) =>
    new TableRow({
      tableHeader: isHeader,
      cantSplit: true,
      height: { value: 300, rule: HeightRule.ATLEAST },
      children: cells.map((content, index) => cell(content, widths[index] ?? 0, isHeader)),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TABLE_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: LINE,
      bottom: LINE,
      left: LINE,
      right: LINE,
      insideHorizontal: LINE,
      insideVertical: LINE,
    },
    rows: [
      line(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((row) => line(row, false)),
    ],
  });
}

function cell(content: string, width: number, isHeader: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: isHeader ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    children: content
      .replace(/№ (?=\d)/g, "№\u00a0")
      .split("\n")
      .map(
        (line) =>
          new Paragraph({
            alignment: isHeader ? AlignmentType.CENTER : AlignmentType.LEFT,
            children: [new TextRun({ text: line, bold: isHeader, size: 22 })],
          }),
      ),
  });
}

function pageNumbers(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: 22 })],
      }),
    ],
  });
}

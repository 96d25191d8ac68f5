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
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type ISectionOptions,
} from "docx";

/** Twentieths of a point and A4 across; margins of official papers: left 3 cm, the rest 1.5 cm. */
export const CM = 567;
const PAGE = { width: 11906, height: 16838 };
const MARGIN = { left: 3 * CM, right: 1.5 * CM, top: 1.5 * CM, bottom: 1.5 * CM };
const TABLE_WIDTH = PAGE.height - MARGIN.left - MARGIN.right;
const FONT = "Times New Roman";

/** Sheets across: tables of plans are wide. */
export const LANDSCAPE = {
  page: { size: { ...PAGE, orientation: PageOrientation.LANDSCAPE }, margin: MARGIN },
};

/** Sheets upright, for orders, and the width of their text. */
export const PORTRAIT = { page: { size: PAGE, margin: MARGIN } };
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;

interface PaperInput {
  title: string;
  author: string;
  description: string;
  sections: ISectionOptions[];
}

/** A Word file in the look of official papers. */
export async function paperDocument({
  title,
  author,
  description,
  sections,
}: PaperInput): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title,
    creator: author,
    description,
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
    sections,
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

/** A chapter of text: a heading and its paragraphs; nothing where there is no text. */
export function chapter(title: string, content: string): Paragraph[] {
  if (!content.trim()) return [];
  const lines = content.split(/\r?\n/).filter((line) => line.trim());
  return [
    heading(title),
    ...lines.map((line) => text(line, { firstLine: 1.25 * CM, align: AlignmentType.BOTH })),
  ];
}

export function heading(title: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, text: title });
}

interface TextLook {
  bold?: boolean;
  italics?: boolean;
  size?: number;
  before?: number;
  firstLine?: number;
  indentLeft?: number;
  indentRight?: number;
  align?: (typeof AlignmentType)[keyof typeof AlignmentType];
}

/** One paragraph. */
export function text(line: string, look: TextLook = {}): Paragraph {
  return new Paragraph({
    alignment: look.align ?? AlignmentType.LEFT,
    spacing: { before: look.before ?? 0 },
    indent: { firstLine: look.firstLine ?? 0, left: look.indentLeft ?? 0, right: look.indentRight ?? 0 },
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

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "000000" };

/** A ruled table whose header repeats on each page and whose rows do not break across pages. */
export function table(columns: { title: string; share: number }[], rows: string[][]): Table {
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

export function pageNumbers(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: 22 })],
      }),
    ],
  });
}

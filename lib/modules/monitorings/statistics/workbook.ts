import type { WrittenColumn, WrittenSheet } from "@/lib/core/spreadsheets/write-workbook";
import { formatDate } from "@/lib/core/format/dates";
import { definitionText, FIGURE_LABELS } from "@/lib/modules/monitorings/statistics/labels";
import type {
  CampaignStatistics,
  NumberFigures,
  QuestionStatistics,
  StatFigures,
} from "@/lib/modules/monitorings/statistics/types";

const FIGURES = Object.keys(FIGURE_LABELS) as (keyof NumberFigures)[];
const WHERE: WrittenColumn[] = [
  { title: "Код", width: 30, type: "text" },
  { title: "Вопрос", width: 50, type: "text" },
  { title: "Муниципалитет", width: 28, type: "text" },
];
const COUNTS: WrittenColumn[] = ["Принято форм", "Ответили", "Не ответили"].map((title) => ({
  title,
  width: 12,
  type: "number",
}));

/** Statistics as a workbook: figures by question and municipality, options, what was asked. */
export function statisticsSheets(statistics: CampaignStatistics): WrittenSheet[] {
  const { code, year, title, questions, today } = statistics;
  const titles = [
    `${code}, ${String(year)} год: ${title}`,
    `Статистика принятых ответов на ${formatDate(today)}. Что спрашивалось — на листе «Определения».`,
  ];
  return [
    {
      name: "Показатели",
      titles,
      landscape: true,
      columns: [
        ...WHERE,
        ...COUNTS,
        ...FIGURES.map((name) => number(FIGURE_LABELS[name])),
        number("Среднее год назад"),
      ],
      rows: questions.flatMap(figureLines).map((cells) => ({ cells })),
    },
    {
      name: "Варианты",
      titles,
      landscape: true,
      columns: [
        ...WHERE,
        { title: "Вариант", width: 40, type: "text" },
        number("Выбрали"),
        number("Доля, %"),
      ],
      rows: questions.flatMap(optionLines).map((cells) => ({ cells })),
    },
    {
      name: "Определения",
      titles,
      columns: [
        ...WHERE.slice(0, 2),
        { title: "Раздел", width: 30, type: "text" },
        { title: "Что спрашивалось", width: 70, type: "text" },
      ],
      rows: questions.map(({ place }) => ({
        cells: [place.code, place.title, place.sectionTitle, definitionText(place)],
      })),
    },
  ];
}

/** The same figures as lines of one table: options in columns of their own would differ from question to question. */
export function* statisticsLines(statistics: CampaignStatistics): Generator<(string | number | null)[]> {
  yield [
    "Код",
    "Вопрос",
    "Муниципалитет",
    ...COUNTS.map(({ title }) => title),
    ...FIGURES.map((name) => FIGURE_LABELS[name]),
    "Среднее год назад",
    "Варианты",
  ];
  for (const question of statistics.questions) {
    const options = groupsOf(question).map(({ figures }) =>
      question.place.options
        .map(({ code, label }) => `${label}: ${String(figures.options[code] ?? 0)}`)
        .join("; "),
    );
    yield* figureLines(question).map((cells, at) => [...cells, options[at] ?? ""]);
  }
}

interface Group {
  name: string;
  figures: StatFigures;
  before: StatFigures | null;
}

function groupsOf({ total, before, areas }: QuestionStatistics): Group[] {
  return [{ name: "Регион", figures: total, before }, ...areas];
}

function figureLines(question: QuestionStatistics): (string | number | null)[][] {
  const { code, title } = question.place;
  return groupsOf(question).map(({ name, figures, before }) => [
    code,
    title,
    name,
    figures.accepted,
    figures.answered,
    figures.accepted - figures.answered,
    ...FIGURES.map((each) => rounded(figures[each])),
    rounded(before?.mean ?? null),
  ]);
}

function optionLines(question: QuestionStatistics): (string | number | null)[][] {
  const { code, title, options } = question.place;
  return groupsOf(question).flatMap(({ name, figures }) =>
    options.map((option) => {
      const many = figures.options[option.code] ?? 0;
      const share = figures.values === 0 ? null : rounded((100 * many) / figures.values);
      return [code, title, name, option.label, many, share];
    }),
  );
}

const number = (title: string): WrittenColumn => ({ title, width: 12, type: "number" });

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}

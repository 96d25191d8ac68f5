import type { WrittenColumn, WrittenSheet } from "@/lib/core/spreadsheets/write-workbook";
import { formatDate } from "@/lib/core/format/dates";
import { formatShare } from "@/lib/core/format/numbers";
import { capital } from "@/lib/core/format/words";
import { countOf, rowName } from "@/lib/modules/school-lists/comparison/region/rules";
import type {
  ListComparisonDetails,
  ListFigures,
  PlaceComparison,
  RegionComparison,
  ShareFigure,
} from "@/lib/modules/school-lists/comparison/types";
import { listKindLabels, standingLabels, transitionText } from "@/lib/modules/school-lists/labels";

const text = (title: string, width: number): WrittenColumn => ({ title, width, type: "text" });
const figure = (title: string, width = 11): WrittenColumn => ({ title, width, type: "number" });

/** The comparison of an authority as its page shows it: measures, schools year by year, who went where. */
export function comparisonSheets(name: string, today: string, comparison: PlaceComparison): WrittenSheet[] {
  const titles = titlesOf(name, today, comparison);
  return [
    measureSheet(titles, comparison),
    ...comparison.lists.map((list) => schoolSheet(titles, list)),
    flowSheet(titles, comparison, true),
  ];
}

/** The comparison of the region: measures, every municipality by both lists, numbers of those who went where. */
export function regionSheets(today: string, comparison: RegionComparison): WrittenSheet[] {
  const titles = titlesOf("Регион", today, comparison);
  return [
    measureSheet(titles, comparison),
    ...comparison.lists.map((list) => municipalitySheet(titles, comparison, list)),
    flowSheet(titles, comparison, false),
  ];
}

function titlesOf(name: string, today: string, { previousYear, year }: PlaceComparison): string[] {
  return [
    `${name}: перечни ШНОР ${String(previousYear)} и ${String(year)} годов`,
    `По данным портала на ${formatDate(today)}`,
  ];
}

const MEASURES: readonly [string, keyof ListComparisonDetails["measures"]][] = [
  ["Доля вышедших, X / (N₀ − R)", "exitRate"],
  ["Доля оставшихся, S / (N₀ − R)", "persistence"],
  ["Изменение числа школ, (N₁ − N₀) / N₀", "netChange"],
  ["Доля ШНОР среди работавших школ, ранний год", "shareBefore"],
  ["Доля ШНОР среди работавших школ, поздний год", "shareAfter"],
  ["Устойчивый выход", "sustainedExit"],
];

function measureSheet(titles: string[], { lists }: PlaceComparison): WrittenSheet {
  const counts = (list: ListComparisonDetails): [string, number][] => {
    const { before, after, left, stayed, entered, returned, removed } = list.comparison;
    return [
      ["Школ в раннем году, N₀", before],
      ["Школ в позднем году, N₁", after],
      ["Вышли, X", left],
      ["Остались, S", stayed],
      ["Вошли впервые, E", entered],
      ["Возвратились, B", returned],
      ["Выбыли, R", removed],
    ];
  };
  return {
    name: "Показатели",
    titles,
    columns: [text("Показатель", 48), figure("Числитель"), figure("Знаменатель"), text("Значение", 50)],
    rows: lists.flatMap((list) => [
      { heading: capital(listKindLabels[list.kind]) },
      ...counts(list).map(([label, count]) => ({
        cells: [label, list.comparison.comparable ? count : null, null, ""],
      })),
      ...MEASURES.map(([label, key]) => {
        const share = list.measures[key];
        return { cells: [label, ...fractionCells(share), shareText(share)] };
      }),
      ...list.limitations.map((limitation) => ({ heading: `Сравнение ограничено. ${limitation.text}` })),
    ]),
  };
}

function fractionCells({ gap, numerator, denominator }: ShareFigure): [number | null, number | null] {
  return gap === null ? [numerator, denominator] : [null, null];
}

function shareText({ gap, numerator, denominator }: ShareFigure): string {
  return gap === null ? formatShare(numerator, denominator) : `нет данных для расчёта: ${gap}`;
}

function schoolSheet(titles: string[], list: ListComparisonDetails): WrittenSheet {
  const years = list.loadedYears.filter((year) => year <= list.comparison.year);
  return {
    name: sheetName(list),
    titles: [...titles, capital(listKindLabels[list.kind])],
    columns: [
      text("Школа", 44),
      ...years.map((year) => text(String(year), 15)),
      text("Что изменилось", 44),
      figure("Лет подряд"),
    ],
    rows: list.comparison.transitions
      .filter(({ category }) => category !== "never")
      .map((row) => ({
        cells: [
          row.name,
          ...years.map((year) =>
            row.years.includes(year) ? "входит" : row.inheritedYears.includes(year) ? "предшественник" : "—",
          ),
          transitionText(row),
          row.streak > 1 ? row.streak : null,
        ],
      })),
    landscape: true,
  };
}

const COUNTS = ["before", "after", "left", "stayed", "entered", "returned", "removed"] as const;

function municipalitySheet(
  titles: string[],
  { rows }: RegionComparison,
  list: ListComparisonDetails,
): WrittenSheet {
  const { previousYear, year } = list.comparison;
  return {
    name: sheetName(list),
    titles: [...titles, capital(listKindLabels[list.kind])],
    columns: [
      text("Муниципалитет", 32),
      figure(String(previousYear)),
      figure(String(year)),
      ...["Вышли", "Остались", "Вошли впервые", "Возвратились", "Выбыли"].map((title) => figure(title, 14)),
      text("Доля вышедших", 14),
      text("Доля оставшихся", 14),
      text("Доля ШНОР", 12),
      figure(`Работало школ в ${String(year)}`, 14),
    ],
    rows: rows.map((row) => {
      const of: ListFigures = row.lists[list.kind];
      return {
        cells: [
          rowName(row),
          ...COUNTS.map((column) => countOf(of, column)),
          ...[of.exitRate, of.persistence, of.shareAfter].map((share) =>
            formatShare(share.numerator, share.denominator),
          ),
          row.working[year] ?? null,
        ],
      };
    }),
    landscape: true,
  };
}

function flowSheet(
  titles: string[],
  { twoLists, previousYear, year }: PlaceComparison,
  named: boolean,
): WrittenSheet {
  return {
    name: "Переходы",
    titles,
    columns: [
      text(`Было в ${String(previousYear)} году`, 30),
      text(`Стало в ${String(year)} году`, 30),
      figure("Школ"),
      ...(named ? [text("Школы", 70)] : []),
    ],
    rows: twoLists.flows.map(({ from, to, schools }) => ({
      cells: [
        standingLabels[from],
        standingLabels[to],
        schools.length,
        ...(named ? [schools.map(({ name }) => name).join(", ")] : []),
      ],
    })),
    landscape: named,
  };
}

function sheetName({ kind }: ListComparisonDetails): string {
  return kind === "federal" ? "Федеральный" : "Региональный";
}

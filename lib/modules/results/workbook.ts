import type { WrittenColumn, WrittenRow, WrittenSheet } from "@/lib/core/spreadsheets/write-workbook";
import { formatDate, formatInstant } from "@/lib/core/format/dates";
import { attemptLabels, sittingLabels, stateLabels } from "@/lib/modules/results/labels";
import type {
  IndicatorRow,
  ResultFigures,
  SchoolResults,
  TerritoryResults,
} from "@/lib/modules/results/types";
import type { ResultAttempt } from "@/lib/core/db/enums";

/** The two columns of an indicator, as the import reads them back. */
function figureColumns({ title }: IndicatorRow): WrittenColumn[] {
  return [
    { title: `${title}: участников`, width: 13, type: "number" },
    { title: `${title}: не преодолели порог`, width: 13, type: "number" },
  ];
}

/** «н/п», «?» and «не загружено» are what the import takes for the three kinds of nothing. */
function figureCells(figures: ResultFigures | undefined): (string | number | null)[] {
  if (!figures) return [stateLabels.absent, stateLabels.absent];
  if (figures.state === "missing") return ["?", "?"];
  if (figures.state === "not_applicable") return ["н/п", "н/п"];
  return [figures.participants, figures.belowMin];
}

/** Schools of a territory with their results of a year: a line a school, to be read by people and by the import. */
export function territorySheets(
  title: string,
  { year, indicators, schools }: TerritoryResults,
  { attempt, today }: { attempt: ResultAttempt; today: string },
): WrittenSheet[] {
  return [
    {
      name: `Результаты ${String(year)}`,
      titles: [
        `Результаты оценочных процедур за ${String(year)} год (${attemptLabels[attempt]})`,
        title,
        `По состоянию на ${formatDate(today)}. «н/п» — не применимо, «?» — нет данных.`,
      ],
      columns: [
        { title: "Код школы", width: 12, type: "text" },
        { title: "Школа", width: 40, type: "text" },
        { title: "Муниципалитет", width: 24, type: "text" },
        ...indicators.flatMap(figureColumns),
      ],
      rows: schools.map(({ code, shortName, municipality, results }): WrittenRow => ({
        cells: [
          code,
          shortName,
          municipality ?? "",
          ...indicators.flatMap((indicator) => figureCells(results[indicator.code])),
        ],
      })),
      landscape: true,
    },
  ];
}

/** All results of a school in force, a line a year and indicator, each with its source. */
export function schoolSheets({ school, indicators, results, timeZone }: SchoolResults): WrittenSheet[] {
  const titles = new Map(indicators.map(({ id, title }) => [id, title]));
  const order = new Map(indicators.map(({ id }, at) => [id, at]));
  const rows = [...results].sort(
    (left, right) =>
      right.year - left.year || (order.get(left.indicatorId) ?? 0) - (order.get(right.indicatorId) ?? 0),
  );
  return [
    {
      name: "Результаты",
      titles: ["Результаты оценочных процедур", school.name],
      columns: [
        { title: "Год", width: 7, type: "number" },
        { title: "Показатель", width: 34, type: "text" },
        { title: "Сдача", width: 18, type: "text" },
        { title: "Когда", width: 9, type: "text" },
        { title: "Состояние", width: 15, type: "text" },
        { title: "Обучающихся", width: 12, type: "number" },
        { title: "Участников", width: 11, type: "number" },
        { title: "Не преодолели порог", width: 13, type: "number" },
        { title: "Источник", width: 40, type: "text" },
        { title: "Загружено", width: 26, type: "text" },
        { title: "Объективность", width: 30, type: "text" },
      ],
      rows: rows.map((row) => ({
        cells: [
          row.year,
          titles.get(row.indicatorId) ?? "",
          attemptLabels[row.attempt],
          sittingLabels[row.sitting],
          stateLabels[row.state],
          row.enrolled,
          row.participants,
          row.belowMin,
          row.source,
          `${row.loadedBy}, ${formatInstant(row.loadedAt, timeZone)}`,
          row.objectivity?.doubted ? `под сомнением: ${row.objectivity.note}` : "",
        ],
      })),
      landscape: true,
    },
  ];
}
